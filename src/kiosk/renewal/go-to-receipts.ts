// Leads from the door "I have a receipt" to the receipt's page, in this window. Only where that page can be reached now and everything of
// the visit is recorded: a kiosk that shows nothing is worse. What is typed there goes with its process (decision 0023).
import { computed, effect, signal } from '@preact/signals-core';
import type { Kiosk } from '../kiosk.ts';
import type { Handovers } from './handover.ts';

export type ReceiptsParts = {
  kiosk: Pick<Kiosk, 'visit' | 'unrecorded' | 'hold' | 'dispatch'>;
  handovers: Handovers;
  /** The receipt's page can be had now, and a service worker is there to lead back from it. */
  isReachable(): Promise<boolean>;
  leave(locale: string): void;
  after(ms: number, call: () => void): void;
};

/** A browser that stays where it is goes on with this page. Longer than the service worker waits for the network. */
const GIVE_UP_AFTER_MS = 15_000;

export function goToReceipts({ kiosk, handovers, isReachable, leave, after }: ReceiptsParts): void {
  const way = computed(() => (kiosk.visit.value.at === 'receipts' ? kiosk.visit.value.way : null));
  /** What ends the visit is on its way to the outbox: from here on nothing unrecorded means that all of it is there. */
  const isEnded = signal(false);

  effect(() => {
    if (way.value === 'asked') void ask();
  });
  effect(() => {
    if (isEnded.value && way.value === 'going' && kiosk.unrecorded.value === 0) go();
  });

  async function ask(): Promise<void> {
    isEnded.value = false;
    const isOpen = await isReachable().catch(() => false);
    kiosk.dispatch({ type: 'way', way: isOpen ? 'going' : 'closed' });
    isEnded.value = way.peek() === 'going';
  }

  function go(): void {
    handovers.leave({ thanks: null, away: true });
    const goOn = kiosk.hold(() => {});
    after(GIVE_UP_AFTER_MS, () => {
      handovers.take();
      goOn();
      kiosk.dispatch({ type: 'timeout' });
    });
    leave(kiosk.visit.peek().locale);
  }
}
