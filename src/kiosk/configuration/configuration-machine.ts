// Which configuration the kiosk shows. Pure: a verified newer one waits until nobody is at the kiosk, is shown on trial, and takes
// over only when the page confirms it; whatever goes wrong, the one before stays, and the refusal is told until another applies.

import { compareRevisions } from '../../protocol/compare-revisions.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import type { RevisionId } from '../../protocol/ids.ts';
import type { Reader } from '../../protocol/publication.ts';

/** One revision, verified and parsed. */
export type VerifiedConfiguration = {
  revision: RevisionId;
  configuration: Configuration;
  recipients: readonly { keyId: string; publicKey: string }[];
  /** Who may open waiting words here; missing in what an earlier version wrote down. */
  readers?: readonly Reader[];
};
export type Refusal = { revision: string | null; reason: string };

/** What is kept on disk. */
export type ConfigurationState = {
  current: VerifiedConfiguration;
  /** The page has shown `current` without failing. */
  confirmed: boolean;
  lastGood: VerifiedConfiguration | null;
  refused: Refusal | null;
  /** What the collector wanted when it was refused: not fetched again until it wants another, or a day has passed. */
  refusedWanted: string | null;
  /** When, by the kiosk's wall clock, milliseconds since 1970; missing in what an earlier version wrote down. */
  refusedAt?: number | null;
  /** Given to the page so often without an answer before the worker ended: one that takes the page down never says that it failed. */
  tried: { revision: string; times: number } | null;
};
/** And beside it, what a restart may forget. */
export type ConfigurationMachine = ConfigurationState & {
  busy: boolean;
  fetching: string | null;
  pending: VerifiedConfiguration | null;
  trial: VerifiedConfiguration | null;
};

export type Fetched =
  | { ok: true; verified: VerifiedConfiguration }
  | { ok: false; refusal: Refusal }
  /** The network's fault, not the publication's: asked again at the next contact. */
  | { ok: false; refusal: null };

export type ConfigurationEvent =
  | { type: 'wanted'; revision: string | null }
  | { type: 'fetched'; result: Fetched }
  | { type: 'visit-state'; busy: boolean }
  | { type: 'shown'; revision: string }
  | { type: 'failed'; revision: string; reason: string };

export type ConfigurationEffect =
  | { type: 'fetch' }
  /** Give this to the page, which answers with `shown` or `failed`. */
  | { type: 'show'; verified: VerifiedConfiguration }
  | { type: 'save' }
  | { type: 'applied'; revision: RevisionId };

/** A power cut may come in the moment of a trial, even twice; a configuration that takes the page down does so every time. */
const TRIES = 3;
/** What was refused may have been refused by bad luck, or by a version of the kiosk that has been replaced since. */
export const REFUSED_FOR_MS = 24 * 60 * 60_000;

export type ConfigurationStep = { machine: ConfigurationMachine; effects: ConfigurationEffect[] };

export function firstConfiguration(verified: VerifiedConfiguration): ConfigurationState {
  return { current: verified, confirmed: false, lastGood: null, refused: null, refusedWanted: null, refusedAt: null, tried: null };
}

export function startMachine(state: ConfigurationState): ConfigurationMachine {
  return { ...state, busy: false, fetching: null, pending: null, trial: null };
}

export function stateToSave(machine: ConfigurationMachine): ConfigurationState {
  const { current, confirmed, lastGood, refused, refusedWanted, refusedAt, tried } = machine;
  return { current, confirmed, lastGood, refused, refusedWanted, refusedAt: refusedAt ?? null, tried };
}

/** `nowMs`: the kiosk's wall clock, milliseconds since 1970. */
export function stepConfiguration(before: ConfigurationMachine, event: ConfigurationEvent, nowMs: number): ConfigurationStep {
  const { machine, effects } = react(before, event, nowMs);
  const isRefusedNow = machine.refused !== null && machine.refused !== before.refused;
  return { machine: isRefusedNow ? { ...machine, refusedAt: nowMs } : machine, effects };
}

function react(machine: ConfigurationMachine, event: ConfigurationEvent, nowMs: number): ConfigurationStep {
  switch (event.type) {
    case 'wanted':
      return wanted(machine, event.revision, nowMs);
    case 'fetched':
      return fetched(machine, event.result);
    case 'visit-state':
      return showPending({ ...machine, busy: event.busy });
    case 'shown':
      return shown(machine, event.revision);
    case 'failed':
      return failed(machine, event.revision, event.reason);
  }
}

