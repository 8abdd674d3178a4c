// What a page leaves for the one that takes its place after a visit with words: that it is expected, whose thanks stand on the screen, and
// the one word beside them that is not the configuration's: it is painted before the language's own texts are here. Or who has begun meanwhile.
// Nothing else of the visit, and for moments only; longer where a visitor has gone to the receipt's page, which leads back here.
import { quietly } from '../quietly.ts';
import type { VisitEvent } from '../visit.ts';

export type Handover = {
  /** Null: the next visitor may begin. */
  thanks: { locale: string; form: string | null; access: string } | null;
  /** The touch by which the next visitor began while the page went. */
  begun?: VisitEvent & { type: 'touch' };
  away?: true;
};

const KEY = 'candour-kiosk-renewal-1';
/** Whatever comes later is another start. */
const GOOD_FOR_MS = 30_000;
/** Nobody stays longer with a receipt: that page ends a minute after the last touch. */
const AWAY_FOR_MS = 60 * 60_000;

export type Handovers = { leave(handover: Handover): void; take(): Handover | null };

export function handoversIn(storage: () => Storage, now: () => number): Handovers {
  return {
    leave: (handover) => quietly(() => storage().setItem(KEY, JSON.stringify({ ...handover, leftAt: now() }))),
    take() {
      const taken = quietly(() => {
        const left = JSON.parse(storage().getItem(KEY) ?? 'null') as (Handover & { leftAt: number }) | null;
        storage().removeItem(KEY);
        if (!left) return null;
        const { leftAt, ...handover } = left;
        return Math.abs(now() - leftAt) < (handover.away ? AWAY_FOR_MS : GOOD_FOR_MS) ? handover : null;
      });
      return taken ?? null;
    },
  };
}
