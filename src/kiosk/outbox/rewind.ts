// When the kiosk goes back and sends again. A collector restored from a backup says that it holds less than before; the kiosk
// remembers what was said, and on a fall what is still held goes once more. A backup may come back and new entries fill its number up
// again before the kiosk asks: then it lacks more of what it had settled than before. Pure. Between two ways back something was
// settled, so that answers which merely waver never keep a kiosk sending.
import type { Acknowledgement } from '../../protocol/batch.ts';
import type { Reach } from './outbox-store.ts';

export type Said = Pick<NonNullable<Acknowledgement['ledger']>, 'received' | 'safeThrough'>;
/** How many entries the answer settled, up to which number; how many of those beyond `settledThrough` the collector now holds. */
export type Progress = { settled: number; through: number; held: number };
export type Judged = { reach: Reach; fell: boolean };

export function judgeReach(before: Reach | null, { received, safeThrough }: Said, { settled, through, held }: Progress): Judged {
  const settledThrough = Math.max(before?.settledThrough ?? 0, through);
  const said: Reach = { received, safeThrough, settledThrough, ...(before?.lookedAt && { lookedAt: before.lookedAt }) };
  if (!before) return { reach: said, fell: false };
  // Of the numbers settled for the first time, those that it did not take are no loss of its own.
  const passedOver = settledThrough - before.settledThrough - held;
  const fell = received < before.received || safeThrough < before.safeThrough || lacking(said) > lacking(before) + passedOver;
  if (fell) return { reach: lower(before, said), fell };
  return { reach: settled > 0 ? said : before, fell };
}

/**
 * The number that the collector lacks first of those that it settled; null: none, or it was looked at before. What came again without an
 * answer may hide a second backup from the sums; the first gap stands out all the same.
 */
export function newHole({ settledThrough, lookedAt }: Reach, { safeThrough }: Pick<Said, 'safeThrough'>): number | null {
  const hole = safeThrough + 1;
  return hole <= settledThrough && hole !== lookedAt ? hole : null;
}

/** Of the numbers that it settled, so many it does not hold; what it holds beyond them may hide some. */
function lacking({ received, settledThrough }: Reach): number {
  return Math.max(0, settledThrough - received);
}

/** Neither number rises without progress: else two collectors that take turns would be worth a way back each time. */
function lower(one: Reach, other: Reach): Reach {
  return {
    received: Math.min(one.received, other.received),
    safeThrough: Math.min(one.safeThrough, other.safeThrough),
    settledThrough: other.settledThrough,
    ...(other.lookedAt && { lookedAt: other.lookedAt }),
  };
}

/** Where the pointer goes back to: behind what the collector is sure of, and no further than what is held. null: nothing to send again. */
export function rewindTo(safeThrough: number, firstHeld: number | null, sentThrough: number): number | null {
  if (firstHeld === null) return null;
  const target = Math.max(safeThrough, firstHeld - 1);
  return target < sentThrough ? target : null;
}

const HELD: readonly string[] = ['stored', 'duplicate', 'gone'];

export function progressOf(
  settled: readonly { id: string; sequence: number }[],
  verdicts: readonly { id: string; verdict: string }[],
  before: Reach | null,
): Progress {
  const held = new Set(verdicts.flatMap(({ id, verdict }) => (HELD.includes(verdict) ? [id] : [])));
  const isNew = ({ id, sequence }: { id: string; sequence: number }) => sequence > (before?.settledThrough ?? 0) && held.has(id);
  const through = Math.max(0, ...settled.map(({ sequence }) => sequence));
  return { settled: settled.length, through, held: settled.filter(isNew).length };
}
