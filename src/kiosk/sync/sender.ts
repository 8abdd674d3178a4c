// The one sender, as a pure state machine: (state, event) → state and effects. It reads the oldest entries, sends them, and moves on
// only over what an acknowledgement named. What to do after a failure stands in `retry-rules.ts`; nothing here touches a network.
import type { Acknowledgement } from '../../protocol/batch.ts';
import { BATCH_MAX_ENTRIES } from '../../protocol/limits.ts';
import type { Acknowledged, OutgoingBatch } from '../outbox/outgoing.ts';
import { backOffMs, REFUSED_WAIT_MS } from './back-off.ts';
import { describeFailure, type Failure, type Outcome } from './outcome.ts';
import { ruleFor } from './retry-rules.ts';

export type Trigger = 'start' | 'visit-end' | 'interval' | 'online' | 'background-sync' | 'visible' | 'sync-now' | 'configuration';
export type RefusalProblem = 'kiosk-revoked' | 'kiosk-unknown';

type Phase =
  | { name: 'stopped' }
  /** Nothing to send; the timer brings the next heartbeat. */
  | { name: 'idle' }
  /** After a failure. No automatic trigger shortens the wait to before `notBefore`. */
  | { name: 'waiting'; until: number; notBefore: number }
  | { name: 'reading' }
  | { name: 'sending'; batch: OutgoingBatch }
  /** `empty`: nothing was sent, so that nothing to settle is no failure. */
  | { name: 'settling'; empty: boolean };

export type SenderState = {
  phase: Phase;
  /** In a row. */
  failures: number;
  /** Entries in the next batch at most. */
  limit: number;
  /** So many of the oldest entries hold one that the collector objects to; 0: none suspected. */
  suspects: number;
  /** A single entry was objected to. First an empty batch is the witness that it is the entry's fault, then the entry is tried once more. */
  accused: { batch: OutgoingBatch; reason: string; witnessed: boolean } | null;
  /** Send an empty batch when nothing waits. */
  heartbeat: boolean;
  /** Triggered while busy: look once more. */
  again: boolean;
  refusal: RefusalProblem | null;
  /** When it last went back for a restored collector. */
  resentAt: number | null;
};

export type SenderEvent =
  | { type: 'trigger'; reason: Trigger }
  | { type: 'timer' }
  | { type: 'stop' }
  | { type: 'read'; batch: OutgoingBatch }
  | { type: 'answered'; outcome: Outcome }
  | ({ type: 'settled' } & Acknowledged)
  /** The disk failed while reading or settling. */
  | { type: 'store-failed' };

export type SenderEffect =
  | { type: 'read'; limit: number }
  | { type: 'send'; batch: OutgoingBatch }
  | { type: 'settle'; batch: OutgoingBatch; acknowledgement: Acknowledgement }
  | { type: 'shelve'; batch: OutgoingBatch; reason: string }
  /** Replaces the timer that runs; null stops it. */
  | { type: 'timer'; afterMs: number | null }
  /** Give up the request in flight. */
  | { type: 'abort' }
  | { type: 'contact'; acknowledgement: Acknowledgement }
  /** The collector was restored from a backup: these numbers go once more. */
  | ({ type: 'resend' } & NonNullable<Acknowledged['resend']>)
  | { type: 'failure'; reason: string }
  | { type: 'refusal'; problem: RefusalProblem | null };

/** Handed in with every event: milliseconds of a monotonic clock, a number in [0, 1), the interval between heartbeats. */
export type SenderNow = { ms: number; random: number; intervalMs: number };
type Step = { state: SenderState; effects: SenderEffect[] };

/** `online` and Background Sync hint that the line is back: the wait shrinks to at most this. */
const HINTED_WAIT_MS = 2_000;

export function startSender(refusal: RefusalProblem | null): SenderState {
  return {
    phase: { name: 'stopped' },
    failures: 0,
    limit: BATCH_MAX_ENTRIES,
    suspects: 0,
    accused: null,
    heartbeat: true,
    again: false,
    refusal,
    resentAt: null,
  };
}

