// A network that lies, cuts and repeats: nothing is lost, nothing is counted twice; and a TLS proxy under another name and port.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { aFaultProxy, type Fault } from '../support/fault-proxy.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { FACES, VALUE_IDS, visit } from '../support/visitor.ts';

const FAULTS: readonly Fault[] = [
  { do: 'portal' },
  { do: 'cut-before' },
  { do: 'cut-in-answer', afterBytes: 40 },
  { do: 'cut-after' },
  { do: 'double' },
  { do: 'repeat-later', afterMs: 3_000 },
  { do: 'status', status: 503, headers: { 'retry-after': '1' } },
  { do: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: '{}' },
];

test('captive portals, cut answers, doubled and late requests lose nothing and double nothing', async () => {
  test.setTimeout(240_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const proxy = await aFaultProxy(collector.url);
  const kiosk = await aKioskWindow(`${proxy.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ confirmed }) => confirmed !== null,
  );

  proxy.plan(({ path, nth }) => (path.endsWith('/batches') ? (FAULTS[nth] ?? { do: 'pass' }) : { do: 'pass' }));
  const given = [];
  for (let place = 0; place < 10; place++) {
    const face = FACES[place % FACES.length] as (typeof FACES)[number];
    await visit(kiosk.page, face);
    given.push(VALUE_IDS[face]);
  }
  const nudge = setInterval(() => void kiosk.page.evaluate(() => window.dispatchEvent(new Event('online'))).catch(() => undefined), 500);
  await until(
    () => kioskRow(administrator, 'george-town'),
    (row) => row.waiting === 0 && proxy.done.length > FAULTS.length,
    120_000,
  );
  clearInterval(nudge);
  expect(proxy.done.filter((done) => done !== 'pass')).toEqual(FAULTS.map((fault) => fault.do));
  await new Promise((resolve) => setTimeout(resolve, 3_500));

  expect(await ratingsAt(administrator)).toEqual(given);
  const row = await kioskRow(administrator, 'george-town');
  expect(row.received).toBe(row.recorded);
  await kiosk.close();
  removeProfile(kiosk.profile);
  await proxy.close();
  await collector.stop();
});

test('pairs and sends behind a TLS proxy with another host name and port', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const pem = (name: string) => readFileSync(new URL(`../support/tls/test-only.${name}.pem`, import.meta.url));
  const proxy = await aFaultProxy(collector.url, { key: pem('key'), cert: pem('cert') });
  const code = await aPairingCode(administrator, 'bodden-town');
  const kiosk = await aKioskWindow(`https://feedback.candour.test:${proxy.port}/kiosk/?pair=${code}`, {
    args: ['--host-resolver-rules=MAP feedback.candour.test 127.0.0.1', '--ignore-certificate-errors'],
  });
  await visit(kiosk.page, 'Happy');
  // Not the row alone: what the kiosk recorded before the visit makes it whole too.
  await until(
    () => ratingsAt(administrator),
    (ratings) => ratings.length > 0,
  );
  expect(await ratingsAt(administrator)).toEqual(['happy']);
  await kiosk.close();
  removeProfile(kiosk.profile);
  await proxy.close();
  await collector.stop();
});

async function ratingsAt(administrator: ConsoleSession): Promise<(string | null)[]> {
  const entries: ExportedEntry[] = JSON.parse(await administrator.text('/exports/entries.json'));
  const ids = entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  return entries
    .filter(({ kind }) => kind === 'rating')
    .sort((a, b) => a.sequence - b.sequence)
    .map(({ valueId }) => valueId);
}