function wanted(before: ConfigurationMachine, revision: string | null, nowMs: number): ConfigurationStep {
  const machine = isRefusedLongAgo(before, nowMs) ? { ...before, refusedWanted: null, tried: null } : before;
  const known = [machine.current.revision, machine.pending?.revision, machine.trial?.revision, machine.refusedWanted];
  if (revision === null || machine.fetching !== null || known.includes(revision)) return unchanged(machine);
  return { machine: { ...machine, fetching: revision }, effects: [{ type: 'fetch' }] };
}

/** A clock set back must not make a refusal last for ever: what matters is how far off it is. */
function isRefusedLongAgo({ refusedWanted, refusedAt }: ConfigurationMachine, nowMs: number): boolean {
  return refusedWanted !== null && Math.abs(nowMs - (refusedAt ?? 0)) >= REFUSED_FOR_MS;
}

function fetched(machine: ConfigurationMachine, result: Fetched): ConfigurationStep {
  const after = { ...machine, fetching: null };
  if (!result.ok) {
    if (!result.refusal) return unchanged(after);
    const { revision, reason } = result.refusal;
    return refuse(after, { revision: revision ?? machine.fetching, reason }, machine.fetching);
  }
  const { verified } = result;
  const newest = machine.pending ?? machine.trial ?? machine.current;
  if (verified.revision === newest.revision) return unchanged(after);
  if (compareRevisions(verified.revision, newest.revision) <= 0)
    return refuse(after, { revision: verified.revision, reason: `not newer than ${newest.revision}` }, machine.fetching);
  return showPending({ ...after, pending: verified });
}

function showPending(machine: ConfigurationMachine): ConfigurationStep {
  const { busy, pending } = machine;
  if (busy || !pending) return unchanged(machine);
  const { revision } = pending;
  const times = machine.tried?.revision === revision ? machine.tried.times : 0;
  if (times >= TRIES) return refuse({ ...machine, pending: null }, { revision, reason: `not confirmed after ${TRIES} tries` }, revision);
  const after = { ...machine, pending: null, trial: pending, tried: { revision, times: times + 1 } };
  return { machine: after, effects: [{ type: 'save' }, { type: 'show', verified: pending }] };
}

function shown(machine: ConfigurationMachine, revision: string): ConfigurationStep {
  const { current, trial, confirmed } = machine;
  if (trial?.revision === revision) {
    const lastGood = confirmed ? current : machine.lastGood;
    const settled = { confirmed: true, lastGood, refused: null, refusedWanted: null, refusedAt: null, tried: null };
    return applied({ ...machine, ...settled, current: trial, trial: null });
  }
  if (current.revision === revision && !confirmed) return applied({ ...machine, confirmed: true });
  return unchanged(machine);
}

function applied(machine: ConfigurationMachine): ConfigurationStep {
  return { machine, effects: [{ type: 'save' }, { type: 'applied', revision: machine.current.revision }] };
}

/** On trial: back to the current one. The current one itself: back to the last good one, when there is one. */
function failed(machine: ConfigurationMachine, revision: string, reason: string): ConfigurationStep {
  const { current, trial, lastGood } = machine;
  if (trial?.revision === revision) {
    const { machine: after, effects } = refuse({ ...machine, trial: null }, { revision, reason }, revision);
    return { machine: after, effects: [{ type: 'show', verified: current }, ...effects] };
  }
  if (current.revision !== revision) return unchanged(machine);
  if (!lastGood) return refuse(machine, { revision, reason }, revision);
  const { machine: after, effects } = refuse({ ...machine, current: lastGood, lastGood: null }, { revision, reason }, revision);
  return { machine: after, effects: [{ type: 'show', verified: lastGood }, ...effects] };
}

function refuse(machine: ConfigurationMachine, refused: Refusal, refusedWanted: string | null): ConfigurationStep {
  return { machine: { ...machine, refused, refusedWanted }, effects: [{ type: 'save' }] };
}

function unchanged(machine: ConfigurationMachine): ConfigurationStep {
  return { machine, effects: [] };
}
