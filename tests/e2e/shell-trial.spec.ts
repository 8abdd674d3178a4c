// Bad versions of the shell on a kiosk that stands alone: whatever is published, the last good one goes on taking feedback, what it takes
// arrives, and a repaired version needs one reload.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, kioskRow } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { cacheSizes, editionOf, fetchNewVersion, notesOf, takeOver, untilConfirmed, versionsKept } from '../support/shell-in-window.ts';
import { aShellPublisher } from '../support/shell-publisher.ts';
import { until } from '../support/until.ts';
import { begin, rate, visit } from '../support/visitor.ts';

const THROW = (script: string) => `throw new Error('a bad build');${script}`;

test('three bad builds in a row: the good one serves after two starts each, and what it takes arrives', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const shop = await aShellPublisher(collector.port);
  let kiosk = await aKioskWindow(`${shop.url}?pair=${await aPairingCode(administrator, 'george-town')}`);
  await untilOpen(kiosk.page);
  await untilConfirmed(kiosk.page);

  for (const name of ['badbuil1', 'badbuil2', 'badbuil3']) {
    shop.publishWithScript(name, THROW);
    await fetchNewVersion(kiosk.page);
    await takeOver(kiosk.page);
    await expectDead(kiosk.page, shop.edition());
    // As whoever stands before a blank screen does.
    if (name === 'badbuil1') kiosk = await startedAgain(kiosk, shop.url);
    else await kiosk.page.reload();
    await expectDead(kiosk.page, shop.edition());
    await kiosk.page.reload();
    await untilOpen(kiosk.page);
    expect(await editionOf(kiosk.page)).toBe(1);
    await visit(kiosk.page, 'Happy');
    await kiosk.page.reload();
    await untilOpen(kiosk.page);
    expect(await editionOf(kiosk.page), 'the page of the good one does not vouch for the bad one').toBe(1);
  }
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded, health }) =>
      waiting === 0 && received === recorded && (recorded ?? 0) >= 6 && health?.failedShell === 'badbuil3',
  );

  let loads = 0;
  kiosk.page.on('load', () => loads++);
  shop.publishRepaired();
  await fetchNewVersion(kiosk.page);
  await takeOver(kiosk.page);
  await untilOpen(kiosk.page);
  expect([await editionOf(kiosk.page), loads]).toEqual([shop.edition(), 1]);
  await expect.poll(() => versionsKept(kiosk.page), 'the bad ones are gone').toHaveLength(1);
  await visit(kiosk.page, 'Unhappy');
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ health }) => health?.failedShell === null,
  );
  await kiosk.close();
  removeProfile(kiosk.profile);
  await shop.close();
  await collector.stop();
});

test('a dead page that nobody touches is loaded again, and then gives way', async () => {
  const shop = await aShellPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSetUp(page);
  await untilConfirmed(page);
  shop.change('service-worker.js', /=3e4,/, '=1500,');
  shop.publishWithScript('badbuil1', THROW);
  await fetchNewVersion(page);
  await takeOver(page);
  await expectDead(page, 2);
  await untilSetUp(page);
  expect(await editionOf(page)).toBe(1);
  expect((await notesOf(page))?.trial?.starts).toHaveLength(2);
  await close();
  removeProfile(profile);
  await shop.close();
});

test('a version that fails to install replaces nothing, and takes nothing away', async () => {
  const shop = await aShellPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSetUp(page);
  await untilConfirmed(page);
  const before = await cacheSizes(page);
  const worker = shop.read('service-worker.js');

  // The same files under another worker: it throws, or one of them does not come.
  shop.write(
    'service-worker.js',
    `${worker};self.addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('bad'))));`,
  );
  expect(await updateFails(page)).toBe(true);
  const bringBack = shop.takeAway('manifest.webmanifest');
  shop.write('service-worker.js', `${worker};//`);
  expect(await updateFails(page)).toBe(true);
  bringBack();
  // Other files, of which one is missing.
  shop.write('service-worker.js', worker.replace('"manifest.webmanifest"', '"missing.json"'));
  expect(await updateFails(page)).toBe(true);

  expect(await cacheSizes(page)).toEqual(before);
  await shop.close();
  await page.reload();
  await untilSetUp(page);
  expect(await editionOf(page)).toBe(1);
  await close();
  removeProfile(profile);
});

test('with a visitor at the screen and a full outbox, a new version waits; then it takes over and everything arrives', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const shop = await aShellPublisher(collector.port);
  const patient = shop.read('service-worker.js').match(/assets\/after-paint-[\w-]{8}\.js/)?.[0] ?? '';
  shop.change(patient, '=5e3', '=500');
  const { page, profile, close } = await aKioskWindow(`${shop.url}?pair=${await aPairingCode(administrator, 'george-town')}`);
  await untilOpen(page);
  await untilConfirmed(page);
  shop.cutLine(true);
  for (let place = 0; place < 4; place++) await visit(page, 'Happy', place % 2 ? `Words of visit ${place}` : undefined);

  shop.publishAnother();
  await begin(page);
  await fetchNewVersion(page);
  // Four times as long as the screen must be quiet.
  await page.waitForTimeout(2_000);
  expect(await isWaiting(page), 'nobody asks for it during a visit').toBe(true);
  // Even one that has taken over, in the moment in which the visitor came, leaves the page in peace.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage({ type: 'take-over' }));
  await expect.poll(() => isWaiting(page)).toBe(false);
  await page.waitForTimeout(1_000);
  expect(await editionOf(page)).toBe(1);
  await rate(page, 'Very unhappy');
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'No more, thanks' }).tap();
  await page.locator('.message button.cover').tap();
  await loaded;
  await untilOpen(page);
  expect(await editionOf(page)).toBe(2);

  shop.cutLine(false);
  await visit(page, 'Unhappy');
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded }) => waiting === 0 && received === recorded && (recorded ?? 0) >= 12,
  );
  const ratings = JSON.parse(await administrator.text('/exports/entries.json?kiosk=george-town')).filter(
    ({ kind }: { kind: string }) => kind === 'rating',
  );
  expect(ratings).toHaveLength(6);
  expect(row.received).toBe(row.recorded);
  await close();
  removeProfile(profile);
  await shop.close();
  await collector.stop();
});

/** The browser killed and started on the same profile: what was counted is on disk. */
async function startedAgain(kiosk: KioskWindow, url: string): Promise<KioskWindow> {
  await kiosk.kill();
  return aKioskWindow(url, { profile: kiosk.profile });
}

async function expectDead(page: Page, edition: number): Promise<void> {
  await expect.poll(() => editionOf(page)).toBe(edition);
  await page.waitForLoadState('load');
  expect(await page.locator('#kiosk').innerHTML()).toBe('');
}

function isWaiting(page: Page): Promise<boolean> {
  return page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
}

/** True when a version began to install and came to nothing. */
function updateFails(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker | null>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing), { once: true });
    });
    await registration.update().catch(() => undefined);
    const worker = await found;
    while (worker && worker.state !== 'redundant' && worker.state !== 'installed') await new Promise((resolve) => setTimeout(resolve, 20));
    return worker?.state === 'redundant' && !registration.waiting;
  });
}

async function untilOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}

async function untilSetUp(page: Page): Promise<void> {
  await expect(page.locator('.set-up')).toBeVisible();
}
