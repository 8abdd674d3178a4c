// The outbox in memory, with the promises of the one on disk: for simulations and tests of everything around it. What is in
// `MemoryDisk` survives a crash; `pause` lets a scheduler cut in before and after each commit, `deny` makes a step fail.
import { EMPTY_HEAD } from '../../src/kiosk/outbox/chain.ts';
import { type Ledger, newLedger, type OutboxStore, type ShelfItem, type Tail, tailAfter } from '../../src/kiosk/outbox/outbox-store.ts';
import { settledLedger } from '../../src/kiosk/outbox/settled-ledger.ts';
import type { StoredEntry } from '../../src/kiosk/outbox/stored-entry.ts';

export type MemoryDisk = {
  entries: Map<number, StoredEntry>;
  shelf: Map<string, ShelfItem>;
  ledger: Ledger;
  /** Everything ever committed, also what was discarded since. */
  written: StoredEntry[];
  /** How to take back what was committed without `strict` since the last strict commit: a power cut may. */
  relaxed: (() => void)[];
};
type StoreStep = keyof OutboxStore;
export type MemoryHooks = {
  pause(): Promise<void>;
  /** An error to reject with: `before` nothing happened, `after` it did and the caller is not told. */
  deny(step: StoreStep, moment: 'before' | 'after'): Error | null;
};

const NO_HOOKS: MemoryHooks = { pause: () => Promise.resolve(), deny: () => null };
const REMEMBERED = 100;

export function emptyDisk(ledgerId: string): MemoryDisk {
  return { entries: new Map(), shelf: new Map(), ledger: newLedger(ledgerId), written: [], relaxed: [] };
}

export function memoryOutboxStore(disk: MemoryDisk, { pause, deny }: MemoryHooks = NO_HOOKS): OutboxStore {
  /** Pause, then all of the step at once, then pause: a crash falls before the commit or after it, never inside. */
  async function step<T>(name: StoreStep, commit: () => T): Promise<T> {
    await pause();
    throwIf(deny(name, 'before'));
    const result = commit();
    await pause();
    throwIf(deny(name, 'after'));
    return result;
  }
  return {
    ledger: () => step('ledger', () => disk.ledger),
    tail: () => step('tail', () => tailOf(disk)),
    append: (entries) => step('append', () => append(disk, entries)),
    after: (sequence, limit) => step('after', () => after(disk, sequence, limit)),
    firstHeld: () => step('firstHeld', () => firstHeld(disk)),
    gather: () => step('gather', () => undefined),
    count: () => step('count', () => disk.entries.size),
    settle: (settlement) => step('settle', () => settle(disk, settlement)),
    amend: (change) =>
      step('amend', () => {
        disk.ledger = change(disk.ledger);
        disk.relaxed = [];
        return disk.ledger;
      }),
    discardSent: (through) => step('discardSent', () => discardSent(disk, through)),
    shelf: (exceptOfferedTo, limit) => step('shelf', () => shelf(disk, exceptOfferedTo, limit)),
    shelved: () => step('shelved', () => disk.shelf.size),
  };
}

/** By number: one that was missing may be put back later. */
function inOrder(disk: MemoryDisk): StoredEntry[] {
  return [...disk.entries.values()].sort((one, other) => one.sequence - other.sequence);
}

function firstHeld({ entries }: MemoryDisk): number | null {
  return entries.size > 0 ? Math.min(...entries.keys()) : null;
}

function throwIf(error: Error | null): void {
  if (error) throw error;
}

function tailOf(disk: MemoryDisk): Tail {
  const recent = inOrder(disk).slice(-REMEMBERED);
  const { sequence, hash, tally } = recent.at(-1) ?? EMPTY_HEAD;
  return tailAfter(disk.ledger, { sequence, hash, tally, recentIds: recent.map(({ id }) => id) });
}

function append(disk: MemoryDisk, entries: readonly StoredEntry[]): 'committed' | 'collision' {
  if (entries.some(({ sequence }) => disk.entries.has(sequence))) return 'collision';
  for (const entry of entries) disk.entries.set(entry.sequence, { ...entry });
  disk.written.push(...entries);
  disk.relaxed = [];
  return 'committed';
}

function after(disk: MemoryDisk, sequence: number, limit: number): StoredEntry[] {
  return inOrder(disk)
    .filter((entry) => entry.sequence > sequence)
    .slice(0, limit);
}

function settle(disk: MemoryDisk, settlement: Parameters<OutboxStore['settle']>[0]): Ledger {
  if (settlement.ledgerId !== disk.ledger.ledgerId) return disk.ledger;
  const before = disk.ledger;
  const isStrict = Boolean(settlement.rewind) || settlement.shelve.length + settlement.unshelve.length > 0;
  if (isStrict) disk.relaxed = [];
  else
    disk.relaxed.push(() => {
      disk.ledger = before;
    });
  for (const item of settlement.shelve) disk.shelf.set(item.id, { ...item });
  for (const id of settlement.unshelve) disk.shelf.delete(id);
  disk.ledger = settledLedger(disk.ledger, settlement);
  return disk.ledger;
}

function discardSent(disk: MemoryDisk, through: number): void {
  const last = inOrder(disk).at(-1)?.sequence ?? 0;
  const end = Math.min(through, disk.ledger.sentThrough, last - 1);
  if (end <= (disk.ledger.discardedThrough ?? 0)) return;
  const before = disk.ledger;
  disk.ledger = { ...before, discardedThrough: end };
  const discarded = [...disk.entries].filter(([sequence]) => sequence <= end);
  for (const [sequence] of discarded) disk.entries.delete(sequence);
  disk.relaxed.push(() => {
    for (const [sequence, entry] of discarded) disk.entries.set(sequence, entry);
    disk.ledger = before;
  });
}

function shelf(disk: MemoryDisk, exceptOfferedTo: string | null, limit: number): ShelfItem[] {
  return [...disk.shelf.values()].filter(({ offeredTo }) => offeredTo !== exceptOfferedTo).slice(0, limit);
}
