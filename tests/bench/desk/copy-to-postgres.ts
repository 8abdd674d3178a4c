// Copies every row of a filled SQLite store into an empty PostgreSQL that has the same shape, so that both engines are asked about the same desk.
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.ts';

const ROWS_AT_ONCE = 4_000;
/** Kysely's own, which the migrations of each engine write. */
const KEPT = ['kysely_migration', 'kysely_migration_lock'];

export async function copyToPostgres(file: string, url: string, dataDir: string, say: (line: string) => void): Promise<void> {
  await (await openStore({ databaseUrl: url, dataDir })).close();
  const from = new DatabaseSync(file, { readOnly: true });
  const to = new pg.Client(url);
  await to.connect();
  try {
    // Rows come table by table, not in the order of their references.
    await to.query('set session_replication_role = replica');
    const tables = from.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").all() as {
      name: string;
    }[];
    for (const { name } of tables.filter((table) => !KEPT.includes(table.name)))
      say(`desk: ${await copyTable(from, to, name)} rows of ${name}`);
    await to.query(`select setval(pg_get_serial_sequence('ledgers', 'number'), (select max(number) from ledgers))`);
    // As its own vacuuming would have done over two years.
    await to.query('vacuum analyze');
  } finally {
    await to.end();
    from.close();
  }
}

async function copyTable(from: DatabaseSync, to: pg.Client, name: string): Promise<number> {
  const table = pg.escapeIdentifier(name);
  const insert = `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::json)`;
  await to.query(`truncate ${table} cascade`);
  let copied = 0;
  let some: unknown[] = [];
  const flush = async () => {
    if (some.length > 0) await to.query(insert, [JSON.stringify(some)]);
    copied += some.length;
    some = [];
  };
  for (const row of from.prepare(`select * from ${table}`).iterate()) if (some.push(row) >= ROWS_AT_ONCE) await flush();
  await flush();
  return copied;
}
