// However much waits, the kiosk's worker needs no more memory for it: not at rest, and not while it sends.
import { expect, test } from '@playwright/test';
import type { KioskRow } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { exposeWorker, fillOutbox } from '../support/fill-outbox.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { workerHeap } from '../support/worker-heap.ts';

const KIOSK = 'george-town';
/** Both more than a batch. */
const FEW = 1_000;
const MANY = 6_000;
const AT_ONCE = 500;
const SAME_AT_REST_BYTES = 500_000;
const LOOKS_FOR_REST = 8;
/** A worker that held on to what it sent would have nearly three times this more in the second half. */
const SAME_WHILE_SENDING_BYTES = 1_000_000;

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, KIOSK)}`);
  await kiosk.page.evaluate(() => navigator.serviceWorker.ready);
  await exposeWorker(kiosk.context);
  await until(rowNow, ({ confirmed }) => confirmed !== null);
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('6,000 waiting entries need no more of the worker’s memory than 1,000, at rest and while they are sent', async () => {
  const few = await measure(FEW, 0);
  expect(few.atRest).toBeGreaterThan(300_000);
  const many = await measure(MANY, few.atRest + SAME_AT_REST_BYTES);
  expect(many.atRest).toBeLessThan(few.atRest + SAME_AT_REST_BYTES);
  // Between two batches, where nothing is on its way.
  const half = Math.ceil(many.whileSending.length / 2);
  const [first, second] = [many.whileSending.slice(0, half), many.whileSending.slice(half)];
  expect(second.length).toBeGreaterThan(5);
  expect(Math.min(...second)).toBeLessThan(Math.min(...first) + SAME_WHILE_SENDING_BYTES);
});

/** Bytes, in a life of the worker that found so many entries waiting. A busy machine is given time to come to rest, below `restBytes`. */
async function measure(waiting: number, restBytes: number): Promise<{ atRest: number; whileSending: number[] }> {
  const before = received(await rowNow());
  await collector.stop();
  await started();
  for (let done = 0; done < waiting; done += AT_ONCE) await fillOutbox(kiosk.page, AT_ONCE);
  // What sends is loaded by the first try, and weighs nearly as much as all before: at rest is after that.
  const tried = kiosk.context.waitForEvent('requestfailed', (request) => request.url().includes('/api/'));
  await started();
  await tried;
  const heap = await workerHeap(kiosk.page);
  // Between two tries to send.
  let atRest = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS_FOR_REST && (look === 0 || (restBytes > 0 && atRest >= restBytes)); look++)
    atRest = Math.min(atRest, ...(await heap.during(kiosk.page.waitForTimeout(4_000))));
  await collector.start();
  await kiosk.page.evaluate(() => globalThis.kioskWorker?.postMessage({ type: 'sync-now' }));
  const sent = until(rowNow, (row) => received(row) >= before + waiting && row.waiting === 0);
  return { atRest, whileSending: await heap.during(sent) };
}

async function started(): Promise<void> {
  await kiosk.page.reload();
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}

function rowNow(): Promise<KioskRow> {
  return kioskRow(administrator, KIOSK);
}

function received({ ledgers }: KioskRow): number {
  return ledgers.reduce((total, ledger) => total + ledger.received, 0);
}
