// What a rescue takes along: everything that waits, then the shelf, cut into parts within the limits of a batch. Planned first, so that each
// part can say how many there are; read part by part, so that twenty thousand entries never stand in the memory at once. Changes nothing.
import { WORD_KINDS } from '../../protocol/entry.ts';
import { BATCH_MAX_ENTRIES } from '../../protocol/limits.ts';
import type { OutboxStore } from './outbox-store.ts';
import { withinBytes } from './outgoing.ts';
import type { StoredEntry } from './stored-entry.ts';

type Source = Pick<OutboxStore, 'ledger' | 'after' | 'shelf'>;
export type PlannedPart =
  | { source: 'waiting'; after: number; through: number; entries: number }
  | { source: 'shelf'; ids: ReadonlySet<string>; entries: number };

export async function planRescue(store: Source): Promise<PlannedPart[]> {
  const parts: PlannedPart[] = [];
  let after = (await store.ledger()).sentThrough;
  for (;;) {
    const entries = withinBytes(await store.after(after, BATCH_MAX_ENTRIES));
    const last = entries.at(-1);
    if (!last) break;
    parts.push({ source: 'waiting', after, through: last.sequence, entries: entries.length });
    after = last.sequence;
  }
  return [...parts, ...planShelf(await shelved(store))];
}

function planShelf(left: readonly StoredEntry[]): PlannedPart[] {
  const entries = withinBytes(left.slice(0, BATCH_MAX_ENTRIES));
  if (entries.length === 0) return [];
  const part: PlannedPart = { source: 'shelf', ids: new Set(entries.map(({ id }) => id)), entries: entries.length };
  return [part, ...planShelf(left.slice(entries.length))];
}

/** Less than was planned when some of it was sent, and thrown away, in the meantime. */
export async function readPlanned(store: Source, part: PlannedPart): Promise<StoredEntry[]> {
  if (part.source === 'shelf') return (await shelved(store)).filter(({ id }) => part.ids.has(id));
  const read = await store.after(part.after, part.entries);
  return read.filter(({ sequence }) => sequence <= part.through);
}

/** The shelf holds what a collector objected to: seldom more than a few. */
async function shelved(store: Source): Promise<StoredEntry[]> {
  return (await store.shelf(null, Number.MAX_SAFE_INTEGER)).map(({ entry }) => entry);
}

export type Words = {
  /** Words, each behind the rating of its visit. */
  entries: StoredEntry[];
  words: number;
  /** After which number there are more words; null: these were the last. */
  more: number | null;
};

/** Oldest first: they have waited longest for an answer. At least one, whatever its size. */
export async function wordsAfter(store: Source, after: number, { limit, bytes }: { limit: number; bytes: number }): Promise<Words> {
  const found: Words = { entries: [], words: 0, more: null };
  let size = 0;
  let rating: StoredEntry | null = null;
  for (let from = after; ; ) {
    const read = await store.after(from, BATCH_MAX_ENTRIES);
    for (const entry of read) {
      if (entry.kind === 'rating') rating = entry;
      if (!WORD_KINDS.includes(entry.kind)) continue;
      size += entry.header.length + entry.body.length;
      if (found.words > 0 && (found.words === limit || size > bytes)) return { ...found, more: found.entries.at(-1)?.sequence ?? null };
      if (rating && isOfOneVisit(rating, entry)) found.entries.push(rating);
      rating = null;
      found.entries.push(entry);
      found.words += 1;
    }
    const last = read.at(-1);
    if (!last) return found;
    from = last.sequence;
  }
}

function isOfOneVisit(rating: StoredEntry, words: StoredEntry): boolean {
  const visit = visitOf(rating);
  return visit !== null && visit === visitOf(words);
}

/** null when the disk damaged the header: the words go along without their rating, and end nothing. */
function visitOf({ header }: StoredEntry): unknown {
  try {
    return (JSON.parse(header) as { visit?: unknown } | null)?.visit ?? null;
  } catch {
    return null;
  }
}
