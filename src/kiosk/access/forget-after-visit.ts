// What one visitor needed ends with their visit. Nor does what was chosen before a visit wait for ever for it to begin.
import { effect, untracked } from '@preact/signals-core';
import type { Kiosk } from '../kiosk.ts';
import { isBusy } from '../visit.ts';
import { accessOpen, closeAccess, forgetNeeds, needs, needsNothing } from './needs.ts';

export type ForgetParts = {
  kiosk: Pick<Kiosk, 'shown' | 'visit'>;
  /** Where touches and keys arrive. */
  window: EventTarget;
  /** Calls back once, unless the returned function is called before. */
  after(ms: number, call: () => void): () => void;
};

/** Who uses one switch needs longer to begin. */
const TIMES_AS_LONG = 3;

export function forgetAfterVisit({ kiosk, window, after }: ForgetParts): void {
  let stopWaiting = () => {};
  let busy = false;
  const forget = () => {
    forgetNeeds();
    closeAccess();
  };
  const wait = () => {
    stopWaiting();
    const idle = kiosk.shown.peek()?.configuration.idle;
    if (!idle || isBusy(kiosk.visit.peek()) || (needsNothing() && !accessOpen.peek())) return;
    stopWaiting = after((idle.warnAfterMs + idle.resetAfterMs) * (needs.peek().scanning ? TIMES_AS_LONG : 1), forget);
  };
  effect(() => {
    const before = busy;
    busy = isBusy(kiosk.visit.value);
    if (before && !busy) untracked(forget);
  });
  effect(() => {
    void [needs.value, accessOpen.value, kiosk.visit.value];
    untracked(wait);
  });
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, wait, { capture: true, passive: true });
}
