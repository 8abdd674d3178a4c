// PostgreSQL lost at the very COMMIT: nobody can know whether it was carried out. Answered 503, nothing acknowledged; sent again, each
// entry is stored once, and the state of its ledger is the true one.

import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aBatch } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { startPostgres } from '../support/postgres.ts';
import { aPostgresProxy, type PostgresProxy } from '../support/postgres-proxy.ts';

let databaseUrl: string;
let proxy: PostgresProxy;
let collector: TestCollector;
let kiosk: TestKiosk;
beforeEach(async () => {
  databaseUrl = await (await startPostgres()).url();
  proxy = await aPostgresProxy(databaseUrl);
  collector = await aCollector({ databaseUrl: proxy.url });
  kiosk = await aKiosk(collector);
});
afterEach(async () => {
  await collector.stop();
  await proxy.close();
});
afterAll(async () => (await startPostgres()).stop());

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'test' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const rows = async () => Number((await sql('select count(*)::int as rows from entries'))[0]?.rows);
const send = (entries: ReturnType<typeof aChain>) => {
  const batch = aBatch(kiosk, entries, NOON_OR_SO);
  return kiosk.send('POST', '/api/v1/batches', { ...batch, health: { ...batch.health, recorded: 10 } });
};

/** As a kiosk does: again until it is acknowledged; a cut connection may fail one more request. */
async function sendUntilAcknowledged(entries: ReturnType<typeof aChain>) {
  return vi.waitFor(
    async () => {
      const response = await send(entries);
      expect(response.status).toBe(200);
      return response.json();
    },
    { timeout: 10_000, interval: 50 },
  );
}

describe.each([
  ['cut-before', 'before the server saw it', 0, 'stored'],
  ['cut-after', 'after it was carried out', 10, 'duplicate'],
] as const)('%s', (fault, how, kept, verdict) => {
  test(`cut ${how}: 503, nothing acknowledged; sent again, stored once`, async () => {
    const entries = aChain(kiosk, 10, NOON_OR_SO);
    // The ledger gets its number in a commit of its own, which is not the one to cut.
    await send([]);
    proxy.next(fault);
    const lost = await send(entries);
    expect([lost.status, proxy.cuts()]).toEqual([503, 1]);
    const problem = await lost.json();
    expect([problem.code, problem.verdicts]).toEqual(['store-unavailable', undefined]);
    expect(await rows()).toBe(kept);
    const answer = await sendUntilAcknowledged(entries);
    expect(new Set(answer.verdicts.map((one: { verdict: string }) => one.verdict))).toEqual(new Set([verdict]));
    expect(answer.ledger).toMatchObject({ received: 10, safeThrough: 10 });
    expect(await rows()).toBe(10);
    expect((await collector.parts.store.ledgers.ledgers('harbour'))[0]).toMatchObject({ received: 10, gaps: [], alarms: [] });
  });
});

test('connections ended by the server again and again: what was acknowledged is there, each entry once', async () => {
  const entries = aChain(kiosk, 200, NOON_OR_SO);
  await send([]);
  const acknowledged = new Set<string>();
  let sending = true;
  const ending = (async () => {
    while (sending) {
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'candour'`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  for (let at = 0; at < 200; at += 20) {
    const { verdicts } = await sendUntilAcknowledged(entries.slice(at, at + 20));
    for (const one of verdicts) if (['stored', 'duplicate'].includes(one.verdict)) acknowledged.add(one.id);
  }
  sending = false;
  await ending;
  expect(acknowledged.size).toBe(200);
  expect(await sql('select count(*)::int as rows, count(distinct id)::int as ids from entries')).toEqual([{ rows: 200, ids: 200 }]);
  const { ledger } = await sendUntilAcknowledged([]);
  expect(ledger).toMatchObject({ received: 200, safeThrough: 200 });
});