export function stepSender(state: SenderState, event: SenderEvent, now: SenderNow): Step {
  switch (event.type) {
    case 'trigger':
      return triggered(state, event.reason, now);
    case 'timer':
      return isResting(state) ? read({ ...state, heartbeat: true }) : same(state);
    case 'stop':
      return { state: startSender(state.refusal), effects: [{ type: 'timer', afterMs: null }, { type: 'abort' }] };
    case 'read':
      return state.phase.name === 'reading' ? haveRead(state, event.batch, now) : same(state);
    case 'answered':
      return state.phase.name === 'sending' ? answered(state, state.phase.batch, event.outcome, now) : same(state);
    case 'settled':
      return state.phase.name === 'settling' ? settled(state, state.phase.empty, event, now) : same(state);
    case 'store-failed':
      return state.phase.name === 'stopped' ? same(state) : backOff(state, 'the disk could not be read', null, now);
  }
}

function isResting({ phase }: SenderState): boolean {
  return phase.name === 'idle' || phase.name === 'waiting';
}

function triggered(state: SenderState, reason: Trigger, now: SenderNow): Step {
  const { phase } = state;
  if (phase.name === 'stopped') return reason === 'start' ? read({ ...state, heartbeat: true }) : same(state);
  if (phase.name === 'idle') return read({ ...state, heartbeat: reason !== 'visit-end' });
  if (phase.name !== 'waiting') return same({ ...state, again: true });
  if (reason === 'sync-now') return read({ ...state, heartbeat: true });
  if ((reason !== 'online' && reason !== 'background-sync') || state.refusal) return same(state);
  const until = Math.max(phase.notBefore, now.ms + now.random * HINTED_WAIT_MS);
  return until < phase.until ? wait(state, until, phase.notBefore, now) : same(state);
}

function read(state: SenderState): Step {
  return {
    state: { ...state, phase: { name: 'reading' }, again: false },
    effects: [
      { type: 'timer', afterMs: null },
      { type: 'read', limit: state.limit },
    ],
  };
}

function haveRead(state: SenderState, batch: OutgoingBatch, now: SenderNow): Step {
  if (batch.entries.length === 0 && !state.heartbeat) return rest(state, now);
  return send(state, batch);
}

function send(state: SenderState, batch: OutgoingBatch): Step {
  return { state: { ...state, phase: { name: 'sending', batch } }, effects: [{ type: 'send', batch }] };
}

function rest(state: SenderState, now: SenderNow): Step {
  if (state.again) return read({ ...state, heartbeat: false });
  return { state: { ...state, phase: { name: 'idle' } }, effects: [{ type: 'timer', afterMs: now.intervalMs }] };
}

function answered(state: SenderState, batch: OutgoingBatch, outcome: Outcome, now: SenderNow): Step {
  return outcome.type === 'acknowledged'
    ? acknowledged(state, batch, outcome.acknowledgement, now)
    : refused(state, batch, outcome.failure, now);
}

function acknowledged(state: SenderState, batch: OutgoingBatch, acknowledgement: Acknowledgement, now: SenderNow): Step {
  const effects: SenderEffect[] = [{ type: 'contact', acknowledgement }];
  if (state.refusal) effects.push({ type: 'refusal', problem: null });
  const after: SenderState = { ...state, refusal: null, heartbeat: false };
  if (state.accused && !state.accused.witnessed) {
    const again = send({ ...after, accused: { ...state.accused, witnessed: true } }, state.accused.batch);
    return { state: again.state, effects: [...effects, ...again.effects] };
  }
  const empty = batch.entries.length === 0;
  if (empty && !acknowledgement.ledger) {
    const resting = rest({ ...after, failures: 0 }, now);
    return { state: resting.state, effects: [...effects, ...resting.effects] };
  }
  effects.push({ type: 'settle', batch, acknowledgement });
  return { state: { ...after, accused: null, phase: { name: 'settling', empty } }, effects };
}

