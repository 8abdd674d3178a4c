// The outbox in memory, with the promises of the one on disk: for simulations and tests of everything around it. What is in
// `MemoryDisk` survives a crash; `pause` lets a scheduler cut in before and after each commit, `deny` makes a step fail.
import { EMPTY_HEAD } from '../../src/kiosk/outbox/chain.ts';
import { type Ledger, movedForward, newLedger, type OutboxStore, type ShelfItem, type Tail } from '../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../src/kiosk/outbox/stored-entry.ts';

export type MemoryDisk = {
  entries: Map<number, StoredEntry>;
  shelf: Map<string, ShelfItem>;
  ledger: Ledger;
  /** Everything ever committed, also what was discarded since. */
  written: StoredEntry[];
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
  return { entries: new Map(), shelf: new Map(), ledger: newLedger(ledgerId), written: [] };
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
    settle: (settlement) => step('settle', () => settle(disk, settlement)),
    discardSent: (through) => step('discardSent', () => discardSent(disk, through)),
    shelf: (exceptOfferedTo, limit) => step('shelf', () => shelf(disk, exceptOfferedTo, limit)),
    shelved: () => step('shelved', () => disk.shelf.size),
  };
}

function throwIf(error: Error | null): void {
  if (error) throw error;
}

function tailOf(disk: MemoryDisk): Tail {
  const recent = [...disk.entries.values()].slice(-REMEMBERED);
  const { sequence, hash, tally } = recent.at(-1) ?? EMPTY_HEAD;
  return { sequence, hash, tally, recentIds: recent.map(({ id }) => id) };
}

function append(disk: MemoryDisk, entries: readonly StoredEntry[]): 'committed' | 'collision' {
  if (entries.some(({ sequence }) => disk.entries.has(sequence))) return 'collision';
  for (const entry of entries) disk.entries.set(entry.sequence, { ...entry });
  disk.written.push(...entries);
  return 'committed';
}

function after(disk: MemoryDisk, sequence: number, limit: number): StoredEntry[] {
  return [...disk.entries.values()].filter((entry) => entry.sequence > sequence).slice(0, limit);
}

function settle(disk: MemoryDisk, settlement: Parameters<OutboxStore['settle']>[0]): Ledger {
  if (settlement.ledgerId !== disk.ledger.ledgerId) return disk.ledger;
  for (const item of settlement.shelve) disk.shelf.set(item.id, { ...item });
  for (const id of settlement.unshelve) disk.shelf.delete(id);
  disk.ledger = movedForward(disk.ledger, settlement);
  return disk.ledger;
}

function discardSent(disk: MemoryDisk, through: number): void {
  const last = [...disk.entries.keys()].at(-1) ?? 0;
  const end = Math.min(through, disk.ledger.sentThrough, last - 1);
  for (const sequence of [...disk.entries.keys()]) if (sequence <= end) disk.entries.delete(sequence);
}

function shelf(disk: MemoryDisk, exceptOfferedTo: string, limit: number): ShelfItem[] {
  return [...disk.shelf.values()].filter(({ offeredTo }) => offeredTo !== exceptOfferedTo).slice(0, limit);
}
