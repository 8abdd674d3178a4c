// What a settlement makes of the ledger. Pure, and the same for every store.
import type { Ledger, Pointer, Settlement } from './outbox-store.ts';

/** The pointer moves forward, or back by an explicit rewind, or not at all. */
export function settledLedger(ledger: Ledger, settlement: Settlement): Ledger {
  const milestones = settlement.milestones ?? ledger.milestones;
  const reach = settlement.reach ?? ledger.reach ?? null;
  return { ...ledger, milestones, reach, ...pointerAfter(ledger, settlement) };
}

function pointerAfter({ sentThrough, sentTally }: Pointer, settlement: Settlement): Pointer {
  const { rewind, from, sentThrough: through, sentTally: tally } = settlement;
  if (rewind && rewind.sentThrough < sentThrough) return { sentThrough: rewind.sentThrough, sentTally: rewind.sentTally };
  const isOvertaken = sentThrough < (from ?? 0);
  if (!rewind && !isOvertaken && through !== null && tally !== null && through > sentThrough)
    return { sentThrough: through, sentTally: tally };
  return { sentThrough, sentTally };
}
