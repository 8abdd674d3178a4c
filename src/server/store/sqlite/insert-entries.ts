// The one hot statement: prepared once, run for each row on the transaction's own connection. Measured to take half the
// processor time of one statement with a JSON parameter (json_each), and less than a multi-row insert.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EntryRow } from '../tables.ts';

const INSERT = `
  insert into entries (
    id, hash, ledger, site, sequence, visit, kind, revision, locale, header, body, sealed, occurred_at, certainty,
    time_zone, local_day, local_hour, received_at, question_id, scale_id, value_id
  )
  select ?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
  where not exists (select 1 from gone where id = ?1)
  on conflict (id) do nothing`;

/** Runs inside the transaction that is open on `raw`: there is no other connection it could fall on. */
export function entryInserter(raw: DatabaseSync): (rows: readonly EntryRow[]) => Set<string> {
  let statement: StatementSync | undefined;
  return (rows) => {
    if (!raw.isTransaction) throw new Error('Entries are only inserted inside a transaction.');
    statement ??= raw.prepare(INSERT);
    const inserted = new Set<string>();
    for (const row of rows) {
      if (insert(statement, row)) inserted.add(row.id);
    }
    return inserted;
  };
}

function insert(statement: StatementSync, row: EntryRow): boolean {
  const { changes } = statement.run(
    row.id,
    row.hash,
    row.ledger,
    row.site,
    row.sequence,
    row.visit,
    row.kind,
    row.revision,
    row.locale,
    row.header,
    row.body,
    row.sealed,
    row.occurredAt,
    row.certainty,
    row.timeZone,
    row.localDay,
    row.localHour,
    row.receivedAt,
    row.questionId,
    row.scaleId,
    row.valueId,
  );
  return changes === 1;
}
