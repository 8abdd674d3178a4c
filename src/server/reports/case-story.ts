// One case as a report counts it: how long each of its rounds took, which promises were kept, what came of it. Pure. What its facts alone decide
// is worked out apart from what the moment decides, so that it can be remembered for as long as no fact is added.
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import type { PointOutcome } from '../../protocol/cases/case-kinds.ts';
import type { OrganisationClock } from '../clock/organisation-clock.ts';
import { pausesWithin } from '../clock/pauses.ts';
import { standingsOf } from '../clock/read-clock.ts';
import { workingMsBetween } from '../clock/working-time.ts';
import type { StoredCase } from '../store/case-store.ts';
import { roundsOf } from './case-rounds.ts';

/** `minutes` null: not done, or not to be measured. `kept` null: nothing was promised, or it is not decided yet. */
export type Deed = { done: boolean; minutes: number | null; kept: boolean | null };
export type CaseStory = Pick<StoredCase, 'kind' | 'site' | 'department'> & {
  ended: boolean;
  late: boolean;
  acknowledged: Deed[];
  answered: Deed[];
  outcomes: (PointOutcome | null)[];
  lessons: number;
};

/** By its facts alone. */
export type MeasuredCase = { rounds: MeasuredRound[]; outcomes: CaseStory['outcomes']; lessons: number };
/** `dues` null: as lists show them, for the round that goes on. `acknowledged` null: it was before. */
type MeasuredRound = { acknowledged: Measured | null; answered: Measured; dues: Dues | null };
type Measured = { at: number | null; minutes: number | null };
type Dues = Pick<StoredCase, 'acknowledgeBy' | 'respondBy'>;

export function measuredCase(facts: readonly CaseFact[], clock: OrganisationClock | null): MeasuredCase {
  const rounds = roundsOf(facts);
  return {
    rounds: rounds.map((round, place) => measuredRound(round, clock, place < rounds.length - 1)),
    outcomes: Object.values(rounds.at(-1)?.points ?? {}),
    lessons: facts.filter(({ what }) => what.fact === 'lesson').length,
  };
}

type Reported = Pick<StoredCase, 'kind' | 'site' | 'department' | 'hasEnded' | 'dueAt'> & Dues;

export function caseStory(stored: Reported, { rounds, outcomes, lessons }: MeasuredCase, now: number): CaseStory {
  const { kind, site, department, hasEnded, dueAt } = stored;
  return {
    ...{ kind, site, department, outcomes, lessons },
    ended: hasEnded,
    late: !hasEnded && dueAt !== null && dueAt < now,
    acknowledged: rounds.flatMap(({ acknowledged, dues }) => (acknowledged ? deed(acknowledged, (dues ?? stored).acknowledgeBy, now) : [])),
    answered: rounds.map(({ answered, dues }) => deed(answered, (dues ?? stored).respondBy, now)),
  };
}

function deed({ at, minutes }: Measured, dueAt: number | null, now: number): Deed {
  const isDecided = dueAt !== null && (at !== null || now > dueAt);
  return { done: at !== null, minutes, kept: isDecided ? at !== null && at <= dueAt : null };
}

function measuredRound(round: Case, working: OrganisationClock | null, isOver: boolean): MeasuredRound {
  const { receivedAt, acknowledgedAt, respondedAt, pauses } = round.clock;
  // What is opened again has been acknowledged before.
  const isCarried = acknowledgedAt !== null && acknowledgedAt < receivedAt;
  const measured = (at: number | null, paused: Case['clock']['pauses']) => ({ at, minutes: minutesOf(working, receivedAt, at, paused) });
  return {
    acknowledged: isCarried ? null : measured(earlier(acknowledgedAt, respondedAt), []),
    answered: measured(respondedAt, pauses),
    dues: isOver ? duesOf(round, working) : null,
  };
}

function minutesOf(working: OrganisationClock | null, from: number, until: number | null, paused: Case['clock']['pauses']): number | null {
  if (!working || until === null) return null;
  const { calendar } = working;
  const pauses = pausesWithin(paused, from, until).reduce((sum, pause) => sum + workingMsBetween(calendar, pause.from, pause.until), 0);
  return Math.max(0, workingMsBetween(calendar, from, until) - pauses) / 60_000;
}

/** Of a round that is over only its facts are left. A policy without such a target promised nothing. */
function duesOf(round: Case, working: OrganisationClock | null): Dues {
  if (!working) return { acknowledgeBy: null, respondBy: null };
  const { kind, contact, stage, clock } = round;
  try {
    const input = { kind, contact, stage, ...clock };
    const { acknowledge, respond } = standingsOf(working.policy, working.calendar, input, clock.respondedAt ?? clock.receivedAt);
    return { acknowledgeBy: acknowledge?.due.at ?? null, respondBy: respond?.due.at ?? null };
  } catch (error) {
    if (error instanceof RangeError) return { acknowledgeBy: null, respondBy: null };
    throw error;
  }
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
