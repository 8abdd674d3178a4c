// Puts entries into the database that were accepted before, whatever has happened to their numbers since: what is there already stays,
// what finds its number free is added, and what finds another entry in its place goes to the shelf. Nothing is overwritten or dropped.
import type { OutboxStore } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type Added = { added: number; shelved: number };

/** `ontoShelf`: all of them, because they belong to another ledger. */
export async function addOrShelve(database: OutboxStore, entries: readonly StoredEntry[], ontoShelf = false): Promise<Added> {
  if (ontoShelf) {
    await shelve(database, entries);
    return { added: 0, shelved: entries.length };
  }
  for (;;) {
    const { fresh, letGo, displaced } = await sorted(database, entries);
    // Another writer may have taken one of them since they were looked at.
    if (fresh.length > 0 && (await database.append(fresh)) === 'collision') continue;
    if (displaced.length > 0) await rememberDoubled(database, displaced);
    if (displaced.length + letGo.length > 0) await shelve(database, [...letGo, ...displaced]);
    return { added: fresh.length, shelved: letGo.length + displaced.length };
  }
}

type Sorted = Record<'fresh' | 'letGo' | 'displaced', StoredEntry[]>;

/** `letGo`: where entries were let go on purpose, nobody knows whether this one was among them, and the sender comes by there no more. */
async function sorted(database: OutboxStore, entries: readonly StoredEntry[]): Promise<Sorted> {
  const { discardedThrough = 0 } = await database.ledger();
  const numbers = entries.map(({ sequence }) => sequence);
  const [from, through] = [Math.min(...numbers), Math.max(...numbers)];
  const there = new Map((await database.after(from - 1, through - from + 1)).map(({ sequence, id }) => [sequence, id]));
  const fresh: StoredEntry[] = [];
  const letGo: StoredEntry[] = [];
  const displaced: StoredEntry[] = [];
  for (const entry of entries) {
    const id = there.get(entry.sequence);
    if (id === undefined) (entry.sequence > discardedThrough ? fresh : letGo).push(entry);
    else if (id !== entry.id) displaced.push(entry);
    there.set(entry.sequence, id ?? entry.id);
  }
  return { fresh, letGo, displaced };
}

async function rememberDoubled(database: OutboxStore, entries: readonly StoredEntry[]): Promise<void> {
  const lowest = Math.min(...entries.map(({ sequence }) => sequence));
  await database.amend((ledger) => ({ ...ledger, doubledFrom: Math.min(ledger.doubledFrom ?? lowest, lowest) }));
}

async function shelve(database: OutboxStore, entries: readonly StoredEntry[]): Promise<void> {
  const { ledgerId } = await database.ledger();
  // Offered to no collector yet, so that the next one is asked.
  const items = entries.map((entry) => ({ id: entry.id, entry, reason: 'found again outside its place in the ledger', offeredTo: '' }));
  await database.settle({ ledgerId, sentThrough: null, sentTally: null, milestones: null, shelve: items, unshelve: [] });
}
