// What publishing a draft would change, in the order of the form. Questions and reasons are followed by id, so a moved reason
// is not a new one. Pure.
import type { Configuration } from '../../protocol/configuration.ts';
import type { Question } from '../../protocol/questions/question.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { EditorTexts } from '../texts/editor-en.ts';
import { confirmedFacts, factLabel } from './facts.ts';

/** null: was not there, or will not be. */
export type Change = { label: string; before: string | null; after: string | null };
type Names = { texts: EditorTexts; language: (locale: string) => string };

export function changeSummary(before: Configuration, after: Configuration, newPin: boolean, names: Names): Change[] {
  const { texts, language } = names;
  const text = (label: string, a: LocalisedText | undefined, b: LocalisedText | undefined) => textChanges(label, a, b, after, names);
  const list = (locales: readonly string[]) => locales.map(language).join(', ');
  return [
    ...value(texts.languages, list(before.locales), list(after.locales)),
    ...text(texts.organisationName, before.organisation.name, after.organisation.name),
    ...text(texts.siteName, before.site.name, after.site.name),
    ...text(`${texts.attract}: ${texts.attractTitle}`, before.attract.title, after.attract.title),
    ...text(`${texts.attract}: ${texts.invitation}`, before.attract.invitation, after.attract.invitation),
    ...text(`${texts.notice}: ${texts.noticeTitle}`, before.notice?.title, after.notice?.title),
    ...longer(before.notice?.lines, after.notice?.lines).flatMap(([a, b], place) =>
      text(`${texts.notice}: ${texts.noticeLine(place + 1)}`, a, b),
    ),
    ...flowChanges(before.flow, after.flow, text, names),
    ...text(`${texts.thanks}: ${texts.thanksTitle}`, before.thanks.title, after.thanks.title),
    ...text(`${texts.thanks}: ${texts.thanksLine}`, before.thanks.line, after.thanks.line),
    ...lookChanges(before, after, texts),
    ...timeChanges(before, after, texts),
    ...(newPin ? [{ label: texts.changed.pin, before: null, after: texts.changed.pinNew }] : []),
    ...confirmations(before, after, names),
  ];
}

type TextDiff = (label: string, a: LocalisedText | undefined, b: LocalisedText | undefined) => Change[];

function flowChanges(before: readonly Question[], after: readonly Question[], text: TextDiff, { texts }: Names): Change[] {
  const removed = before.filter(({ id }) => !after.some((other) => other.id === id));
  return [
    ...removed.map((question) => ({ label: texts.changed.questionRemoved, before: first(question.text), after: null })),
    ...after.flatMap((question) => {
      const old = before.find(({ id }) => id === question.id);
      if (!old) return [{ label: texts.changed.questionAdded, before: null, after: first(question.text) }];
      const label = question.type === 'rating' ? texts.question : `${texts.screens[question.type]}: ${texts.questionText}`;
      return [...text(label, old.text, question.text), ...detailChanges(old, question, text, texts)];
    }),
  ];
}

function detailChanges(before: Question, after: Question, text: TextDiff, texts: EditorTexts): Change[] {
  if (before.type === 'rating' && after.type === 'rating') return value(texts.scale, texts.scales[before.scale], texts.scales[after.scale]);
  if (before.type === 'comment' && after.type === 'comment')
    return [
      ...text(`${texts.comment}: ${texts.commentHint}`, before.hint, after.hint),
      ...value(texts.maxLength, String(before.maxLength), String(after.maxLength)),
    ];
  if (before.type === 'reasons' && after.type === 'reasons') return optionChanges(before.options, after.options, text, texts);
  return [];
}

type Option = { id: string; text: LocalisedText };

function optionChanges(before: readonly Option[], after: readonly Option[], text: TextDiff, texts: EditorTexts): Change[] {
  const kept = (options: readonly Option[], others: readonly Option[]) =>
    options.filter(({ id }) => others.some((other) => other.id === id));
  const gone = before.filter((option) => !kept(before, after).includes(option));
  const order = (options: readonly Option[]) => options.map((option) => first(option.text)).join(', ');
  const [keptBefore, keptAfter] = [kept(before, after), kept(after, before)];
  const sameOrder = keptBefore.every(({ id }, place) => keptAfter[place]?.id === id);
  return [
    ...gone.map((option) => ({ label: texts.changed.reasonRemoved, before: first(option.text), after: null })),
    ...after.flatMap((option, place) => {
      const old = before.find(({ id }) => id === option.id);
      return old
        ? text(texts.reason(place + 1), old.text, option.text)
        : [{ label: texts.changed.reasonAdded, before: null, after: first(option.text) }];
    }),
    ...(sameOrder ? [] : [{ label: texts.changed.reasonOrder, before: order(keptBefore), after: order(keptAfter) }]),
  ];
}

function lookChanges(from: Configuration, to: Configuration, { look: texts }: EditorTexts): Change[] {
  const [before, after] = [from.look, to.look];
  const turned = (label: string, a = false, b = false) => value(label, a ? texts.on : texts.off, b ? texts.on : texts.off);
  const isOther = before?.logo !== after?.logo;
  const logo = (url: string | undefined) => (url ? `${texts.logo} (${Math.ceil((url.length * 3) / 4 / 1024)} KB)` : null);
  return [
    ...(isOther ? [{ label: texts.logo, before: logo(before?.logo), after: logo(after?.logo) }] : []),
    ...value(texts.brand, before?.colours?.brand ?? null, after?.colours?.brand ?? null),
    ...value(texts.onBrand, before?.colours?.onBrand ?? null, after?.colours?.onBrand ?? null),
    ...turned(texts.sound, from.response?.sound, to.response?.sound),
    ...turned(texts.vibration, from.response?.vibration, to.response?.vibration),
  ];
}

function timeChanges(before: Configuration, after: Configuration, texts: EditorTexts): Change[] {
  const time = (label: string, a: number, b: number) => value(label, texts.changed.seconds(a), texts.changed.seconds(b));
  return [
    ...time(texts.warnAfter, before.idle.warnAfterMs, after.idle.warnAfterMs),
    ...time(texts.resetAfter, before.idle.resetAfterMs, after.idle.resetAfterMs),
    ...time(texts.thanksFor, before.idle.thanksForMs, after.idle.thanksForMs),
    ...time(texts.sync, before.sync.intervalMs, after.sync.intervalMs),
  ];
}

function confirmations(before: Configuration, after: Configuration, { texts, language }: Names): Change[] {
  return confirmedFacts(before, after).map((pointer) => ({
    label: texts.changed.confirmed,
    before: null,
    after: factLabel(pointer, before, texts, language),
  }));
}

/** Texts in a language that goes away are not each a change: the languages' own line says it. */
function textChanges(
  label: string,
  before: LocalisedText | undefined,
  after: LocalisedText | undefined,
  { locales }: Configuration,
  { language }: Names,
): Change[] {
  return locales.flatMap((locale) => value(`${label} (${language(locale)})`, before?.[locale] ?? null, after?.[locale] ?? null));
}

function value(label: string, before: string | null, after: string | null): Change[] {
  return before === after ? [] : [{ label, before, after }];
}

function first(text: LocalisedText): string {
  return Object.values(text)[0] ?? '';
}

function longer<T>(a: readonly T[] = [], b: readonly T[] = []): [T | undefined, T | undefined][] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, place) => [a[place], b[place]]);
}
