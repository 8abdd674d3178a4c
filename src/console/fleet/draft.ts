// A configuration while it is being edited. Pure: every change gives a new draft. Ids are kept as they are for ever; what is
// new gets an id that was never used before.
import * as v from 'valibot';
import { Configuration } from '../../protocol/configuration.ts';
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

function mapTexts(draft: Draft, change: (text: LocalisedText) => LocalisedText): Draft {
  const { attract, notice, thanks, organisation, site } = draft;
  return {
    ...draft,
    organisation: { ...organisation, name: change(organisation.name) },
    site: { ...site, name: change(site.name) },
    attract: { title: change(attract.title), invitation: change(attract.invitation) },
    ...(notice ? { notice: { title: change(notice.title), lines: notice.lines.map(change) } } : {}),
    flow: draft.flow.map((question) => mapQuestionTexts(question, change)),
    thanks: { title: change(thanks.title), ...(thanks.line ? { line: change(thanks.line) } : {}) },
  };
}

function mapQuestionTexts(question: Question, change: (text: LocalisedText) => LocalisedText): Question {
  const text = change(question.text);
  switch (question.type) {
    case 'rating':
      return { ...question, text };
    case 'reasons':
      return { ...question, text, options: question.options.map((option) => ({ ...option, text: change(option.text) })) };
    case 'comment':
      return { ...question, text, ...(question.hint ? { hint: change(question.hint) } : {}) };
  }
}
