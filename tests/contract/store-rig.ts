// What a contract suite works with: a fresh, empty store on one engine, and the means to open the same database again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore } from '../../src/server/store/open-store.ts';
import type { Store } from '../../src/server/store/store.ts';
import { startPostgres } from '../support/postgres.ts';

export type StoreRig = {
  store: Store;
  /** Runs SQL beside the store, on a connection of its own, to look or to tamper. */
  sql(text: string): Promise<Record<string, unknown>[]>;
  /** The same database through another store; the first one is closed. */
  reopen(): Promise<Store>;
  end(): Promise<void>;
};

export async function sqliteRig(): Promise<StoreRig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-store-'));
  const rig = await reopenable(() => openStore({ dataDir }));
  return {
    ...rig,
    async sql(text) {
      const raw = new DatabaseSync(join(dataDir, 'candour.sqlite'), { timeout: 2000 });
      try {
        return raw.prepare(text).all();
      } finally {
        raw.close();
      }
    },
    async end() {
      await rig.end();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Databases of earlier tests, emptied: making one takes longer than most tests. */
const emptied: string[] = [];

export async function postgresRig(): Promise<StoreRig> {
  const databaseUrl = emptied.pop() ?? (await (await startPostgres()).url());
  const rig = await reopenable(() => openStore({ databaseUrl, dataDir: '/nowhere' }));
  return {
    ...rig,
    sql: (text) => query(databaseUrl, text),
    async end() {
      await rig.end();
      await empty(databaseUrl);
      emptied.push(databaseUrl);
    },
  };
}

async function empty(databaseUrl: string): Promise<void> {
  const tables = await query(databaseUrl, `select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`);
  const deletes = tables.map(({ tablename }) => `delete from ${tablename};`);
  // As a replica's, deletes do not look at foreign keys: their order does not matter.
  await query(databaseUrl, `begin; set local session_replication_role = replica; ${deletes.join(' ')} commit;`);
}

async function query(databaseUrl: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function reopenable(open: () => Promise<Store>): Promise<Omit<StoreRig, 'sql'>> {
  let current = await open();
  return {
    store: current,
    async reopen() {
      await current.close();
      current = await open();
      return current;
    },
    end: () => current.close(),
  };
}
