// The database can't be written: full, held by another process, read-only. Answered 503 with nothing acknowledged, `/readyz` says no, and
// once it can be written again the same batch is taken, once. The full disk is a real one, a tmpfs of a few megabytes.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBatch } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { startPostgres } from '../support/postgres.ts';

let collector: TestCollector | undefined;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-trouble-'));
});
afterEach(async () => {
  await collector?.stop();
  collector = undefined;
  spawnSync('umount', [folder]);
  await rm(folder, { recursive: true, force: true });
});

afterAll(async () => (await startPostgres()).stop());

async function open(databaseUrl?: string): Promise<{ kiosk: TestKiosk; entries: ReturnType<typeof aChain> }> {
  collector = await aCollector({ dataDir: folder, databaseUrl });
  const kiosk = await aKiosk(collector);
  await send(kiosk, []);
  return { kiosk, entries: aChain(kiosk, 200, NOON_OR_SO) };
}

function send(kiosk: TestKiosk, entries: ReturnType<typeof aChain>): Promise<Response> {
  const batch = aBatch(kiosk, entries, NOON_OR_SO);
  return kiosk.send('POST', '/api/v1/batches', { ...batch, health: { ...batch.health, recorded: 200 } });
}

async function expectNothing(response: Response): Promise<void> {
  const answer = await response.json();
  expect([response.status, answer.code, 'verdicts' in answer]).toEqual([503, 'store-unavailable', false]);
  expect((await collector?.request('/readyz'))?.status).toBe(503);
  expect((await collector?.request('/healthz'))?.status).toBe(200);
}

async function expectAll(kiosk: TestKiosk, entries: ReturnType<typeof aChain>): Promise<void> {
  const answer = await (await send(kiosk, entries)).json();
  expect(new Set(answer.verdicts.map(({ verdict }: { verdict: string }) => verdict))).toEqual(new Set(['stored']));
  expect(answer.ledger).toMatchObject({ received: entries.length, safeThrough: entries.length });
  expect((await collector?.request('/readyz'))?.status).toBe(200);
}

test('a disk that is full', async ({ skip }) => {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { encoding: 'utf8' });
  if (status !== 0) {
    console.warn(`\n!! NOT RUN: a full disk needs a mount of its own, and this account may not make one: ${stderr}`);
    skip('no mount');
  }
  const { kiosk, entries } = await open();
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
  await expectNothing(await send(kiosk, entries));
  await rm(join(folder, 'ballast'));
  await expectAll(kiosk, entries);
});

test('a database that another process holds', async () => {
  const { kiosk, entries } = await open();
  const other = new DatabaseSync(join(folder, 'candour.sqlite'));
  other.exec('begin immediate');
  await expectNothing(await send(kiosk, entries));
  other.exec('rollback');
  other.close();
  await expectAll(kiosk, entries);
});

test('a PostgreSQL that has become read-only', async () => {
  const databaseUrl = await (await startPostgres()).url();
  const name = new URL(databaseUrl).pathname.slice(1);
  const sql = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'test' });
    await client.connect();
    await client.query('set default_transaction_read_only = off');
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'candour' and datname = '${name}'`;
  const { kiosk, entries } = await open(databaseUrl);
  await sql(`alter database ${name} set default_transaction_read_only = on`, cut);
  await vi.waitFor(async () => expectNothing(await send(kiosk, entries)));
  await sql(`alter database ${name} reset default_transaction_read_only`, cut);
  await vi.waitFor(() => expectAll(kiosk, entries));
});
