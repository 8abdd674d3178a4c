// The one list of what a sender is ever told of their case. What is not named here never leaves: no name, no note, no reason, no flag. Words
// are told only where staff wrote them for the person (`toPerson`), and only of the facts below. Pure.
import type { FactName, What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import type { CaseState, PointOutcome } from '../../protocol/cases/case-kinds.ts';
import type { ArrivedReceipt, Promised, SenderState } from '../../protocol/receipt-api.ts';
import type { ClockReading, Due } from '../clock/read-clock.ts';

/** Facts that can hold something for the person. Notes, lessons and marks never do, whatever stands in them. */
const TELLING: readonly FactName[] = [
  ...(['acknowledged', 'state', 'contact', 'outcome', 'remedy', 'extended'] as const),
  ...(['referred', 'reopened', 'second-stage'] as const),
];

/** `text`: what of its words is for the person, where it was opened. */
export type FactToTell = { what: What; number: number; at: number; hasWords: boolean; toPerson: string | null };
type Told = Pick<ArrivedReceipt, 'state' | 'acknowledge' | 'answer' | 'told' | 'added' | 'asksSatisfied'>;

export function mayTell({ fact }: What): boolean {
  return TELLING.includes(fact);
}

export function toldToSender(found: Case, facts: readonly FactToTell[], promised: ClockReading, dayOf: (ms: number) => string): Told {
  const { acknowledgedAt } = found.clock;
  const dayOrNull = (ms: number | null) => (ms === null ? null : dayOf(ms));
  // With another body nothing more is promised here, and handing it on was no answer.
  const isReferred = found.state === 'referred';
  const answeredAt = isReferred && !wasAnswered(facts) ? null : found.clock.respondedAt;
  const promise = (due: Due | null) => byWhen(isReferred ? null : due);
  return {
    state: STATES[found.state],
    acknowledge: { ...promise(promised.acknowledge), on: dayOrNull(acknowledgedAt ?? answeredAt) },
    answer: { ...promise(promised.respond), on: dayOrNull(answeredAt) },
    told: facts.flatMap((fact) => tellingOf(fact, facts, dayOf)),
    added: facts.flatMap((fact) => additionOf(fact, dayOf)),
    asksSatisfied: ANSWERED.includes(found.state) && !haveSaid(facts),
  };
}

/** A later day counts for the person from when they were told of it. */
export function extensionTold(facts: readonly FactToTell[]): string | null {
  const told = sinceItBegan(facts).findLast(
    ({ what, toPerson }) => what.fact === 'extended' && (what.toldOn !== null || toPerson !== null),
  );
  return told?.what.fact === 'extended' ? told.what.to : null;
}

/** Anew, where it did. */
function sinceItBegan(facts: readonly FactToTell[]): readonly FactToTell[] {
  return facts.slice(facts.findLastIndex(({ what }) => what.fact === 'reopened' || what.fact === 'second-stage') + 1);
}

const STATES: Readonly<Record<CaseState, SenderState>> = {
  new: 'received',
  acknowledged: 'received',
  'in-progress': 'looked-at',
  reopened: 'looked-at',
  waiting: 'waiting',
  answered: 'answered',
  resolved: 'answered',
  closed: 'closed',
  referred: 'referred',
};
const ANSWERED: readonly CaseState[] = ['answered', 'resolved', 'closed'];

/** While it is awaited from them, nobody can say by when. */
function byWhen(due: Due | null): Pick<Promised, 'by' | 'toBeConfirmed'> {
  if (!due || due.state === 'paused') return { by: null, toBeConfirmed: false };
  return { by: due.day, toBeConfirmed: due.toBeConfirmed };
}

/** Of a point that was decided anew, the last decision alone. */
function tellingOf(fact: FactToTell, facts: readonly FactToTell[], dayOf: (ms: number) => string): ArrivedReceipt['told'] {
  const { what, at, toPerson: text } = fact;
  if (text === null || !mayTell(what)) return [];
  if (what.fact !== 'outcome') return [{ day: dayOf(at), text, outcome: null }];
  const last = facts.findLast((other) => other.what.fact === 'outcome' && other.what.point === what.point);
  const outcome: PointOutcome = what.outcome;
  return last === fact ? [{ day: dayOf(at), text, outcome }] : [];
}

function additionOf({ what, at, hasWords }: FactToTell, dayOf: (ms: number) => string): ArrivedReceipt['added'] {
  if (what.fact !== 'added') return [];
  return [{ day: dayOf(at), hasText: hasWords, wantsContact: what.wantsContact, satisfied: what.satisfied }];
}

function wasAnswered(facts: readonly FactToTell[]): boolean {
  return sinceItBegan(facts).some(({ what }) => what.fact === 'state' && ANSWERED.includes(what.to));
}

/** Since what they are to be satisfied with. */
function haveSaid(facts: readonly FactToTell[]): boolean {
  const answered = facts.findLastIndex(({ what }) => what.fact === 'state' && ANSWERED.includes(what.to));
  return facts.slice(answered + 1).some(({ what }) => what.fact === 'added' && what.satisfied !== null);
}
