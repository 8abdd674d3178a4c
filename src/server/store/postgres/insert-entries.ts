// A batch as one statement with one JSON parameter: one round trip, one plan, whatever the number of rows. Arrays for `unnest`,
// also in binary, were measured to cost as much in all, with more of it in the collector.
import { sql } from 'kysely';
import type { StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';
import type { EntryRow } from '../tables.ts';

/** Key in the JSON parameter, name and type of the column. */
const COLUMNS: readonly [keyof EntryRow, string, 'text' | 'bigint'][] = [
  ['id', 'id', 'text'],
  ['hash', 'hash', 'text'],
  ['ledger', 'ledger', 'bigint'],
  ['site', 'site', 'text'],
  ['sequence', 'sequence', 'bigint'],
  ['visit', 'visit', 'text'],
  ['kind', 'kind', 'text'],
  ['revision', 'revision', 'text'],
  ['locale', 'locale', 'text'],
  ['header', 'header', 'text'],
  ['body', 'body', 'text'],
  ['sealed', 'sealed', 'bigint'],
  ['occurredAt', 'occurred_at', 'bigint'],
  ['certainty', 'certainty', 'text'],
  ['timeZone', 'time_zone', 'text'],
  ['localDay', 'local_day', 'text'],
  ['localHour', 'local_hour', 'bigint'],
  ['receivedAt', 'received_at', 'bigint'],
  ['questionId', 'question_id', 'text'],
  ['scaleId', 'scale_id', 'text'],
  ['valueId', 'value_id', 'text'],
];

const NAMES = sql.raw(COLUMNS.map(([, column]) => column).join(', '));
const VALUES = sql.raw(COLUMNS.map(([key]) => `new_row."${key}"`).join(', '));
const TYPES = sql.raw(COLUMNS.map(([key, , type]) => `"${key}" ${type}`).join(', '));

/** In the order of ids: writers that meet on the same entries wait for each other instead of locking each other out. */
export async function insertEntries(
  transaction: Database,
  entries: readonly StoredEntry[],
  ledgers: readonly number[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const rows = JSON.stringify(entries.map((entry, place) => rowOf(entry, ledgers[place])));
  const inserted = await sql<{ id: string }>`
    insert into entries (${NAMES})
    select ${VALUES} from json_to_recordset(${rows}::json) as new_row (${TYPES})
    where not exists (select 1 from gone where gone.id = new_row.id)
    order by new_row.id collate "C"
    on conflict (id) do nothing
    returning id`.execute(transaction);
  return new Set(inserted.rows.map((row) => row.id));
}

/** Without what the ledger's number stands for. */
function rowOf(entry: StoredEntry, ledger: number | undefined): object {
  const left = { organisation: undefined, kiosk: undefined, ledgerId: undefined, previousHash: undefined };
  return { ...entry, ...left, ledger, sealed: entry.sealed ? 1 : 0 };
}
