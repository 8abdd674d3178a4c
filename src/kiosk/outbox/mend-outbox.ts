// Brings entries back from the journal: all that the database lacks, or those of some numbers.
// Everything is added, nothing overwritten, so it can be cut short anywhere and done again.
import { type Added, addOrShelve } from './add-or-shelve.ts';
import type { Digest } from './chain.ts';
import type { Journal, JournalPlace } from './journal.ts';
import { includes, missingAmong, numbersIn, type Ranges, without } from './number-ranges.ts';
import { newLedger, type OutboxStore } from './outbox-store.ts';
import { EMPTY_TALLY, type StoredEntry, type Tally } from './stored-entry.ts';

type MendingParts = {
  database: OutboxStore;
  journal: Journal;
  digest: Digest;
  /** Where others are at work meanwhile. */
  breathe?: () => Promise<void>;
};

const STEP = 100;

/** An empty database takes over the journal's ledger. Into one that is not empty, entries of another ledger go by way of the shelf. */
export async function rebuildOutbox(parts: MendingParts, after: number): Promise<Added> {
  const { database, journal } = parts;
  const ledger = await database.ledger();
  const ledgerId = journal.tail()?.ledgerId ?? ledger.ledgerId;
  const places = (await journal.places(parts.breathe)).filter((place) => place.ledgerId === ledgerId && place.sequence > after);
  const first = places[0];
  if (!first) return { added: 0, shelved: 0 };
  if (ledgerId !== ledger.ledgerId && (await database.tail()).sequence === 0)
    await database.amend(() => ({ ...newLedger(ledgerId), sentThrough: first.sequence - 1 }));
  return putBack(parts, places, ledgerId !== (await database.ledger()).ledgerId);
}

/**
 * Which of `gaps` the journal could fill stands in the database afterwards. What was given up as lost before, and passed over, comes to
 * light again by way of the shelf.
 */
export async function fillGaps(parts: MendingParts, gaps: Ranges): Promise<Added> {
  const { database, journal } = parts;
  const { ledgerId, lost = [] } = await database.ledger();
  const all = await journal.places(parts.breathe);
  const places = all.filter((place) => place.ledgerId === ledgerId && includes(gaps, place.sequence));
  const found = places.filter(({ sequence }) => includes(lost, sequence));
  const { added, shelved } = await putBack(
    parts,
    places.filter((place) => !found.includes(place)),
    false,
  );
  if (found.length === 0) return { added, shelved };
  const again = await putBack(parts, found, true);
  const numbers = found.map(({ sequence }) => ({ from: sequence, through: sequence }));
  await database.amend((ledger) => ({ ...ledger, lost: without(ledger.lost ?? [], numbers) }));
  return { added, shelved: shelved + again.shelved };
}

/**
 * Neither copy says that it has lost entries from its middle. Those the database lacks are put back; which ones the journal lacks is
 * the answer. Reads all of the journal.
 */
export async function compareCopies(parts: MendingParts): Promise<Added & { lackingInJournal: Ranges }> {
  const { database, journal } = parts;
  const [{ ledgerId, discardedThrough = 0, lost = [] }, { sequence: last }, count] = await Promise.all([
    database.ledger(),
    database.tail(),
    database.count(),
  ]);
  const held = { from: discardedThrough + 1, through: last };
  const numbers = (await journal.places(parts.breathe)).flatMap((place) => (place.ledgerId === ledgerId ? [place.sequence] : []));
  const added = count + numbersIn(lost) >= last - discardedThrough ? { added: 0, shelved: 0 } : await fillGaps(parts, [held]);
  return { ...added, lackingInJournal: missingAmong(numbers, held) };
}

async function putBack(parts: MendingParts, places: readonly JournalPlace[], ontoShelf: boolean): Promise<Added> {
  const total = { added: 0, shelved: 0 };
  for (let start = 0; start < places.length; start += STEP) {
    const step = places.slice(start, start + STEP);
    const entries = await storedEntries(parts, step);
    if (entries.length === 0) continue;
    const { added, shelved } = await addOrShelve(parts.database, entries, ontoShelf);
    total.added += added;
    total.shelved += shelved;
  }
  return total;
}

/** What the ledger had counted up to the number before `sequence`; null when that cannot be known any more. */
async function tallyBefore(database: OutboxStore, sequence: number): Promise<Tally | null> {
  const [before] = await database.after(sequence - 2, 1);
  if (before?.sequence === sequence - 1) return before.tally;
  const { sentThrough, sentTally } = await database.ledger();
  return sentThrough === sequence - 1 ? sentTally : null;
}

async function storedEntries({ database, journal, digest }: MendingParts, places: readonly JournalPlace[]): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (const place of places) {
    const record = journal.read(place);
    if (!record) continue;
    const last = entries.at(-1);
    const follows = last?.sequence === place.sequence - 1 ? last.tally : await tallyBefore(database, place.sequence);
    entries.push(await storedEntry(record, follows ?? last?.tally ?? EMPTY_TALLY, digest));
  }
  return entries;
}

/** Header and body are exact; the rest is what `chain.ts` had put beside them. */
async function storedEntry({ header, body }: { header: string; body: string }, before: Tally, digest: Digest): Promise<StoredEntry> {
  const { id, sequence, kind, bodyForm, time } = JSON.parse(header);
  const hash = await digest(new TextEncoder().encode(header));
  const tally = { ratings: before.ratings + (kind === 'rating' ? 1 : 0), words: before.words + (bodyForm === 'sealed' ? 1 : 0) };
  return { sequence, id, hash, kind, header, body, at: Date.parse(time.wall), tally };
}
