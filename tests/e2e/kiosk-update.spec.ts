// A new version of the shell on a kiosk that is touched, reloaded and cut off at the worst moments: at no point does it stop to open
// without a network.

import { expect, type Page, test } from '@playwright/test';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { cacheSizes, editionOf, fetchNewVersion, versionsKept } from '../support/shell-in-window.ts';
import { aShellPublisher } from '../support/shell-publisher.ts';
import { until } from '../support/until.ts';

test('a page loaded anew while a new version waits costs neither version its files', async () => {
  const shop = await aShellPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSettled(page);
  await page.reload();
  await untilOpen(page);
  const [first = ''] = Object.keys(await cacheSizes(page));

  shop.publishAnother();
  await fetchNewVersion(page);
  const whole = (await cacheSizes(page))[first];
  await page.reload();
  await untilOpen(page);
  // Time for what the page has said to its worker to take effect; then the new version must do with what it has.
  await page.waitForTimeout(1_000);
  await shop.close();

  await until(
    () => versionsKept(page),
    (names) => names.length === 1 && !names.includes(first),
    40_000,
  );
  expect(Object.values(await cacheSizes(page))).toEqual([whole]);
  await page.reload();
  await untilOpen(page);
  expect(await editionOf(page)).toBe(2);
  await close();
  removeProfile(profile);
});

test('a version whose files were cleared away fetches them again and opens without a network', async () => {
  const shop = await aShellPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSettled(page);
  const [[name = '', whole = 0] = []] = Object.entries(await cacheSizes(page));
  await page.evaluate((cache) => caches.delete(cache), name);
  await page.reload();
  await untilOpen(page);
  await until(
    () => cacheSizes(page),
    (sizes) => sizes[name] === whole,
  );
  await shop.close();
  await page.reload();
  await untilOpen(page);
  await close();
  removeProfile(profile);
});

async function untilOpen(page: Page): Promise<void> {
  await expect(page.locator('.set-up')).toBeVisible();
}

/** Installed, in control, and the page has said that it is well. */
async function untilSettled(page: Page): Promise<void> {
  await untilOpen(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
