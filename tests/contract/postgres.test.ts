// What only PostgreSQL can get wrong: durability switched off, connections cut, collectors that start or write at once, plans.
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../src/protocol/problem.ts';
import { openStore } from '../../src/server/store/open-store.ts';
import type { Store, StoredEntry } from '../../src/server/store/store.ts';
import { startPostgres } from '../support/postgres.ts';
import { add, arriving, comment, contact, storedEntry } from './stored-entry.ts';

let databaseUrl: string;
const opened: Store[] = [];

async function open(url = databaseUrl): Promise<Store> {
  const store = await openStore({ databaseUrl: url, dataDir: '/nowhere' });
  opened.push(store);
  return store;
}

async function run(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'test' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  databaseUrl = await (await startPostgres()).url();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(async () => (await startPostgres()).stop());

describe('durability', () => {
  test('switched off for the database is refused on opening, by name', async () => {
    await run(`alter database "${new URL(databaseUrl).pathname.slice(1)}" set synchronous_commit = off`);
    await expect(openStore({ databaseUrl, dataDir: '/nowhere' })).rejects.toThrow('synchronous_commit = off');
  });

  test('switched off later is refused by every new connection, and nothing is stored', async () => {
    const store = await open();
    await add(store, [storedEntry()]);
    await run(`alter database "${new URL(databaseUrl).pathname.slice(1)}" set synchronous_commit = off`);
    await cutConnections();
    await untilSettled(async () => {
      await expect(add(store, [storedEntry({ sequence: 2 })])).rejects.toThrow('synchronous_commit = off');
    });
    await expect(store.ready()).rejects.toSatisfy(isUnavailable);
    expect(await run('select count(*)::int as rows from entries')).toEqual([{ rows: 1 }]);
  });
});

describe('a connection that is cut', () => {
  test('while idle is replaced without anybody noticing for long', async () => {
    const store = await open();
    await add(store, [storedEntry()]);
    await cutConnections();
    await untilSettled(async () => {
      expect(await store.entries.page({ organisation: 'harbour' }, null, 10)).toHaveLength(1);
    });
    expect(await add(store, [storedEntry({ sequence: 2 })])).toEqual(['stored']);
  });

  test('in the middle of a batch: unavailable, nothing stored, then stored when it comes again', async () => {
    const store = await open();
    await add(store, [comment()]);
    const batch = [storedEntry({ sequence: 2 }), comment({ sequence: 3 })];
    // Somebody holds the counter of arrivals: the batch has written its entries and waits there.
    const holder = new pg.Client({ connectionString: databaseUrl, application_name: 'test' });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select * from arrival_counters for update');
    const adding = add(store, batch).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      expect(await run(`select 1 from pg_stat_activity where application_name = 'candour' and wait_event_type = 'Lock'`)).toHaveLength(1);
    });
    await cutConnections();
    expect(await adding).toSatisfy(isUnavailable);
    await holder.query('rollback');
    await holder.end();
    expect(await run('select count(*)::int as rows from entries')).toEqual([{ rows: 1 }]);
    expect(await add(store, batch)).toEqual(['stored', 'stored']);
  });

  test('a batch without words does not wait for one with words', async () => {
    const store = await open();
    await add(store, [comment()]);
    const holder = new pg.Client(databaseUrl);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select * from arrival_counters for update');
    expect(await add(store, [storedEntry({ sequence: 2 })])).toEqual(['stored']);
    await holder.query('rollback');
    await holder.end();
  });

  test('nobody listening: said on opening', async () => {
    const away = openStore({ databaseUrl: 'postgres://postgres@127.0.0.1:1/nothing', dataDir: '/nowhere' });
    await expect(away).rejects.toThrow(/could not|ECONNREFUSED/);
  });
});

describe('several collectors on one database', () => {
  test('may start at once on an empty one', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open()));
    expect(new Set(await Promise.all(stores.map((store) => store.collectorId()))).size).toBe(1);
    expect(await run('select count(*)::int as rows from kysely_migration')).toEqual([{ rows: 16 }]);
  });

  test('number arrivals without a reader missing one', { timeout: 60_000 }, async () => {
    const [one, two, reader] = await Promise.all([open(), open(), open()]);
    const write = async (store: Store, lane: string) => {
      for (let turn = 0; turn < 15; turn++) {
        const kiosk = `${lane}-${turn % 3}`;
        await add(store, [comment({ kiosk }), comment({ kiosk, sequence: 2 })], contact({ kiosk }));
      }
    };
    const lanes = [write(one, 'a'), write(one, 'b'), write(two, 'c'), write(two, 'd')];
    let writing = true;
    const finished = Promise.all(lanes).then(() => {
      writing = false;
    });
    const seen: number[] = [];
    const readOn = async () => {
      const rows = await reader.entries.wordsAfter({ organisation: 'harbour', sites: null, after: seen.at(-1) ?? 0, limit: 50 });
      seen.push(...rows.map(({ arrival }) => arrival));
    };
    while (writing) await readOn();
    await finished;
    while (seen.length < 120) await readOn();
    expect(seen).toEqual(Array.from({ length: 120 }, (_, place) => place + 1));
  });
});

test('writers that meet on the same entries in opposite orders wait, and never lock each other out', { timeout: 60_000 }, async () => {
  const store = await open();
  for (let turn = 0; turn < 4; turn++) {
    const entries = Array.from({ length: 500 }, (_, place) => storedEntry({ sequence: turn * 500 + place + 1 }));
    const both = await Promise.all([entries, entries.toReversed()].map((batch) => add(store, batch)));
    expect(both.flat().filter((verdict) => verdict === 'stored')).toHaveLength(500);
  }
});

