// Takes a batch in: entries, arrivals of words, the kiosk's contact and the state of its ledgers in one transaction, and a verdict for
// each entry. Locks are always taken in the same order (entries by id, arrival counters, receipts, contacts by kiosk, ledgers by number, their
// days, the audit log's heads), so that writers wait but never lock each other out.
import { WORD_KINDS } from '../../../protocol/entry.ts';
import type { ArrivingEntry, KioskContact, StoredBatch, StoredEntry, StoreVerdict } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import { recordArrivals } from './arrivals.ts';
import { recordContacts } from './contacts.ts';
import type { LedgerNumbers } from './ledger-numbers.ts';
import { recordReceipts } from './receipts.ts';
import { recordLedgers } from './record-ledgers.ts';

export async function addBatch(
  engine: StoreEngine,
  numbers: LedgerNumbers,
  entries: readonly ArrivingEntry[],
  contact: KioskContact | null,
): Promise<StoredBatch> {
  const rows = firstOfEachId(entries);
  const ledgers = await numbers(rows);
  const ledger = contact && (await numberOfContact(numbers, contact));
  return engine.database.transaction().execute(async (transaction) => {
    const inserted = await engine.insertEntries(transaction, rows, ledgers);
    const known = await alreadyKnown(engine, transaction, rows, inserted);
    const stored = inInsertedOrder(entries, inserted);
    const words = stored.filter((entry) => WORD_KINDS.includes(entry.kind));
    if (words.length > 0) await recordArrivals(transaction, words);
    await recordReceipts(transaction, words);
    const currentLedger = await recordContacts(transaction, stored, contact);
    const heard = contact && ledger !== null ? { ...contact, number: ledger, currentLedger } : null;
    const state = await recordLedgers(engine, transaction, byLedger(rows, ledgers, inserted), heard);
    return { verdicts: judge(entries, inserted, known), ledger: state };
  });
}

async function numberOfContact(numbers: LedgerNumbers, { organisation, kiosk, ledger }: KioskContact): Promise<number> {
  const [number] = await numbers([{ organisation, kiosk, ledgerId: ledger.ledgerId }]);
  return number as number;
}

/** Of the rows that were inserted. */
function byLedger(rows: readonly ArrivingEntry[], ledgers: readonly number[], inserted: ReadonlySet<string>): Map<number, ArrivingEntry[]> {
  const found = new Map<number, ArrivingEntry[]>();
  for (const [place, entry] of rows.entries()) {
    if (!inserted.has(entry.id)) continue;
    const ledger = ledgers[place] as number;
    const together = found.get(ledger);
    if (together) together.push(entry);
    else found.set(ledger, [entry]);
  }
  return found;
}

function firstOfEachId<E extends StoredEntry>(entries: readonly E[]): E[] {
  const first = new Map<string, E>();
  for (const entry of entries) {
    if (!first.has(entry.id)) first.set(entry.id, entry);
  }
  return [...first.values()];
}

type Known = { hashes: Map<string, string>; gone: Set<string> };

/** What stood in the way of the rows that were not inserted. */
async function alreadyKnown(
  { list }: StoreEngine,
  transaction: Database,
  rows: readonly StoredEntry[],
  inserted: ReadonlySet<string>,
): Promise<Known> {
  const ids = rows.map((row) => row.id).filter((id) => !inserted.has(id));
  if (ids.length === 0) return { hashes: new Map(), gone: new Set() };
  const entries = await transaction.selectFrom('entries').select(['id', 'hash']).where('id', 'in', list(ids)).execute();
  const erased = await transaction.selectFrom('gone').select('id').where('id', 'in', list(ids)).execute();
  return { hashes: new Map(entries.map(({ id, hash }) => [id, hash])), gone: new Set(erased.map(({ id }) => id)) };
}

/** In the order given, each id once. */
function inInsertedOrder(entries: readonly StoredEntry[], inserted: ReadonlySet<string>): StoredEntry[] {
  const left = new Set(inserted);
  return entries.filter((entry) => left.delete(entry.id));
}

function judge(entries: readonly StoredEntry[], inserted: ReadonlySet<string>, { hashes, gone }: Known): StoreVerdict[] {
  const seen = new Map(hashes);
  return entries.map(({ id, hash }) => {
    if (gone.has(id)) return 'gone';
    const before = seen.get(id);
    if (before !== undefined) return before === hash ? 'duplicate' : 'conflict';
    // Neither inserted nor known cannot be: saying `stored` here would lose the entry.
    if (!inserted.has(id)) throw new Error(`Entry ${id} was neither inserted nor found.`);
    seen.set(id, hash);
    return 'stored';
  });
}
