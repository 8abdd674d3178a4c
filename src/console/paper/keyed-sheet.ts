// What was keyed in of a sheet, as the case that it makes: which questions it asks, what they were answered, who can be reached how. Pure.

import type { FactWords, Opened } from '../../protocol/cases/case-facts.ts';
import type { ContactChannel } from '../../protocol/cases/case-kinds.ts';
import { caseOfMessage, type MessageCase } from '../../protocol/cases/case-of-message.ts';
import type { Answer, Answers } from '../../protocol/flow/answers.ts';
import { holds } from '../../protocol/flow/condition.ts';
import { answersAsked } from '../../protocol/flow/steps.ts';
import type { Form } from '../../protocol/form.ts';
import type { PaperAnswer } from '../../protocol/paper-api.ts';
import { type Question, typeOf } from '../../protocol/questions/question.ts';
import type { Control } from '../../protocol/questions/question-type.ts';
import { SCALES } from '../../protocol/scales.ts';
import { sheetRevision } from '../../protocol/sheet-revision.ts';
import { textIn } from '../../protocol/text.ts';
import type { FoundSheet } from './find-sheet.ts';
import type { PaperWords } from './paper-words.ts';

type Option = { id: string; name: string };
export type Asked = { id: string; text: string; hint: string | null } & (
  | { as: 'one' | 'several'; options: readonly Option[] }
  | { as: 'text' | 'line'; maxLength: number }
  | { as: 'day' | 'time' }
);
type Reading = { language: string; words: PaperWords };

/** Those that stand open after what has been answered, as on the sheet. */
export function questionsOf({ paper, form }: FoundSheet, answers: Answers, reading: Reading): Asked[] {
  const given = answersAsked(form.steps, answers);
  return form.steps.filter(({ type, when }) => type !== 'signpost' && holds(when, given)).map((step) => asked(step, paper, given, reading));
}

function asked(step: Question, paper: PaperAnswer, given: Answers, { language, words }: Reading): Asked {
  const control = typeOf(step).asked(step, paper);
  const said = { id: step.id, text: textIn(step.text, language, 'en'), hint: step.hint ? textIn(step.hint, language, 'en') : null };
  switch (control.control) {
    case 'words':
      return { ...said, as: control.multiline ? 'text' : 'line', maxLength: control.maxLength };
    case 'date':
      return { ...said, as: 'day' };
    case 'time':
      return { ...said, as: 'time' };
    default: {
      const many = control.control === 'choice' && control.many;
      return { ...said, as: many ? 'several' : 'one', options: optionsOf(control, given, language, words) };
    }
  }
}

function optionsOf(control: Control, given: Answers, language: string, words: PaperWords): Option[] {
  if (control.control === 'choice')
    return control.options.filter(({ when }) => holds(when, given)).map(({ id, text }) => ({ id, name: textIn(text, language, 'en') }));
  if (control.control === 'scale')
    return SCALES[control.scale].values.map(({ id }) => ({ id, name: (words.faces as Record<string, string>)[id] ?? id }));
  return [
    { id: 'yes', name: words.yes },
    { id: 'no', name: words.no },
    { id: 'not-sure', name: words.notSure },
  ];
}

/** null: by itself it would become none. */
export function caseOfSheet({ paper, form }: FoundSheet, answers: Answers): MessageCase | null {
  const body = { formId: form.id, answers: { ...answersAsked(form.steps, answers) } as Record<string, string | string[]> };
  return caseOfMessage(body, { forms: [form], standards: { services: paper.services } }, paper.rules);
}

/** Beyond these a fact takes no more. */
const MOST = { text: 10_000, name: 200, email: 200, phone: 200, address: 1000 } as const;

export function isTooLong({ text = '' }: FactWords): boolean {
  return text.length > MOST.text;
}

/** How to reach somebody stands by itself; all else as question and answer, in the language of whoever keys it in. */
export function wordsOfSheet(sheet: FoundSheet, answers: Answers, contact: ContactChannel, reading: Reading): FactWords {
  const given = answersAsked(sheet.form.steps, answers);
  const ways = waysIn(sheet.form, given, contact);
  const apart = new Set(Object.values(ways));
  const said = questionsOf(sheet, answers, reading).flatMap((question) => {
    const answer = given[question.id];
    return answer === undefined || apart.has(question.id) ? [] : [`${question.text}\n${answerIn(question, answer)}`];
  });
  const words = Object.fromEntries(Object.entries(ways).map(([way, id]) => [way, String(given[id]).trim()]));
  return { ...(said.length > 0 ? { text: said.join('\n\n') } : {}), ...words };
}

function answerIn(question: Asked, answer: Answer): string {
  if (!('options' in question)) return String(answer).trim();
  return [answer]
    .flat()
    .map((each) => question.options.find(({ id }) => id === each)?.name ?? each)
    .join(', ');
}

/** By the kind of question, else by the ids that the shipped forms use. Some ask which number somebody called, which is no way to reach them. */
function waysIn({ steps }: Form, given: Answers, contact: ContactChannel): Record<string, string> {
  const ofKind = (kind: 'name' | 'email' | 'phone') =>
    steps.find((step) => step.type === 'words' && step.kind === kind && given[step.id] !== undefined)?.id;
  const withId = (id: string) => (given[id] === undefined ? undefined : id);
  const found = {
    name: ofKind('name') ?? withId('name'),
    email: ofKind('email') ?? withId('email'),
    phone: withId('phone') ?? (contact === 'phone' ? ofKind('phone') : undefined),
    address: withId('letter'),
  };
  const fits = ([way, id]: [string, string | undefined]) =>
    id !== undefined && String(given[id]).trim().length <= MOST[way as keyof typeof MOST];
  return Object.fromEntries(Object.entries(found).filter(fits)) as Record<string, string>;
}

type Chosen = Pick<Opened, 'kind' | 'contact' | 'department' | 'service'>;
type Place = { day: string; receivedAt: number; locale: string };

/** `receivedAt`: until the collector says it better. */
export function openedFromSheet({ paper, form }: FoundSheet, chosen: Chosen, { day, receivedAt, locale }: Place): Opened {
  const sheet = { kiosk: paper.kiosk.id, form: form.id, revision: sheetRevision(paper.revision) };
  const place = { channel: 'paper' as const, site: paper.site.id, day, receivedAt, locale };
  return { fact: 'opened', reference: '', entry: null, held: false, ...place, ...chosen, sheet };
}
