// The embedded engine: one file in the data folder, one connection, commits on the disk before they are answered.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { SQLITE_TYPES } from '../migrations/column-types.ts';
import { migrate } from '../migrations/migrate.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';
import { requireDurable, setDurable } from './durability.ts';
import { entryInserter } from './insert-entries.ts';
import { isUnavailable } from './is-unavailable.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';

/** How long a statement waits for another process, such as a backup; the collector answers nobody meanwhile. */
const BUSY_TIMEOUT_MS = 2000;

export async function openSqlite(path: string): Promise<StoreEngine> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const raw = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    configure(raw);
    const database = new Kysely<Tables>({ dialect: new NodeSqliteDialect(raw), plugins: [new CamelCasePlugin()] });
    await migrate(database, SQLITE_TYPES);
    // Also of indexes that a migration has just made: beside others that are known, the planner takes an unknown one for the better.
    raw.exec('pragma optimize = 0x10002');
    return engine(raw, database);
  } catch (error) {
    raw.close();
    throw error;
  }
}

function configure(raw: DatabaseSync): void {
  // Only a new file takes its page size from here.
  raw.exec('pragma page_size = 8192');
  setDurable(raw);
  requireDurable(raw);
  raw.exec('pragma wal_autocheckpoint = 2000');
  raw.exec('pragma journal_size_limit = 67108864');
  raw.exec('pragma cache_size = -16000');
  raw.exec('pragma temp_store = memory');
  // What is erased is overwritten, not just unlinked.
  raw.exec('pragma secure_delete = on');
}

function engine(raw: DatabaseSync, database: Kysely<Tables>): StoreEngine {
  const insert = entryInserter(raw);
  return {
    database,
    insertEntries: async (_transaction, entries, ledgers) => insert(entries, ledgers),
    // Every transaction is the one writer from its start.
    holdWriters: async () => {},
    list: (values) => sql<string>`(select value from json_each(${JSON.stringify(values)}))`,
    numbers: (values) => sql<number>`(select value from json_each(${JSON.stringify(values)}))`,
    // Pages of before lie in the write-ahead log until it is emptied. Readers may be in the way: then the next checkpoint does it.
    scrub: async () => raw.exec('pragma wal_checkpoint(truncate)'),
    requireDurable: async () => requireDurable(raw),
    isUnavailable,
    close: async () => {
      raw.exec('pragma optimize');
      await database.destroy();
    },
  };
}
