// The same batch fifty times at once, and batches that overlap, through the whole collector, on both engines: one row each, each
// sender the same truth.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Acknowledgement, Batch } from '../../src/protocol/batch.ts';
import { aBatch, entryId } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aSignedRequest, toInit } from '../support/api-signed-request.ts';
import { startPostgres } from '../support/postgres.ts';

let collector: TestCollector;
afterEach(() => collector.stop());
afterAll(async () => (await startPostgres()).stop());

async function post(kiosk: TestKiosk, batch: Batch): Promise<Acknowledgement> {
  const nonce = collector.parts.nonces.issue(kiosk.publicKey);
  const response = await collector.request(
    '/api/v1/batches',
    toInit(aSignedRequest({ ...kiosk, nonce }, 'POST', '/api/v1/batches', batch)),
  );
  expect(response.status).toBe(200);
  return response.json();
}

describe.each([
  { engine: 'SQLite', options: async () => ({}) },
  { engine: 'PostgreSQL', options: async () => ({ databaseUrl: await (await startPostgres()).url() }) },
])('$engine', ({ options }) => {
  test('the same batch fifty times at once: stored once, the same verdicts for all others', { timeout: 60_000 }, async () => {
    collector = await aCollector(await options());
    const kiosk = await aKiosk(collector);
    const entries = aChain(kiosk, 500, NOON_OR_SO);
    const batch = aBatch(kiosk, entries, NOON_OR_SO);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(kiosk, batch)));
    const verdicts = answers.map((answer) => answer.verdicts.map(({ verdict }) => verdict).join());
    const stored = Array(500).fill('stored').join();
    const duplicate = Array(500).fill('duplicate').join();
    expect(verdicts.filter((all) => all === stored)).toHaveLength(1);
    expect(verdicts.filter((all) => all === duplicate)).toHaveLength(49);
    for (const { verdicts: named, ledger } of answers) {
      expect(named.map(({ id }) => id)).toEqual(entries.map(entryId));
      expect(ledger).toEqual({ id: kiosk.ledgerId, received: 500, safeThrough: 500 });
    }
    expect(await collector.parts.store.entries.page({ organisation: 'harbour' }, null, 1000)).toHaveLength(500);
    expect((await collector.parts.store.ledgers.ledgers('harbour'))[0]).toMatchObject({ received: 500, gaps: [], alarms: [] });
  });

  test('batches that overlap, in all directions: every entry settled, each once', { timeout: 60_000 }, async () => {
    collector = await aCollector(await options());
    const kiosk = await aKiosk(collector);
    const entries = aChain(kiosk, 300, NOON_OR_SO);
    const slices = Array.from({ length: 40 }, (_, turn) => entries.slice((turn * 53) % 290, ((turn * 53) % 290) + 60));
    const answers = await Promise.all(
      [...slices, entries].map((slice, turn) => {
        const batch = aBatch(kiosk, turn % 3 === 0 ? slice.toReversed() : slice, NOON_OR_SO);
        return post(kiosk, { ...batch, health: { ...batch.health, recorded: 300 } });
      }),
    );
    const verdicts = answers.flatMap((answer) => answer.verdicts);
    expect(verdicts.filter(({ verdict }) => verdict === 'stored')).toHaveLength(300);
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['stored', 'duplicate']));
    expect((await collector.parts.store.ledgers.ledgers('harbour'))[0]).toMatchObject({ reach: 300, received: 300, gaps: [], alarms: [] });
  });
});
