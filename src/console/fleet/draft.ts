// A configuration while it is being edited. Pure: every change gives a new draft. Ids are kept as they are for ever; what is
// new gets an id that was never used before.
import * as v from 'valibot';
import { Configuration, isTextPlace, TEXT_PARTS } from '../../protocol/configuration.ts';
import type { CommentQuestion } from '../../protocol/questions/comment.ts';
import type { Question } from '../../protocol/questions/question.ts';
import type { ReasonsQuestion } from '../../protocol/questions/reasons.ts';
import type { Locale, LocalisedText } from '../../protocol/text.ts';
import { insertedAt, remapFacts, removedAt } from './fact-pointers.ts';

/** Texts may be empty here. */
export type Draft = Configuration;
type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;

/** The first question of a type: the form edits one of each, others stay as they are. */
export function questionOf<T extends Question['type']>(draft: Draft, type: T): { question: QuestionOf<T>; place: number } | null {
  const place = draft.flow.findIndex((question) => question.type === type);
  return place < 0 ? null : { question: draft.flow[place] as QuestionOf<T>, place };
}

export function withQuestion(draft: Draft, question: Question): Draft {
  return { ...draft, flow: draft.flow.map((other) => (other.id === question.id ? question : other)) };
}

export function withoutQuestion(draft: Draft, id: string): Draft {
  const place = draft.flow.findIndex((question) => question.id === id);
  const flow = draft.flow.filter((question) => question.id !== id);
  return remapFacts({ ...draft, flow }, '/flow', removedAt(place));
}

/** Reasons come after the rating, a comment comes last. */
export function addQuestion(draft: Draft, question: ReasonsQuestion | CommentQuestion): Draft {
  const flow = [...draft.flow];
  const place = question.type === 'reasons' ? 1 : flow.length;
  flow.splice(place, 0, question);
  return remapFacts({ ...draft, flow }, '/flow', insertedAt(place));
}

export function emptyText(locales: readonly Locale[]): LocalisedText {
  return Object.fromEntries(locales.map((locale) => [locale, '']));
}

export function withLocale(draft: Draft, locale: Locale): Draft {
  if (draft.locales.includes(locale)) return draft;
  return mapTexts({ ...draft, locales: [...draft.locales, locale] }, (text) => ({ [locale]: '', ...text }));
}

export function withoutLocale(draft: Draft, locale: Locale): Draft {
  const locales = draft.locales.filter((other) => other !== locale);
  return mapTexts({ ...draft, locales }, ({ [locale]: _, ...text }) => text);
}

export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const next = [...list];
  next.splice(from + by, 0, ...next.splice(from, 1));
  return next;
}

/**
 * An id that nothing had before: words for whoever reads an export, and 30 random bits, because the ids of earlier revisions
 * are not known here. `random`: at least 6 bytes.
 */
export function freshId(kind: string, random: Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789';
  return `${kind}-${Array.from(random.subarray(0, 6), (byte) => letters[byte % 32]).join('')}`;
}

export type Checked = { right: true; configuration: Configuration } | { right: false; issues: readonly v.BaseIssue<unknown>[] };

export function checkDraft(draft: Draft): Checked {
  const parsed = v.safeParse(Configuration, settled(draft));
  return parsed.success ? { right: true, configuration: parsed.output } : { right: false, issues: parsed.issues };
}

/** Texts that may be left out are left out when they are empty in every language. */
export function settled(draft: Draft): Draft {
  const { line, ...thanks } = draft.thanks;
  const flow = draft.flow.map((question) => {
    if (question.type !== 'comment') return question;
    const { hint, ...rest } = question;
    return isBlank(hint) ? rest : question;
  });
  return { ...draft, flow, thanks: isBlank(line) ? thanks : draft.thanks };
}

function isBlank(text: LocalisedText | undefined): boolean {
  return !text || Object.values(text).every((words) => words.trim() === '');
}

/** Wherever a text for people stands. */
function mapTexts(draft: Draft, change: (text: LocalisedText) => LocalisedText): Draft {
  const { organisation, site } = draft;
  const parts = TEXT_PARTS.filter((part) => draft[part] !== undefined).map((part) => [part, mapped(draft[part], [part], change)]);
  return {
    ...draft,
    ...Object.fromEntries(parts),
    organisation: { ...organisation, name: change(organisation.name) },
    site: { ...site, name: change(site.name) },
  };
}

function mapped(value: unknown, keys: readonly (string | number)[], change: (text: LocalisedText) => LocalisedText): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isTextPlace(keys)) return change(value as LocalisedText);
  if (Array.isArray(value)) return value.map((item, place) => mapped(item, [...keys, place], change));
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapped(child, [...keys, key], change)]));
}