/** Settled some: on at once, with what is left of the suspects or a little more than before. Settled none: that was no progress. */
function settled(state: SenderState, empty: boolean, { count, resend }: Acknowledged, now: SenderNow): Step {
  if (resend) return goAgain(state, resend, now);
  if (empty) return rest({ ...state, failures: 0 }, now);
  if (count === 0) return backOff(state, 'nothing of the batch was acknowledged', null, now);
  const suspects = Math.max(0, state.suspects - count);
  const limit = suspects > 0 ? Math.ceil(suspects / 2) : Math.min(BATCH_MAX_ENTRIES, Math.ceil(state.limit * 1.5) + 1);
  return read({ ...state, failures: 0, suspects, limit });
}

/** At once, but once an interval at most: a collector that forgets all the time must not keep the line busy. */
function goAgain(state: SenderState, resend: NonNullable<Acknowledged['resend']>, now: SenderNow): Step {
  const again = { ...state, failures: 0, suspects: 0, resentAt: now.ms };
  const until = (state.resentAt ?? Number.NEGATIVE_INFINITY) + now.intervalMs;
  const step = until > now.ms ? wait(again, until, now.ms, now) : read(again);
  return { state: step.state, effects: [{ type: 'resend', ...resend }, ...step.effects] };
}

function refused(state: SenderState, batch: OutgoingBatch, failure: Failure, now: SenderNow): Step {
  const reason = describeFailure(failure);
  const rule = ruleFor(failure);
  switch (rule) {
    case 'back-off':
      return backOff(state, reason, failure.cause === 'status' ? failure.retryAfterMs : null, now);
    case 'rarely':
      return waitRarely(state, failure, now);
    case 'halve':
    case 'narrow':
      return narrow(state, batch, reason, rule, now);
  }
}

function backOff(state: SenderState, reason: string, retryAfterMs: number | null, now: SenderNow): Step {
  const failures = state.failures + 1;
  const notBefore = now.ms + (retryAfterMs ?? 0);
  const step = wait({ ...state, failures, accused: null }, notBefore + backOffMs(failures, now.random), notBefore, now);
  return { state: step.state, effects: [{ type: 'failure', reason }, ...step.effects] };
}

function waitRarely(state: SenderState, failure: Failure, now: SenderNow): Step {
  const problem: RefusalProblem = failure.cause === 'status' && failure.problem === 'kiosk-revoked' ? 'kiosk-revoked' : 'kiosk-unknown';
  const until = now.ms + REFUSED_WAIT_MS;
  const step = wait({ ...state, refusal: problem, accused: null }, until, until, now);
  return { state: step.state, effects: [{ type: 'failure', reason: problem }, { type: 'refusal', problem }, ...step.effects] };
}

/** Half as much. A single entry goes to the shelf when it alone is refused twice and an empty batch is taken in between. */
function narrow(state: SenderState, batch: OutgoingBatch, reason: string, rule: 'halve' | 'narrow', now: SenderNow): Step {
  const count = batch.entries.length;
  if (count === 0) return backOff(state, reason, null, now);
  if (count === 1 && state.accused?.witnessed) {
    const effects: SenderEffect[] = [
      { type: 'failure', reason },
      { type: 'shelve', batch, reason },
    ];
    return { state: { ...state, accused: null, phase: { name: 'settling', empty: false } }, effects };
  }
  if (count === 1) {
    const witness: OutgoingBatch = { source: 'waiting', entries: [], ledgerId: batch.ledgerId };
    return send({ ...state, accused: { batch, reason, witnessed: false } }, witness);
  }
  const suspects = rule === 'narrow' ? count : 0;
  const step = read({ ...state, limit: Math.ceil(count / 2), suspects, heartbeat: true });
  return { state: step.state, effects: [{ type: 'failure', reason }, ...step.effects] };
}

function wait(state: SenderState, until: number, notBefore: number, now: SenderNow): Step {
  return {
    state: { ...state, phase: { name: 'waiting', until, notBefore }, again: false },
    effects: [{ type: 'timer', afterMs: Math.max(0, until - now.ms) }],
  };
}

function same(state: SenderState): Step {
  return { state, effects: [] };
}
