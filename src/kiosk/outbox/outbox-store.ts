// The port to the kiosk's disk: entries, the ledger's pointer, the shelf. Implemented over IndexedDB, over IndexedDB and journal
// together, and in memory; one contract suite holds all to it. When a promise resolves, the change is committed; when it rejects, nothing of it happened.
import type { CopyState, NumberRange } from '../../protocol/batch.ts';
import type { Head } from './chain.ts';
import { EMPTY_TALLY, type StoredEntry, type Tally } from './stored-entry.ts';

/** `recentIds` are those of the last entries, so that a draft sent again is recognised after a restart too. */
export type Tail = Head & { recentIds: readonly string[] };

/** All up to `through` had been acknowledged when collector and kiosk showed these times (milliseconds since 1970). */
export type Milestone = { through: number; collectorMs: number; wallMs: number };

/**
 * How many entries of the ledger the collector has said it holds, up to which number all of them, and how far the pointer had ever come
 * then (see `rewind.ts`).
 */
export type Reach = {
  received: number;
  safeThrough: number;
  settledThrough: number;
  /** The first gap that the collector named, once it was looked at. */
  lookedAt?: number;
};

/** Everything up to `sentThrough` is settled: acknowledged, or on the shelf. */
export type Ledger = {
  ledgerId: string;
  sentThrough: number;
  sentTally: Tally;
  milestones: readonly Milestone[];
  /** Missing in what an earlier version wrote down, and until the collector tells. */
  reach?: Reach | null;
  /** Numbers that neither copy holds any more, found while sending. */
  lost?: readonly NumberRange[];
  /** While the journal was not there, numbers after this one may have been given twice; null or missing where it has been seen since. */
  unseenAfter?: number | null;
  /** The lowest number that was given to two entries; missing where none was. */
  doubledFrom?: number;
  /** Everything up to it was let go on purpose; missing as long as nothing was. */
  discardedThrough?: number;
};

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
  /** Where the pointer stood for the one who settles. When it has gone back since, it does not go forward. */
  from?: number;
  /** Moves the pointer back to here: the one way back, for a collector that was restored from a backup. Never forward. */
  rewind?: Pointer | null;
  reach?: Reach | null;
};
export type Pointer = Pick<Ledger, 'sentThrough' | 'sentTally'>;

export type OutboxStore = {
  ledger(): Promise<Ledger>;
  /** One look at the end of the ledger; never counts. Never before the pointer, whatever was lost: those numbers are used. */
  tail(): Promise<Tail>;
  /** All or none, durable when resolved. `collision`: another writer has used one of these numbers; nothing was written. */
  append(entries: readonly StoredEntry[]): Promise<'committed' | 'collision'>;
  /** Oldest first, those after `sequence`, at most `limit`. */
  after(sequence: number, limit: number): Promise<StoredEntry[]>;
  /** The oldest that is still held, sent or not; null for none. */
  firstHeld(): Promise<number | null>;
  /** Brings together what any copy still holds after `after`, before it is sent again. May read everything. */
  gather(after: number): Promise<void>;
  /** How many entries are held; takes longer the more there are. */
  count(): Promise<number>;
  /** Pointer and shelf in one transaction; the answer is the ledger as it now is. Of another ledger: changes nothing. */
  settle(settlement: Settlement): Promise<Ledger>;
  /** Reads, changes and writes the ledger in one strict transaction; the answer is the ledger as it now is. */
  amend(change: (ledger: Ledger) => Ledger): Promise<Ledger>;
  /** Removes entries up to and including `through`, but never one that is not sent and never the last one. */
  discardSent(through: number): Promise<void>;
  /** Items not yet offered to this version of the collector; null: all of them. */
  shelf(exceptOfferedTo: string | null, limit: number): Promise<ShelfItem[]>;
  shelved(): Promise<number>;
};

export type TwinOutboxStore = OutboxStore & {
  /** Compares both copies by their ends and rebuilds the database where it is short. Before the first write, and after an interruption. */
  match(): Promise<void>;
  copies(): { database: CopyState; journal: CopyState };
  /** `write` begins a new ledger: the journal of the old one, of which nothing waits, ends first. */
  renew(write: () => Promise<void>): Promise<void>;
};

/** There is no room on the disk. Whatever else is thrown is simply a failure of the disk. */
export function isOutOfSpace(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** Without a hash where the last entries are lost: the chain shows it. */
export function tailAfter(pointer: Pointer, tail: Tail): Tail {
  if (tail.sequence >= pointer.sentThrough) return tail;
  return { sequence: pointer.sentThrough, hash: null, tally: pointer.sentTally, recentIds: tail.recentIds };
}

export function newLedger(ledgerId: string): Ledger {
  return { ledgerId, sentThrough: 0, sentTally: EMPTY_TALLY, milestones: [] };
}

/** A kiosk that has no second copy just now. */
export function singleCopy(store: OutboxStore): TwinOutboxStore {
  return {
    ...store,
    match: () => Promise.resolve(),
    copies: () => ({ database: 'whole', journal: 'missing' }),
    renew: (write) => write(),
  };
}
