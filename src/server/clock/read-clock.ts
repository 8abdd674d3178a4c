// By when a case is to be acknowledged and answered, and how it stands at a moment. Pure: policy, calendar, what happened and the moment
// are handed in, so that the same case reads the same everywhere. Decision 0021 says why it counts as it does.
import type { CasePolicy, Target, WorkingTime } from '../../protocol/case-policy.ts';
import type { CaseStage } from '../../protocol/case-stages.ts';
import type { CaseKind, ContactChannel } from '../../protocol/cases/case-kinds.ts';
import { type Deadline, dayDeadline, deadlineOf } from './deadlines.ts';
import { type Pause, pausesWithin } from './pauses.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingMs, dayAfter, dayAt, type Opening, openingFrom, workingMsBetween } from './working-time.ts';

/** Times are milliseconds since 1970, UTC; days `YYYY-MM-DD` in the organisation's zone. */
export type ClockInput = {
  kind: CaseKind;
  contact: ContactChannel;
  stage: CaseStage;
  /** When the stage began. */
  receivedAt: number;
  /** While waiting for the person; `until` null: still. */
  pauses: readonly { from: number; until: number | null }[];
  /** The day that the person was told instead. */
  extendedTo: string | null;
  acknowledgedAt: number | null;
  respondedAt: number | null;
};

/** `at`: the last millisecond in which the promise can be kept. `paused`: as if the person answered now. */
export type Due = {
  day: string;
  at: number;
  state: 'met' | 'late' | 'running' | 'paused' | 'at-risk' | 'due-today' | 'overdue';
  /** The target, or a holiday that moves it, has not been confirmed by anybody. */
  toBeConfirmed: boolean;
};
/** null: nothing is promised. */
export type ClockReading = { acknowledge: Due | null; respond: Due | null };
/** `riskFrom`: from when it is at risk; null once it is done, and while it is paused. */
type Standing = { due: Due; riskFrom: number | null };

/** Throws a RangeError when the calendar never opens again. */
export function readClock(policy: CasePolicy, calendar: WorkingCalendar, input: ClockInput, nowMs: number): ClockReading {
  const { acknowledge, respond } = standingsOf(policy, calendar, input, nowMs);
  return { acknowledge: acknowledge?.due ?? null, respond: respond?.due ?? null };
}

export function standingsOf(policy: CasePolicy, calendar: WorkingCalendar, input: ClockInput, nowMs: number) {
  const { acknowledgeWithin, respondWithin } = targetOf(policy, input);
  const start = openingFrom(calendar, input.receivedAt);
  const running = { policy, calendar, start, nowMs };
  // Who has the answer needs no word that it is being prepared.
  const acknowledgedAt = earlierOf(input.acknowledgedAt, input.respondedAt);
  const { pauses, extendedTo, respondedAt } = input;
  return {
    // Nothing that is awaited from the person keeps anybody from saying that their message has come.
    acknowledge: acknowledgeWithin && standing(running, acknowledgeWithin, { doneAt: acknowledgedAt, pauses: [], extendedTo: null }),
    respond: respondWithin && standing(running, respondWithin, { doneAt: respondedAt, pauses, extendedTo }),
  };
}

function targetOf({ targets }: CasePolicy, { kind, contact, stage }: ClockInput): Target {
  const target = targets.find((one) => one.kinds.includes(kind) && one.contacts.includes(contact) && one.stages.includes(stage));
  if (!target) throw new RangeError(`no target for a ${kind} with contact "${contact}" in stage ${stage}`);
  return target;
}

type Running = { policy: CasePolicy; calendar: WorkingCalendar; start: Opening; nowMs: number };
type Doing = Pick<ClockInput, 'pauses' | 'extendedTo'> & { doneAt: number | null };

function standing(running: Running, time: WorkingTime, { doneAt, pauses, extendedTo }: Doing): Standing {
  const { calendar, start, nowMs } = running;
  const promised = deadlineOf(calendar, start, time);
  const told = extendedTo === null ? null : dayDeadline(calendar, extendedTo, 0);
  // A day that was told stands, unless a pause begins when only that day is left.
  const counted = pausesWithin(pauses, start.at, doneAt ?? nowMs).filter((pause) => promised.pause(pause) || told?.pause(pause));
  const deadline = told && told.deadline.at > promised.deadline.at ? told.deadline : promised.deadline;
  const riskFrom = doneAt === null && !counted.at(-1)?.isOn ? riskOf(running, deadline, counted) : null;
  const state = doneAt === null ? openState(running, deadline, riskFrom) : doneAt <= deadline.at ? 'met' : 'late';
  const toBeConfirmed = time.toBeConfirmed || hasDoubt(calendar, start.day, deadline.day);
  return { due: { day: deadline.day, at: deadline.at, state, toBeConfirmed }, riskFrom };
}

function openState({ calendar, nowMs }: Running, { day, at }: Deadline, riskFrom: number | null): Due['state'] {
  if (riskFrom === null) return 'paused';
  if (nowMs > at) return 'overdue';
  if (dayAt(calendar, nowMs) === day) return 'due-today';
  return nowMs >= riskFrom ? 'at-risk' : 'running';
}

/** When the share of the working time is gone that the policy names; time in pauses is neither given nor gone. */
function riskOf({ policy, calendar, start }: Running, { at }: Deadline, counted: readonly Pause[]): number {
  const paused = counted.reduce((sum, { from, until }) => sum + workingMsBetween(calendar, from, until), 0);
  const given = workingMsBetween(calendar, start.at, at) - paused;
  return addWorkingMs(calendar, start, Math.round(policy.atRiskFrom * given) + paused).at;
}

function hasDoubt(calendar: WorkingCalendar, first: string, last: string): boolean {
  for (let day = first; day <= last; day = dayAfter(day)) if (calendar.isDoubtful(day)) return true;
  return false;
}

function earlierOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