test('of two faces of a visit that arrive at once, the second sees the first, and its day changes once more', async () => {
  const store = await open();
  await add(store, [storedEntry({ localDay: '2026-11-01' })]);
  const holder = new pg.Client(databaseUrl);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select * from ledger_states for update');
  const [first, second] = [
    { sequence: 2, localDay: '2026-11-18' },
    { sequence: 3, localDay: '2026-11-22' },
  ].map((face) => storedEntry({ visit: 'one', ...face }));
  const adding: Promise<unknown>[] = [];
  for (const [place, entry] of [first, second].entries()) {
    adding.push(store.entries.addBatch([arriving(entry as StoredEntry)], null));
    const waiting = `select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await vi.waitFor(async () => expect(await run(waiting)).toEqual([{ waiting: place + 1 }]), { timeout: 5000, interval: 20 });
  }
  await holder.query('rollback');
  await holder.end();
  await Promise.all(adding);
  const changes = await store.entries.dayChanges({ organisation: 'harbour', fromDay: '2026-11-02', toDay: '2026-11-30' });
  expect(changes.sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
    { kiosk: 'north-1', day: '2026-11-18', changes: 2 },
    { kiosk: 'north-1', day: '2026-11-22', changes: 1 },
  ]);
});

test('the visits of a batch are looked up by visit, also while there are no statistics', async () => {
  const store = await open();
  await run('alter table entries set (autovacuum_enabled = false)');
  const query = vi.spyOn(pg.Client.prototype, 'query');
  for (let turn = 0; turn < 4; turn++)
    await add(
      store,
      Array.from({ length: 500 }, (_, place) => storedEntry({ sequence: turn * 500 + place + 1 })),
    );
  const [text = '', values = []] =
    (query.mock.calls as unknown as [string, unknown[]][]).findLast(([asked]) => /string_agg/.test(asked)) ?? [];
  query.mockRestore();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(`explain (costs off) ${text}`, values);
  await client.end();
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan.match(/using \w+/g)).toEqual(['using ratings_by_visit', 'using ratings_by_visit']);
});

test('what may be read from many entries is read from an index', async () => {
  const store = await open();
  await add(store, [storedEntry(), comment({ sequence: 2 })]);
  await fill();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const organisation = 'harbour';
  await store.entries.wordsAfter({ organisation, sites: ['north'], after: 4900, limit: 20 });
  await store.entries.ratingCounts({ organisation, sites: null, fromDay: '2026-02-01', toDay: '2026-02-02' });
  await store.entries.countedTaps({ organisation, sites: null, fromDay: '2026-02-01', toDay: '2026-02-02' });
  await store.entries.promiseCounts({ organisation, sites: null, fromDay: '2026-02-01', toDay: '2026-02-02' });
  await add(store, [storedEntry({ sequence: 20_001 })]);
  await store.entries.page({ organisation, kiosk: 'north-1' }, { ...storedEntry(), sequence: 20_000 }, 50);
  await store.entries.visibleIds({ organisation, sites: null, ids: ['x'] });
  await store.receipts.find({ prefix: 'RVCTQR', counter: 4_000 });
  const asked = (query.mock.calls as unknown as [string, unknown[]][]).filter(([text]) =>
    /from "(?:entries|arrivals|ledgers|receipts)"/.test(text),
  );
  query.mockRestore();
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const plans: string[] = [];
  for (const [text, values] of asked) {
    const { rows } = await client.query(`explain (costs off) ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await client.end();
  const all = plans.join('\n');
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(all).not.toMatch(/Seq Scan on (?:entries|arrivals|receipts)/);
  for (const index of ['ratings_by_day', 'ratings_by_visit', 'entries_by_ledger', 'arrivals_key', 'entries_pkey', 'receipts_key'])
    expect(all).toContain(index);
});

/** Enough entries that reading them all would cost more than an index. */
async function fill(): Promise<void> {
  await run(`
    insert into entries (id, hash, ledger, site, sequence, visit, kind, revision, header, body, sealed, occurred_at, certainty,
      time_zone, local_day, local_hour, received_at, question_id, scale_id, value_id)
    select 'id-' || n, 'hash', (select min(number) from ledgers), 'north', n, 'visit-' || n / 2,
      case n % 2 when 0 then 'rating' else 'comment' end, '1', 'header', 'body', 0, n, 'exact', 'America/Cayman',
      (date '2026-01-01' + n / 100)::text, n % 24, n, 'q', 'faces-4', 'happy'
    from generate_series(10, 30000) as n`);
  await run(`
    insert into arrivals (organisation, arrival, site, entry)
    select 'harbour', n, 'north', 'id-' || (n * 2 + 11) from generate_series(2, 5000) as n`);
  await run(`
    insert into receipts (prefix, counter, entry, organisation, verifier)
    select case n % 10 when 0 then 'RVCTQR' else 'other' end, n, 'id-' || n, 'harbour', 'verifier' from generate_series(1, 20000) as n`);
  await run('analyze');
}

async function cutConnections(): Promise<void> {
  await run(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'candour' and datname = current_database()`);
}

/** A cut connection may fail one more call, with the one answer that says so, before it is replaced. */
async function untilSettled(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 5000, interval: 20 });
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'store-unavailable';
}
