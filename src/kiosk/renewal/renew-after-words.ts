// A visit with words ends in a fresh page, in a process of the browser that has never held them, loaded behind the thank-you (decision 0019).
// Only once everything of the visit is recorded, and never where the next page might not come: a kiosk without one is worse.
import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Kiosk } from '../kiosk.ts';
import type { VisitEvent, VisitState } from '../visit.ts';
import type { Handover, Handovers } from './handover.ts';

export type RenewalParts = {
  kiosk: Pick<Kiosk, 'visit' | 'unrecorded' | 'hold'>;
  panelOpen: ReadonlySignal<boolean>;
  /** The screen is as this visitor needs it. A fresh page would not be, so their thanks stay on this one until they are over. */
  isAdapted: ReadonlySignal<boolean>;
  handovers: Handovers;
  /** Calls back whenever somebody writes into a field. */
  onInput(call: () => void): void;
  /** The page could be loaded now, also without a network. */
  isReady(): Promise<boolean>;
  accessLabel(locale: string): string;
  leave(): void;
  after(ms: number, call: () => void): void;
};

/** A browser that stays where it is goes on with this page. */
const GIVE_UP_AFTER_MS = 10_000;

export function renewAfterWords({
  kiosk,
  panelOpen,
  isAdapted,
  handovers,
  onInput,
  isReady,
  accessLabel,
  leave,
  after,
}: RenewalParts): void {
  let hasWords = false;
  let isLeaving = false;
  const mayLeave = () => kiosk.unrecorded.value === 0 && !panelOpen.value && isOver(kiosk.visit.value, isAdapted.value);

  onInput(() => {
    hasWords = true;
  });
  effect(() => {
    // Staff read visitors' words there, and enter their PIN.
    if (kiosk.visit.value.at === 'form' || panelOpen.value) hasWords = true;
    if (mayLeave() && hasWords && !isLeaving) void renew();
  });

  function thanksToKeep(state: VisitState): Handover['thanks'] {
    return state.at === 'thanks' ? { locale: state.locale, form: state.form, access: accessLabel(state.locale) } : null;
  }

  async function renew(): Promise<void> {
    isLeaving = true;
    const isPossible = await isReady().catch(() => false);
    isLeaving = isPossible && mayLeave();
    if (!isLeaving) return;
    handovers.leave({ thanks: thanksToKeep(kiosk.visit.peek()) });
    const goOn = kiosk.hold((event) => handovers.leave({ thanks: null, ...begunBy(event, kiosk.visit.peek()) }));
    after(GIVE_UP_AFTER_MS, () => {
      isLeaving = false;
      handovers.take();
      goOn();
    });
    leave();
  }
}

/** A touch that would have begun a visit begins it on the next page. */
function begunBy(event: VisitEvent, { at }: VisitState): Pick<Handover, 'begun'> {
  return at === 'attract' && event.type === 'touch' ? { begun: event } : {};
}

/** Nothing is asked any more, there is nothing to be copied, and nobody would see the screen change. */
function isOver(state: VisitState, isAdapted: boolean): boolean {
  return state.at === 'attract' || (state.at === 'thanks' && !state.receipt && !isAdapted);
}
