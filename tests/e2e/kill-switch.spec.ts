// The kill switch on a kiosk with feedback that has not been sent: what is cached goes, what was said stays and arrives, and once the switch
// is off again the kiosk opens without a network as before.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, kioskRow } from '../support/console-session.ts';
import { aFaultProxy } from '../support/fault-proxy.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { cacheSizes, untilConfirmed } from '../support/shell-in-window.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

test('clears the kiosk’s caches and worker, and leaves what waits, which arrives; withdrawn, the worker is back', async () => {
  const environment: Record<string, string> = {};
  const collector = await aCollector(environment);
  const administrator = await anAdministrator(collector);
  const proxy = await aFaultProxy(collector.url);
  const { page, profile, close } = await aKioskWindow(`${proxy.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await untilOpen(page);
  await untilConfirmed(page);
  proxy.plan(({ path }) => ({ do: path.startsWith('/api/') ? 'cut-before' : 'pass' }));
  for (let place = 0; place < 4; place++) await visit(page, 'Happy', place % 2 ? `Words of visit ${place}` : undefined);
  await leaveMarks(page);
  const waiting = await storedEntries(page);
  expect(waiting.length).toBeGreaterThan(10);

  await collector.stop();
  environment.CANDOUR_KIOSK_KILL_SWITCH = 'on';
  await collector.start();
  expect(collector.printed()).toContain('CANDOUR_KIOSK_KILL_SWITCH is on');
  const loaded = page.waitForEvent('load');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await loaded;
  await untilOpen(page);
  await expect.poll(() => workerAndCaches(page)).toEqual({ registered: false, controlled: false, caches: [] });
  expect((await storedEntries(page)).slice(0, waiting.length)).toEqual(waiting);
  expect(await marks(page)).toEqual(['kept', 'kept', 'kept']);

  // Loads from the network, once: not again and again.
  let loads = 0;
  page.on('load', () => loads++);
  await page.reload();
  await untilOpen(page);
  await page.waitForTimeout(1_500);
  expect(loads).toBe(1);
  await visit(page, 'Unhappy');
  proxy.plan(() => ({ do: 'pass' }));
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting: still, received, recorded }) => still === 0 && received === recorded && (recorded ?? 0) > waiting.length,
  );
  expect(row.received).toBe(row.recorded);

  await collector.stop();
  environment.CANDOUR_KIOSK_KILL_SWITCH = 'off';
  await collector.start();
  await page.reload();
  await untilOpen(page);
  await untilConfirmed(page);
  expect(Object.keys(await cacheSizes(page))).toHaveLength(1);
  await collector.stop();
  await page.reload();
  await untilOpen(page);
  await visit(page, 'Happy');
  await close();
  removeProfile(profile);
  await proxy.close();
});

/** Where else a page may keep things. */
async function leaveMarks(page: Page): Promise<void> {
  await page.evaluate(async () => {
    localStorage.setItem('mark', 'kept');
    const file = await (await navigator.storage.getDirectory()).getFileHandle('mark', { create: true });
    const stream = await file.createWritable();
    await stream.write('kept');
    await stream.close();
    // As the console's: it is none of the kiosk's.
    await (await caches.open('workbox-of-the-console')).put('/mark', new Response('kept'));
  });
}

function marks(page: Page): Promise<(string | null | undefined)[]> {
  return page.evaluate(async () => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle('mark').catch(() => null);
    const cached = await (await caches.open('workbox-of-the-console')).match('/mark');
    return [localStorage.getItem('mark'), await (await file?.getFile())?.text(), await cached?.text()];
  });
}

function workerAndCaches(page: Page) {
  return page
    .evaluate(async () => ({
      registered: Boolean(await navigator.serviceWorker.getRegistration()),
      controlled: Boolean(navigator.serviceWorker.controller),
      caches: (await caches.keys()).filter((name) => name.startsWith('candour-kiosk')),
    }))
    .catch(() => null);
}

/** Header and body of what the outbox holds. */
function storedEntries(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('candour-kiosk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map(({ header, body }: { header: string; body: string }) => `${header}\n${body}`));
          };
        };
      }),
  );
}

async function untilOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}
