// Runs visits: feeds touches, outcomes and the passing of time to the state machine in `visit.ts`, hands its drafts to whoever
// records them, and holds what is on screen as signals. Clock, random and recording are handed in.
import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Room } from '../protocol/batch.ts';
import type { DoorSteps } from './door-steps.ts';
import { type IdleClock, idleStage } from './idle.ts';
import { attract, type Moment, type Shown, type Turned, type VisitEvent, type VisitState, visitStep } from './visit.ts';
import type { EntryDraft, Kept } from './worker-port.ts';

/** How long a visitor is asked to put up with an apology before the next one may come. */
const SORRY_FOR_MS = 8_000;
/** Time to copy two lines by hand before the visitor is asked whether they are still there. */
const RECEIPT_FOR_MS = 60_000;
const TICK_MS = 250;

type Idle = Shown['configuration']['idle'];
export type KioskParts = {
  /** True, or a receipt, once the entry is durable; false when it could not be kept or no answer came in time. */
  record(draft: EntryDraft): Promise<Kept>;
  /** What is taken just now; without this, everything. */
  room?(): Room;
  turnedAway?(kind: Turned): void;
  /** What is behind the doors; loaded when the first one is opened, or before. */
  loadDoors?(): Promise<DoorSteps>;
  moment(): Moment;
  /** Calls back until the returned function is called. */
  every(ms: number, call: () => void): () => void;
};

export type Kiosk = {
  readonly shown: ReadonlySignal<Shown | null>;
  readonly visit: ReadonlySignal<VisitState>;
  /** Seconds until the screen goes back, while the visitor is asked whether they are still there. */
  readonly secondsLeft: ReadonlySignal<number | null>;
  /** Entries whose outcome is not known yet. */
  readonly unrecorded: ReadonlySignal<number>;
  dispatch(event: VisitEvent): void;
  /** Another page takes over: nothing happens here any more, but every try is told. Until what this gives back is called. */
  hold(tried: (event: VisitEvent) => void): () => void;
  /** Touches and typing. While the question "still there?" stands, only its own buttons answer it. */
  touched(): void;
  stillHere(): void;
  /** Looks at the clock: by itself while a visit runs, and from outside when a sleeping page wakes. */
  tick(): void;
  /** Puts a configuration on screen and starts from the attract screen; null: nothing is on screen, as at the beginning. */
  show(next: Shown | null): void;
  /** Goes straight to a state; only a preview jumps like that. */
  enter(state: VisitState): void;
  /** What most visits never need, so that later it is there at once. */
  load(): Promise<void>;
};

export function createKiosk(parts: KioskParts): Kiosk {
  const shown = signal<Shown | null>(null);
  const visit = signal<VisitState>({ at: 'attract', locale: 'en' });
  const secondsLeft = signal<number | null>(null);
  const unrecorded = signal(0);
  let held: ((event: VisitEvent) => void) | null = null;
  let lastTouch = clockOf(parts.moment());
  let stopTicking: (() => void) | null = null;
  let doors: DoorSteps | undefined;

  async function load(): Promise<void> {
    doors ??= await parts.loadDoors?.();
  }

  function dispatch(event: VisitEvent): void {
    if (!shown.value) return;
    // The page going is what is waited for.
    if (held) return void (event.type !== 'leave' && held(event));
    if (event.type.startsWith('open-') && !doors && parts.loadDoors)
      return void load().then(
        () => dispatch(event),
        () => {},
      );
    const now = { shown: shown.value, moment: parts.moment(), room: parts.room?.() ?? 'ample', doors };
    const { state, drafts, turnedAway } = visitStep(visit.value, event, now);
    if (state !== visit.value) enter(state);
    if (turnedAway) parts.turnedAway?.(turnedAway);
    for (const draft of drafts) void keep(draft);
  }

  async function keep(draft: EntryDraft): Promise<void> {
    unrecorded.value++;
    const kept = await parts.record(draft);
    unrecorded.value--;
    const receipt = typeof kept === 'object' ? kept : undefined;
    dispatch(kept ? { type: 'recorded', draft: draft.id, receipt } : { type: 'not-recorded', draft: draft.id });
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
    const state = visit.value;
    if (!shown.value || state.at === 'attract') return;
    const idle = idleOf(state, shown.value.configuration.idle);
    const quiet = idleStage(idle, lastTouch, clockOf(parts.moment()));
    secondsLeft.value = quiet.stage === 'warning' && isWaitedFor(state) ? Math.ceil(quiet.leftMs / 1000) : null;
    if (quiet.stage === 'over') dispatch({ type: isWaitedFor(state) ? 'timeout' : 'over' });
  }

  function touched(): void {
    if (secondsLeft.value === null && isWaitedFor(visit.value)) lastTouch = clockOf(parts.moment());
  }

  function stillHere(): void {
    secondsLeft.value = null;
    lastTouch = clockOf(parts.moment());
  }

  function hold(tried: (event: VisitEvent) => void): () => void {
    held = tried;
    return () => {
      held = null;
    };
  }

  function show(next: Shown | null): void {
    batch(() => {
      if (!next) dispatch({ type: 'leave' });
      shown.value = next;
      if (next) enter(attract(next.configuration));
    });
  }

  return { shown, visit, secondsLeft, unrecorded, hold, dispatch, touched, stillHere, tick, show, enter, load };
}

/** A visitor reads, chooses, types, or copies what they take away: they are asked before the screen goes back. */
function isWaitedFor(state: VisitState): boolean {
  return state.at === 'question' || state.at === 'form' || state.at === 'standards' || state.at === 'receipts' || hasReceipt(state);
}

function hasReceipt(state: VisitState): boolean {
  return state.at === 'thanks' && state.receipt !== undefined;
}

function idleOf(state: VisitState, idle: Idle): Idle {
  if (hasReceipt(state)) return { ...idle, warnAfterMs: Math.max(idle.warnAfterMs, RECEIPT_FOR_MS) };
  if (isWaitedFor(state)) return idle;
  return { ...idle, warnAfterMs: 0, resetAfterMs: state.at === 'thanks' ? idle.thanksForMs : SORRY_FOR_MS };
}

function clockOf({ wallMs, monotonicOriginMs }: Moment): IdleClock {
  return { wallMs, monotonicMs: monotonicOriginMs };
}
