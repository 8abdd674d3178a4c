// What kind of case a message becomes by itself, read out of its answers: which kind it was said to be, how the person wants to be answered,
// which department and service it is about. By the organisation's case policy; where it has none, by the configuration it was given under and
// the ids that the shipped forms use. Pure.
import type { CasePolicy } from '../case-policy.ts';
import type { Answer } from '../flow/answers.ts';
import { holds } from '../flow/condition.ts';
import type { Form } from '../form.ts';
import type { FormBody } from '../form-body.ts';
import type { Question } from '../questions/question.ts';
import type { CaseKind, ContactChannel } from './case-kinds.ts';

export type MessageCase = { kind: CaseKind; contact: ContactChannel; department: string | null; service: string | null };

/** By the id of what was chosen. A concern is a complaint that an authority takes about somebody else. */
const KINDS: Readonly<Record<string, CaseKind>> = {
  compliment: 'compliment',
  complaint: 'complaint',
  concern: 'complaint',
  question: 'question',
};
const KIND_QUESTION = 'kind';

type Rules = Pick<CasePolicy, 'becomesCase' | 'contactChannel'>;
/** Of a configuration, what decides. */
export type ShownForms = {
  forms?: readonly Form[] | undefined;
  standards?: { services: readonly { id: string; department?: string | undefined }[] } | undefined;
};

/** null: no case, such as a suggestion. */
export function caseOfMessage({ formId, answers }: FormBody, configuration: ShownForms | null, rules: Rules | null): MessageCase | null {
  const steps = configuration?.forms?.find(({ id }) => id === formId)?.steps ?? [];
  const kind = rules ? kindByRule(rules, { formId, answers }) : kindOf(answers, steps);
  if (!kind) return null;
  const answered = (isIt: (step: Question) => boolean, id: string) =>
    single(answers[steps.find((step) => isIt(step) && single(answers[step.id]))?.id ?? id]);
  const service = answered(({ type }) => type === 'service', 'service');
  const named = answered(({ type }) => type === 'department', 'department');
  const owning = configuration?.standards?.services.find(({ id }) => id === service)?.department ?? null;
  return { kind, contact: rules ? contactByRule(rules, answers) : contactOf(answers, steps), department: named ?? owning, service };
}

function kindByRule({ becomesCase }: Rules, { formId, answers }: FormBody): CaseKind | null {
  return becomesCase.find(({ form, when }) => form === formId && holds(when, answers))?.kind ?? null;
}

function contactByRule({ contactChannel }: Rules, answers: FormBody['answers']): ContactChannel {
  return contactChannel.find(({ when }) => holds(when, answers))?.channel ?? 'none';
}

function kindOf(answers: FormBody['answers'], steps: readonly Question[]): CaseKind | null {
  const first = steps.find(({ type }) => type === 'choice')?.id;
  const chosen = single(answers[KIND_QUESTION]) ?? (first ? single(answers[first]) : null);
  return chosen !== null && Object.hasOwn(KINDS, chosen) ? (KINDS[chosen] ?? null) : null;
}

/** What they asked for, else by what they left: a way to write to them goes before a number to call. */
function contactOf(answers: FormBody['answers'], steps: readonly Question[]): ContactChannel {
  const asked = single(answers.answer);
  if (asked !== null && Object.hasOwn(CHANNELS, asked)) return CHANNELS[asked] ?? 'none';
  const left = (kind: 'email' | 'phone') =>
    single(answers[kind]) !== null ||
    steps.some((step) => step.type === 'words' && step.kind === kind && single(answers[step.id]) !== null);
  // Belize asks which number somebody called from, which is no way to reach them.
  if (single(answers.contact) === 'no') return 'none';
  if (left('email')) return 'e-mail';
  if (single(answers.phone) !== null || (single(answers.contact) === null && left('phone'))) return 'phone';
  return single(answers.letter) === null ? 'none' : 'letter';
}

const CHANNELS: Readonly<Record<string, ContactChannel>> = { email: 'e-mail', phone: 'phone', letter: 'letter', none: 'none' };

function single(answer: Answer | undefined): string | null {
  return typeof answer === 'string' && answer !== '' ? answer : null;
}
