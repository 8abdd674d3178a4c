// Storage that misbehaves under a kiosk at work: a connection that the browser drops, a database that somebody opens in a newer version,
// a second window, and no IndexedDB at all.
import { expect, test } from '@playwright/test';
import type { ExportedEntry, KioskRow } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { exposeWorker, fillOutbox } from '../support/fill-outbox.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';

const KIOSK = 'bodden-town';

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
const given: string[] = [];

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, KIOSK)}`);
  await until(rowNow, ({ confirmed }) => confirmed !== null);
  await exposeWorker(kiosk.context);
  await kiosk.page.reload();
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('a connection that the browser drops, with all that was in the database, is opened again and filled from the journal', async () => {
  await fill(30);
  const browser = await kiosk.context.newCDPSession(kiosk.page);
  await browser.send('IndexedDB.enable');
  await browser.send('IndexedDB.deleteDatabase', { securityOrigin: collector.url, databaseName: 'candour-kiosk' });
  await fill(30);
  await allArriveOnce();
  await comesToRest();
});

test('a database opened in a newer version is let go of at once, and used on', async () => {
  const before = await rebuilds();
  await fill(10);
  const outcome = await kiosk.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('candour-kiosk', 2);
        request.onblocked = () => resolve('blocked');
        request.onsuccess = () => {
          request.result.close();
          resolve('opened');
        };
      }),
  );
  expect(outcome).toBe('opened');
  await fill(10);
  await kiosk.page.reload();
  await fill(10);
  await allArriveOnce();
  await comesToRest();
  expect(await rebuilds()).toBe(before);
});

test('of two windows one writes, and the other takes over with all that it was given', async () => {
  await fill(100);
  const second = await kiosk.context.newPage();
  await second.goto(`${collector.url}/kiosk/`);
  await expect(second.locator('body')).not.toContainText(/Touch to tell us/);
  const filling = fillOutbox(second, 100);
  await kiosk.page.close();
  given.push(...(await filling));
  kiosk = { ...kiosk, page: second };
  await allArriveOnce();
});

test('without IndexedDB nothing is taken, and the operator is told why', async () => {
  const bare = await aKioskWindow('about:blank');
  await bare.context.route('**/assets/worker-*.js', async (route) => {
    const answer = await fetch(route.request().url(), { headers: { 'accept-encoding': 'identity' } });
    const body = `delete WorkerGlobalScope.prototype.indexedDB;\n${await answer.text()}`;
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
  });
  await bare.page.goto(`${collector.url}/kiosk/`);
  await expect(bare.page.locator('body')).toContainText('IndexedDB');
  await expect(bare.page.getByRole('button', { name: /Touch to tell us/ })).toHaveCount(0);
  await bare.close();
  removeProfile(bare.profile);
});

async function fill(count: number): Promise<void> {
  given.push(...(await fillOutbox(kiosk.page, count)));
}

async function allArriveOnce(): Promise<void> {
  await nudged(() => until(arrived, (ids) => ids.length >= given.length));
  expect((await arrived()).sort()).toEqual(given.toSorted());
  const { ledgers } = await until(rowNow, ({ waiting }) => waiting === 0);
  expect(ledgers.map(({ gaps, alarms }) => [gaps, alarms])).toEqual([[[], []]]);
}

/** Both copies whole, and nothing new to tell between one contact and a later one: what it had to say of its storage has been said. */
async function comesToRest(): Promise<void> {
  let before = await rowNow();
  const isAtRest = (row: KioskRow) => {
    const { health, recorded, received, lastContactAt } = row;
    if (lastContactAt === before.lastContactAt) return false;
    const isSame = recorded === before.recorded && recorded === received;
    before = row;
    return isSame && health?.copies?.database === 'whole' && health.copies.journal === 'whole';
  };
  await nudged(() => until(rowNow, isAtRest));
}

/** With the kiosk trying again all the time. */
async function nudged<T>(wait: () => Promise<T>): Promise<T> {
  const nudge = setInterval(() => void kiosk.page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => undefined), 500);
  return wait().finally(() => clearInterval(nudge));
}

function rowNow(): Promise<KioskRow> {
  return kioskRow(administrator, KIOSK);
}

async function exported(): Promise<ExportedEntry[]> {
  return JSON.parse(await administrator.text(`/exports/entries.json?kiosk=${KIOSK}`));
}

async function arrived(): Promise<string[]> {
  return (await exported()).filter(({ kind }) => kind === 'rating').map(({ id }) => id);
}

async function rebuilds(): Promise<number> {
  return (await exported()).filter(({ body }) => body?.includes('outbox-rebuilt')).length;
}
