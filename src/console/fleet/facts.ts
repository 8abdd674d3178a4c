// Facts marked `toBeConfirmed`: where they stand in a configuration, in words, and what they say. Pure.
import type { Configuration } from '../../protocol/configuration.ts';
import { textIn } from '../../protocol/text.ts';
import type { EditorTexts } from '../texts/editor-en.ts';

export type Fact = { pointer: string; label: string; says: string };

export function factsOf(configuration: Configuration, texts: EditorTexts, language: (locale: string) => string): Fact[] {
  return (configuration.toBeConfirmed ?? []).map((pointer) => ({
    pointer,
    label: factLabel(pointer, configuration, texts, language),
    says: said(at(configuration, keysOf(pointer))),
  }));
}

/** Facts of `before` that are no longer to be confirmed though they still stand there; what was removed was not confirmed. */
export function confirmedFacts(before: Configuration, after: Configuration): string[] {
  const sameLines = before.notice?.lines.length === after.notice?.lines.length;
  const left = new Set(after.toBeConfirmed?.map((pointer) => lastingName(pointer, after, sameLines)));
  return (before.toBeConfirmed ?? []).filter((pointer) => {
    const name = lastingName(pointer, before, sameLines);
    return !left.has(name) && stillThere(pointer, before, after, sameLines);
  });
}

/** A name that holds when lists change: by id where there is one, by words for lines of a notice that moved. */
function lastingName(pointer: string, { flow, notice }: Configuration, sameLines: boolean): string {
  const [top, place, ...rest] = keysOf(pointer);
  if (top === 'flow') return ['flow', flow[Number(place)]?.id, ...rest].join('/');
  if (top !== 'notice' || place !== 'lines' || sameLines) return pointer;
  return ['notice', JSON.stringify(notice?.lines[Number(rest[0])]), ...rest.slice(1)].join('/');
}

function stillThere(pointer: string, before: Configuration, after: Configuration, sameLines: boolean): boolean {
  const [top, place, line] = keysOf(pointer);
  if (top === 'flow') return after.flow.some(({ id }) => id === before.flow[Number(place)]?.id);
  if (top !== 'notice') return true;
  if (!after.notice) return false;
  if (place !== 'lines' || sameLines) return true;
  const words = JSON.stringify(before.notice?.lines[Number(line)]);
  return after.notice.lines.some((other) => JSON.stringify(other) === words);
}

/** RFC 6901. */
function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function said(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value).map(said).join(' · ');
}

export function factLabel(pointer: string, configuration: Configuration, texts: EditorTexts, language: (locale: string) => string): string {
  const { flow } = configuration;
  const [top = '', second = '', third = '', fourth = ''] = keysOf(pointer);
  const inLanguage = (locale: string) => (locale ? ` (${language(locale)})` : '');
  if (top === 'organisation') return texts.organisationName + inLanguage(third);
  if (top === 'site') return texts.siteName + inLanguage(third);
  if (top === 'notice' && second === 'lines') return `${texts.notice}: ${texts.noticeLine(Number(third) + 1)}${inLanguage(fourth)}`;
  if (top === 'notice') return texts.notice + inLanguage(third);
  const question = top === 'flow' ? flow[Number(second)] : undefined;
  if (question) return `${texts.screens[question.type]}${third === 'hint' ? `: ${texts.commentHint}` : ''}${inLanguage(fourth)}`;
  if (top === 'forms') return formLabel(configuration, Number(second), third === 'steps' ? Number(fourth) : null);
  if (top === 'thanks') return texts.thanks;
  if (top === 'standards') return texts.standards;
  if (top === 'hours') return texts.hours;
  if (top === 'look') return texts.look.title;
  return top === 'attract' ? texts.attract : pointer;
}

/** By what visitors read, in the kiosk's own language. */
function formLabel({ forms = [], locales: [own = 'en'] }: Configuration, place: number, step: number | null): string {
  const form = forms[place];
  const question = step === null ? undefined : form?.steps[step];
  return [form?.door, question?.text].flatMap((text) => (text ? [textIn(text, own, own)] : [])).join(': ');
}
