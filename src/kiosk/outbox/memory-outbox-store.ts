// The outbox in memory, with the promises of the one on disk: for simulations and tests of everything around it. `disk` is what
// survives a crash; `pause` lets a scheduler cut in before and after each commit, `deny` makes a step fail.
import { EMPTY_HEAD } from './chain.ts';
import { type Ledger, movedForward, newLedger, type OutboxStore, type ShelfItem } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type MemoryDisk = { entries: Map<number, StoredEntry>; shelf: Map<string, ShelfItem>; ledger: Ledger };
export type MemoryHooks = { pause(): Promise<void>; deny(operation: keyof OutboxStore): Error | null };

const NO_HOOKS: MemoryHooks = { pause: () => Promise.resolve(), deny: () => null };
const REMEMBERED = 100;

export function emptyDisk(ledgerId: string): MemoryDisk {
  return { entries: new Map(), shelf: new Map(), ledger: newLedger(ledgerId) };
}

export function memoryOutboxStore(disk: MemoryDisk, { pause, deny }: MemoryHooks = NO_HOOKS): OutboxStore {
  /** Pause, then all of the step at once, then pause: a crash falls before the commit or after it, never inside. */
  async function step<T>(operation: keyof OutboxStore, commit: () => T): Promise<T> {
    await pause();
    const error = deny(operation);
    if (error) throw error;
    const result = commit();
    await pause();
    return result;
  }
  return {
    ledger: () => step('ledger', () => disk.ledger),
    tail: () => step('tail', () => tailOf(disk)),
    append: (entries) => step('append', () => append(disk, entries)),
    after: (sequence, limit) => step('after', () => after(disk, sequence, limit)),
    settle: (settlement) =>
      step('settle', () => {
        if (settlement.ledgerId !== disk.ledger.ledgerId) return disk.ledger;
        for (const item of settlement.shelve) disk.shelf.set(item.id, structuredClone(item));
        for (const id of settlement.unshelve) disk.shelf.delete(id);
        disk.ledger = movedForward(disk.ledger, settlement);
        return disk.ledger;
      }),
    discardSent: (through) => step('discardSent', () => discardSent(disk, through)),
    shelf: (exceptOfferedTo, limit) =>
      step('shelf', () => [...disk.shelf.values()].filter(({ offeredTo }) => offeredTo !== exceptOfferedTo).slice(0, limit)),
    shelved: () => step('shelved', () => disk.shelf.size),
  };
}

function lastOf(disk: MemoryDisk): StoredEntry | undefined {
  return [...disk.entries.values()].at(-1);
}

function tailOf(disk: MemoryDisk) {
  const recent = [...disk.entries.values()].slice(-REMEMBERED);
  const { sequence, hash, tally } = recent.at(-1) ?? EMPTY_HEAD;
  return { sequence, hash, tally, recentIds: recent.map(({ id }) => id) };
}

function append(disk: MemoryDisk, entries: readonly StoredEntry[]): 'committed' | 'collision' {
  if (entries.some(({ sequence }) => disk.entries.has(sequence))) return 'collision';
  for (const entry of entries) disk.entries.set(entry.sequence, structuredClone(entry));
  return 'committed';
}

function after(disk: MemoryDisk, sequence: number, limit: number): StoredEntry[] {
  return [...disk.entries.values()].filter((entry) => entry.sequence > sequence).slice(0, limit);
}

function discardSent(disk: MemoryDisk, through: number): void {
  const end = Math.min(through, disk.ledger.sentThrough, (lastOf(disk)?.sequence ?? 0) - 1);
  for (const sequence of [...disk.entries.keys()]) if (sequence <= end) disk.entries.delete(sequence);
}
