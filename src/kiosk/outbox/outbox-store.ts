// The port to the kiosk's disk: entries, the ledger's pointer, the shelf. Implemented over IndexedDB and in memory; one contract
// suite holds both to it. When a promise resolves, the change is committed; when it rejects, nothing of it happened.
import type { Head } from './chain.ts';
import { EMPTY_TALLY, type StoredEntry, type Tally } from './stored-entry.ts';

/** `recentIds` are those of the last entries, so that a draft sent again is recognised after a restart too. */
export type Tail = Head & { recentIds: readonly string[] };

/** All up to `through` had been acknowledged when collector and kiosk showed these times (milliseconds since 1970). */
export type Milestone = { through: number; collectorMs: number; wallMs: number };

/** Everything up to `sentThrough` is settled: acknowledged, or on the shelf. */
export type Ledger = { ledgerId: string; sentThrough: number; sentTally: Tally; milestones: readonly Milestone[] };

/** An entry that the collector did not take. Kept, and offered again to another version of the collector. */
export type ShelfItem = { id: string; entry: StoredEntry; reason: string; offeredTo: string };

export type Settlement = {
  ledgerId: string;
  /** null: the pointer stays. Never moves back. */
  sentThrough: number | null;
  sentTally: Tally | null;
  milestones: readonly Milestone[] | null;
  shelve: readonly ShelfItem[];
  unshelve: readonly string[];
};

export type OutboxStore = {
  ledger(): Promise<Ledger>;
  /** One look at the end of the ledger; never counts. */
  tail(): Promise<Tail>;
  /** All or none, durable when resolved. `collision`: another writer has used one of these numbers; nothing was written. */
  append(entries: readonly StoredEntry[]): Promise<'committed' | 'collision'>;
  /** Oldest first, those after `sequence`, at most `limit`. */
  after(sequence: number, limit: number): Promise<StoredEntry[]>;
  /** Pointer and shelf in one transaction; the answer is the ledger as it now is. Of another ledger: changes nothing. */
  settle(settlement: Settlement): Promise<Ledger>;
  /** Removes entries up to and including `through`, but never one that is not sent and never the last one. */
  discardSent(through: number): Promise<void>;
  /** Items not yet offered to this version of the collector. */
  shelf(exceptOfferedTo: string, limit: number): Promise<ShelfItem[]>;
  shelved(): Promise<number>;
};

/** There is no room on the disk. Whatever else is thrown is simply a failure of the disk. */
export function isOutOfSpace(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

export function newLedger(ledgerId: string): Ledger {
  return { ledgerId, sentThrough: 0, sentTally: EMPTY_TALLY, milestones: [] };
}

/** The pointer moves forward or not at all. */
export function movedForward(ledger: Ledger, { sentThrough, sentTally, milestones }: Settlement): Ledger {
  const kept = milestones ?? ledger.milestones;
  if (sentThrough === null || sentTally === null || sentThrough <= ledger.sentThrough) return { ...ledger, milestones: kept };
  return { ...ledger, sentThrough, sentTally, milestones: kept };
}
