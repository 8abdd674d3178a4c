// Pages of single entries in the order of kiosk, ledger and sequence. Ledger by ledger, so that every page is one short walk along
// an index, however many entries there are.
import type { EntryFilter, ExportCursor, StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

type Ledger = Pick<StoredEntry, 'organisation' | 'kiosk' | 'ledgerId'> & { number: number };

export async function page(database: Database, filter: EntryFilter, after: ExportCursor | null, limit: number): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (const ledger of await ledgersFrom(database, filter, after)) {
    const resumed = after && ledger.kiosk === after.kiosk && ledger.ledgerId === after.ledgerId ? after : null;
    const rows = await entriesOf(database, ledger, filter, resumed, limit - found.length);
    for (const row of rows) found.push(storedEntry(ledger, row));
    if (found.length >= limit) break;
  }
  return found;
}

function ledgersFrom(database: Database, { organisation, kiosk }: EntryFilter, after: ExportCursor | null): Promise<Ledger[]> {
  let ledgers = database.selectFrom('ledgers').selectAll().where('organisation', '=', organisation);
  if (kiosk !== undefined) ledgers = ledgers.where('kiosk', '=', kiosk);
  if (after) {
    ledgers = ledgers.where(({ eb, refTuple, tuple }) => eb(refTuple('kiosk', 'ledgerId'), '>=', tuple(after.kiosk, after.ledgerId)));
  }
  return ledgers.orderBy('kiosk').orderBy('ledgerId').execute();
}

function entriesOf(
  database: Database,
  ledger: Ledger,
  { fromMs, toMs }: EntryFilter,
  after: ExportCursor | null,
  limit: number,
): Promise<Tables['entries'][]> {
  let entries = database.selectFrom('entries').selectAll().where('ledger', '=', ledger.number);
  if (fromMs !== undefined) entries = entries.where('occurredAt', '>=', fromMs);
  if (toMs !== undefined) entries = entries.where('occurredAt', '<', toMs);
  if (after) {
    entries = entries
      .where('sequence', '>=', after.sequence)
      .where(({ eb, or }) => or([eb('sequence', '>', after.sequence), eb('id', '>', after.id)]));
  }
  return entries.orderBy('sequence').orderBy('id').limit(limit).execute();
}

function storedEntry({ organisation, kiosk, ledgerId }: Ledger, { ledger: _, ...row }: Tables['entries']): StoredEntry {
  return { ...row, organisation, kiosk, ledgerId, sealed: row.sealed === 1, certainty: row.certainty as StoredEntry['certainty'] };
}
