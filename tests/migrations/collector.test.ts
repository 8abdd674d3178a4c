// The databases of released collectors opened by the current one, on both engines: every row of every table is still what it was, the
// audit chain is whole, people sign in, and words that were sealed then are opened now.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { InboxAnswer, KiosksAnswer } from '../../src/protocol/console-api.ts';
import { type Started, startCollector } from '../../src/server/start-collector.ts';
import { PASSWORD } from '../support/console-session.ts';
import { startPostgres } from '../support/postgres.ts';
import { fixturesOf, putKeys, RELEASED_VERSIONS } from './released-versions.ts';

const ORGANISATION = 'rcips';
/** Whose rows the start itself, or signing in, changes. */
const LIVELY = ['kysely_migration', 'kysely_migration_lock', 'sessions', 'collector_values', 'audit_heads'];

type Row = Record<string, unknown>;
type Opened = { url?: string; rows(table: string): Promise<Row[]>; tables: string[]; close(): Promise<void> };

const folder = mkdtempSync(join(tmpdir(), 'candour-released-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(RELEASED_VERSIONS)('what a collector %s kept', (version) => {
  test.each([
    ['SQLite', sqlite],
    ['PostgreSQL', postgres],
  ] as const)('on %s', async (engine, open) => {
    const dataDir = join(folder, `${version}-${engine}`);
    putKeys(version, join(dataDir, 'keys'));
    const opened = await open(version, dataDir);
    const before = new Map<string, Row[]>();
    for (const table of opened.tables) before.set(table, await opened.rows(table));
    expect(before.get('entries')?.length).toBeGreaterThan(100);

    const collector = await startCollector({ dataDir, databaseUrl: opened.url, configurationFolder: null });
    for (const [table, rows] of before) {
      if (LIVELY.includes(table)) continue;
      const after = await opened.rows(table);
      for (const row of rows) expect(after, `${table} ${JSON.stringify(row)}`).toContainEqual(expect.objectContaining(row));
    }
    expect(await collector.parts.store.audit.firstBroken(ORGANISATION)).toBeNull();
    await readsAsBefore(collector, before);
    await collector.stop();
    await opened.close();
  });
});

async function readsAsBefore(collector: Started, before: ReadonlyMap<string, Row[]>): Promise<void> {
  const origin = 'http://localhost';
  const signIn = await collector.app.request(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ account: 'staff', password: PASSWORD }),
  });
  expect(signIn.status).toBe(200);
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const get = async <T>(path: string) =>
    (await (await collector.app.request(`${origin}/api/v1${path}`, { headers: { cookie } })).json()) as T;

  const { items } = await get<InboxAnswer>('/inbox?after=0&limit=200');
  const sealed = (before.get('entries') ?? []).filter(({ kind }) => kind === 'comment');
  expect(items).toHaveLength(sealed.length);
  for (const { words } of items) expect(words).toMatch(/^Zanzibarquokka words of visit \d+, né à Genève$/);
  const { kiosks } = await get<KiosksAnswer>('/kiosks');
  expect(kiosks.map(({ id }) => id).sort()).toEqual((before.get('kiosks') ?? []).map(({ id }) => id).sort());
}

async function sqlite(version: string, dataDir: string): Promise<Opened> {
  const file = join(dataDir, 'candour.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(fixturesOf(version).sqlite)));
  const ask = async (statement: string) => {
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare(statement).all() as Row[];
    database.close();
    return rows.map((row) => ({ ...row }));
  };
  const tables = await ask(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`);
  return { tables: tables.map(({ name }) => String(name)), rows: (table) => ask(`select * from "${table}"`), close: async () => {} };
}

async function postgres(version: string): Promise<Opened> {
  const url = await (await startPostgres()).url();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(gunzipSync(readFileSync(fixturesOf(version).postgres)).toString());
  const ask = async (statement: string) => (await client.query<Row>(statement)).rows;
  const tables = await ask(`select tablename as name from pg_tables where schemaname = 'public'`);
  return {
    url,
    tables: tables.map(({ name }) => String(name)),
    rows: (table) => ask(`select * from "${table}"`),
    async close() {
      await client.end();
      await (await startPostgres()).stop();
    },
  };
}
