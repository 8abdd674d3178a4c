// Runs visits: feeds touches, outcomes and the passing of time to the state machine in `visit.ts`, hands its drafts to whoever
// records them, and holds what is on screen as signals. Clock, random and recording are handed in.
import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import { type IdleClock, idleStage } from './idle.ts';
import { attract, type Moment, type Shown, type VisitEvent, type VisitState, visitStep } from './visit.ts';
import type { EntryDraft } from './worker-port.ts';

/** How long a visitor is asked to put up with an apology before the next one may come. */
const SORRY_FOR_MS = 8_000;
const TICK_MS = 250;

export type KioskParts = {
  /** True once the entry is durable; false when it could not be kept or no answer came in time. */
  record(draft: EntryDraft): Promise<boolean>;
  moment(): Moment;
  /** Calls back until the returned function is called. */
  every(ms: number, call: () => void): () => void;
};

export type Kiosk = {
  readonly shown: ReadonlySignal<Shown | null>;
  readonly visit: ReadonlySignal<VisitState>;
  /** Seconds until the screen goes back, while the visitor is asked whether they are still there. */
  readonly secondsLeft: ReadonlySignal<number | null>;
  dispatch(event: VisitEvent): void;
  /** Touches and typing. While the question "still there?" stands, only its own buttons answer it. */
  touched(): void;
  stillHere(): void;
  /** Looks at the clock: by itself while a visit runs, and from outside when a sleeping page wakes. */
  tick(): void;
  /** Puts a configuration on screen and starts from the attract screen. */
  show(next: Shown): void;
  /** Goes straight to a state; only a preview jumps like that. */
  enter(state: VisitState): void;
};

export function createKiosk(parts: KioskParts): Kiosk {
  const shown = signal<Shown | null>(null);
  const visit = signal<VisitState>({ at: 'attract', locale: 'en' });
  const secondsLeft = signal<number | null>(null);
  let lastTouch = clockOf(parts.moment());
  let stopTicking: (() => void) | null = null;

  function dispatch(event: VisitEvent): void {
    if (!shown.value) return;
    const { state, drafts } = visitStep(visit.value, event, { shown: shown.value, moment: parts.moment() });
    if (state !== visit.value) enter(state);
    for (const draft of drafts) void keep(draft);
  }

  async function keep(draft: EntryDraft): Promise<void> {
    const kept = await parts.record(draft);
    dispatch({ type: kept ? 'recorded' : 'not-recorded', draft: draft.id });
  }

  function enter(state: VisitState): void {
    batch(() => {
      stillHere();
      visit.value = state;
    });
    if (state.at === 'attract') {
      stopTicking?.();
      stopTicking = null;
    } else stopTicking ??= parts.every(TICK_MS, tick);
  }

  function tick(): void {
    const idle = shown.value?.configuration.idle;
    if (!idle || visit.value.at === 'attract') return;
    if (visit.value.at === 'question') tickQuestion(idle);
    else tickMessage(idle);
  }

  function tickMessage(idle: Shown['configuration']['idle']): void {
    const restMs = visit.value.at === 'thanks' ? idle.thanksForMs : SORRY_FOR_MS;
    const over = idleStage({ ...idle, warnAfterMs: 0, resetAfterMs: restMs }, lastTouch, clockOf(parts.moment()));
    if (over.stage === 'over') dispatch({ type: 'over' });
  }

  function tickQuestion(idle: Shown['configuration']['idle']): void {
    const quiet = idleStage(idle, lastTouch, clockOf(parts.moment()));
    secondsLeft.value = quiet.stage === 'warning' ? Math.ceil(quiet.leftMs / 1000) : null;
    if (quiet.stage === 'over') dispatch({ type: 'timeout' });
  }

  function touched(): void {
    if (secondsLeft.value === null && visit.value.at === 'question') lastTouch = clockOf(parts.moment());
  }

  function stillHere(): void {
    secondsLeft.value = null;
    lastTouch = clockOf(parts.moment());
  }

  function show(next: Shown): void {
    batch(() => {
      shown.value = next;
      enter(attract(next.configuration));
    });
  }

  return { shown, visit, secondsLeft, dispatch, touched, stillHere, tick, show, enter };
}

function clockOf({ wallMs, monotonicOriginMs }: Moment): IdleClock {
  return { wallMs, monotonicMs: monotonicOriginMs };
}
