// What an acknowledgement settles. Pure. The pointer moves over entries named by id and hash, oldest first, and stops at the
// first that is not; what the collector did not take goes to the shelf, so that it never holds up the others.
import type { Verdict } from '../../protocol/batch.ts';
import type { ShelfItem } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type Settled = {
  /** How many entries, from the front, are done with. */
  count: number;
  shelve: ShelfItem[];
};

type Named = Pick<Verdict, 'verdict' | 'reason'> & { id: string; hash: string };

export function settle(batch: readonly StoredEntry[], verdicts: readonly Named[], collectorVersion: string): Settled {
  const named = new Map(verdicts.map((verdict) => [key(verdict), verdict]));
  const shelve: ShelfItem[] = [];
  let count = 0;
  for (const entry of batch) {
    const verdict = named.get(key(entry));
    if (!verdict) break;
    count++;
    if (isOnShelf(verdict)) shelve.push(shelfItem(entry, reasonOf(verdict), collectorVersion));
  }
  return { count, shelve };
}

/** What became of items offered again: those taken leave the shelf, those named and not taken stay with the new version. */
export function settleShelf(
  items: readonly ShelfItem[],
  verdicts: readonly Named[],
  collectorVersion: string,
): { unshelve: string[]; shelve: ShelfItem[] } {
  const named = new Map(verdicts.map((verdict) => [key(verdict), verdict]));
  const unshelve: string[] = [];
  const shelve: ShelfItem[] = [];
  for (const { entry } of items) {
    const verdict = named.get(key(entry));
    if (!verdict) continue;
    if (isOnShelf(verdict)) shelve.push(shelfItem(entry, reasonOf(verdict), collectorVersion));
    else unshelve.push(entry.id);
  }
  return { unshelve, shelve };
}

export function shelfItem(entry: StoredEntry, reason: string, offeredTo: string): ShelfItem {
  return { id: entry.id, entry, reason, offeredTo };
}

function key({ id, hash }: { id: string; hash: string }): string {
  return `${id} ${hash}`;
}

/** Switched over every verdict: a new one must be decided on here. */
function isOnShelf({ verdict }: Named): boolean {
  switch (verdict) {
    case 'stored':
    case 'duplicate':
    case 'gone':
      return false;
    case 'conflict':
    case 'refused':
      return true;
  }
}

function reasonOf({ verdict, reason }: Named): string {
  return reason ? `${verdict}: ${reason}` : verdict;
}
