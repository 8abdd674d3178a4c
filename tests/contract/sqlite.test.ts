// What only SQLite can get wrong: settings that are not kept, a file that cannot be written, plans that walk a whole table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../src/protocol/problem.ts';
import { openStore } from '../../src/server/store/open-store.ts';
import { entryStore } from '../../src/server/store/queries/entries.ts';
import { requireDurable, setDurable } from '../../src/server/store/sqlite/durability.ts';
import { openSqlite } from '../../src/server/store/sqlite/open-sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { watchWork } from '../../src/server/store/watch-work.ts';
import { open as openCase } from './a-case.ts';
import { add, comment, storedEntry } from './stored-entry.ts';

let dataDir: string;
let file: string;
const opened: Store[] = [];

async function open(): Promise<Store> {
  const store = await openStore({ dataDir });
  opened.push(store);
  return store;
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'candour-sqlite-'));
  file = join(dataDir, 'candour.sqlite');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  rmSync(dataDir, { recursive: true });
});

describe('durability', () => {
  test('a file in another journal mode is set right by the next open', async () => {
    await (await open()).close();
    const raw = new DatabaseSync(file);
    raw.exec('pragma journal_mode = delete');
    raw.close();
    const store = await open();
    await expect(store.ready()).resolves.toBeUndefined();
    const after = new DatabaseSync(file);
    expect(after.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    after.close();
  });

  test.each([
    ['synchronous = normal', 'synchronous = 1'],
    ['synchronous = off', 'synchronous = 0'],
    ['journal_mode = delete', 'journal_mode = delete'],
    ['foreign_keys = off', 'foreign_keys = 0'],
  ])('a connection with %s is refused, by name', (pragma, named) => {
    const raw = new DatabaseSync(file);
    setDurable(raw);
    expect(() => requireDurable(raw)).not.toThrow();
    raw.exec(`pragma ${pragma}`);
    expect(() => requireDurable(raw)).toThrow(named);
    raw.close();
  });

  test('a database that cannot have a write-ahead log is refused', () => {
    const raw = new DatabaseSync(':memory:');
    setDurable(raw);
    expect(() => requireDurable(raw)).toThrow('journal_mode = memory');
    raw.close();
  });
});

describe('trouble with the file', () => {
  test('locked by another process: unavailable, nothing stored, then fine again', async () => {
    const store = await open();
    const entry = storedEntry();
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    await expect(add(store, [entry])).rejects.toSatisfy(isUnavailable);
    other.exec('rollback');
    other.close();
    expect(await store.entries.page({ organisation: 'harbour' }, null, 10)).toEqual([]);
    expect(await store.entries.receivedByKiosk('harbour')).toEqual(new Map());
    expect(await add(store, [entry])).toEqual(['stored']);
  });

  test.each([
    ['full', (pages: number) => `pragma max_page_count = ${pages}`, 'pragma max_page_count = 1000000'],
    ['read-only', () => 'pragma query_only = on', 'pragma query_only = off'],
  ])('%s: unavailable, nothing of the batch stored, then fine again', async (_how, spoil, mend) => {
    const { engine, entries } = await openEntries();
    const pragma = (text: string) => sql.raw(text).execute(engine.database);
    await add({ entries }, [storedEntry()]);
    const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(engine.database);
    await pragma(spoil((rows[0]?.pageCount ?? 0) + 3));
    const many = Array.from({ length: 500 }, (_, place) => comment({ sequence: place + 2 }));
    await expect(add({ entries }, many)).rejects.toSatisfy(isUnavailable);
    await pragma(mend);
    expect(await entries.page({ organisation: 'harbour' }, null, 1000)).toHaveLength(1);
    expect(await entries.receivedByKiosk('harbour')).toEqual(new Map([['north-1', 1]]));
    expect(await add({ entries }, many)).toEqual(many.map(() => 'stored'));
    const words = await entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 1 });
    expect(words[0]?.arrival).toBe(1);
    await engine.close();
  });

  test('not a database: said on opening', async () => {
    writeFileSync(file, 'this is not a database, but long enough to look at. '.repeat(100));
    await expect(openStore({ dataDir })).rejects.toThrow(/not a database/);
  });

  test('a wrong address of the database: said on opening, without repeating it', async () => {
    const refused = openStore({ databaseUrl: 'mysql://me:secret@host/db', dataDir });
    await expect(refused).rejects.toThrow(/CANDOUR_DATABASE_URL/);
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});

test('everything that may be read from many entries is read from an index', async () => {
  const store = await open();
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
  await add(store, [storedEntry(), comment({ sequence: 2 })]);
  const sites = ['north'];
  const organisation = 'harbour';
  await store.entries.wordsAfter({ organisation, sites, after: 0, limit: 10 });
  await store.entries.ratingCounts({ organisation, sites, fromDay: '2026-01-01', toDay: '2026-12-31' });
  await store.entries.countedTaps({ organisation, sites, fromDay: '2026-01-01', toDay: '2026-12-31' });
  await store.entries.promiseCounts({ organisation, sites, fromDay: '2026-01-01', toDay: '2026-12-31' });
  await store.entries.dayChanges({ organisation, fromDay: '2026-01-01', toDay: '2026-12-31' });
  await store.entries.page({ organisation, fromMs: 0 }, storedEntry(), 10);
  await store.entries.visibleIds({ organisation, sites, ids: ['x'] });
  const asked = prepare.mock.calls.map(([text]) => text);
  prepare.mockRestore();
  const raw = new DatabaseSync(file);
  const plans = asked.map((text) =>
    raw
      .prepare(`explain query plan ${text}`)
      .all()
      .map(({ detail }) => String(detail)),
  );
  raw.close();
  const steps = plans.flat();
  expect(steps).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^SEARCH arrivals USING PRIMARY KEY \(organisation=\? AND arrival>\?\)/),
      expect.stringMatching(/^SEARCH rating USING .*INDEX ratings_by_visit \(visit=\? AND ledger=\?\)/),
      expect.stringMatching(/^SEARCH rating USING COVERING INDEX ratings_by_day \(ledger=\? AND local_day>\? AND local_day<\?\)/),
      expect.stringMatching(/^SEARCH answer USING INDEX service_answers_by_day \(ledger=\? AND local_day>\? AND local_day<\?\)/),
      expect.stringMatching(/^SEARCH face USING COVERING INDEX ratings_by_visit \(visit=\?\)/),
      expect.stringMatching(/^SEARCH ledger_days USING PRIMARY KEY \(ledger=\? AND day>\? AND day<\?\)/),
      expect.stringMatching(/^SEARCH later USING COVERING INDEX ratings_by_visit \(visit=\? AND ledger=\? AND sequence>\?\)/),
      expect.stringMatching(/^SEARCH entries USING INDEX entries_by_ledger \(ledger=\? AND sequence>\?\)/),
    ]),
  );
  const tables = /^SCAN (?:entries|entry|answer|face|rating|later|arrivals|ledgers?|ledger_days)\b/;
  expect(steps.filter((step) => tables.test(step))).toEqual([]);
});

/** The entries of a store whose connection the test can reach. */
async function openEntries() {
  const engine = await openSqlite(file);
  return { engine, entries: watchWork(engine).watch(entryStore(engine)) };
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'store-unavailable';
}

test('an index that has no statistics has them after the next open', async () => {
  const store = await open();
  for (let made = 0; made < 30; made++) await openCase(store);
  await store.close();
  const known = () => {
    const raw = new DatabaseSync(file);
    const rows = raw.prepare("select idx from sqlite_stat1 where idx = 'cases_by_board'").all();
    raw.close();
    return rows.length;
  };
  const raw = new DatabaseSync(file);
  raw.exec("delete from sqlite_stat1 where idx = 'cases_by_board'");
  raw.close();
  expect(known()).toBe(0);
  await open();
  expect(known()).toBe(1);
});
