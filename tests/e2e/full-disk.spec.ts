// F03: the room that the browser gives runs out. What is accepted is kept and sent; ratings are refused first, then everything, politely,
// in the visitor's language, and counted; the collector hears of it; and when there is room again the kiosk works as before.
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, inboxItems, kioskRow } from '../support/console-session.ts';
import { emptyAgain, fillUp, setQuota, usedBytes } from '../support/full-disk.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { KIOSK_SIZES } from '../support/look.ts';
import { until } from '../support/until.ts';
import { begin, visit } from '../support/visitor.ts';

const RESERVE_BYTES = 4 * 1024 * 1024;
const POLITE = 'We can’t take feedback just now';

test('a full disk: nothing accepted is lost, what cannot be kept is refused politely, counted and reported', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const staff = await aStaffMember(collector, administrator);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  const { page } = kiosk;
  await visit(page, 'Happy');
  await until(
    () => page.evaluate(reserveBytes),
    (bytes) => bytes >= RESERVE_BYTES,
  );
  const cdp = await kiosk.context.newCDPSession(page);
  await setQuota(cdp, collector.url, (await usedBytes(page)) + 2_000_000);
  const health = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    return (await kioskRow(administrator, 'george-town')).health;
  };

  await fillUp(page);
  await visit(page, 'Very happy');
  await fillUp(page);
  await visit(page, 'Unhappy', 'The very last words that fit');
  const full = await until(
    async () => {
      await fillUp(page);
      await visitWithWords(page);
      return page.getByRole('heading', { name: POLITE }).isVisible();
    },
    Boolean,
    60_000,
  );
  expect(full).toBe(true);

  await fitsEverywhere(page, 'kiosk-full-en');
  await page.locator('button.cover').tap();
  await expect(page.getByRole('heading', { name: POLITE })).toBeVisible();
  await page.getByRole('button', { name: 'Español', exact: true }).tap();
  await expect(page.getByRole('heading', { name: 'Ahora mismo no podemos recoger su opinión' })).toBeVisible();
  await fitsEverywhere(page, 'kiosk-full-es');
  const reported = await until(health, (now) => now?.room === 'no-new-messages' && (now.refusals?.messages ?? 0) > 0, 90_000);
  expect(reported?.refusals?.messages).toBe(1);
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded }) => waiting === 0 && received === recorded,
  );
  expect(row.received).toBe(row.recorded);
  expect((await inboxItems(staff)).map(({ words }) => words)).toContain('The very last words that fit');

  await emptyAgain(page);
  await setQuota(cdp, collector.url, null);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible({ timeout: 45_000 });
  await begin(page);
  await until(health, (now) => now?.room === 'ample', 90_000);

  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

/** Nothing runs over an edge. With CANDOUR_PICTURES set to a folder, a picture of each size is left there. */
async function fitsEverywhere(page: Page, name: string): Promise<void> {
  const folder = process.env.CANDOUR_PICTURES;
  for (const [width, height] of KIOSK_SIZES) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
    const { scrolls, over } = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollWidth > innerWidth,
      over: [...document.querySelectorAll('.screen *')]
        .filter((element) => element.getBoundingClientRect().bottom > innerHeight + 1)
        .map(({ className }) => className),
    }));
    expect([scrolls, over], `${name} at ${width}×${height}`).toEqual([false, []]);
    if (folder) await page.screenshot({ path: join(folder, `${name}-${width}x${height}.png`) });
  }
}

/** While no new ratings are taken, a visit is a page for words. Where nothing is taken any more, nobody can begin one. */
async function visitWithWords(page: Page): Promise<void> {
  const isBegun = await page
    .getByRole('button', { name: /Touch to tell us/ })
    .tap({ timeout: 5_000 })
    .then(
      () => true,
      () => false,
    );
  if (!isBegun) return;
  const words = page.getByRole('textbox');
  const face = page.getByRole('button', { name: 'Very happy', exact: true });
  await words.or(face).first().waitFor();
  if (await face.isVisible()) {
    await face.tap();
    await page.getByRole('button', { name: 'Continue' }).tap();
  }
  await words.tap();
  await page.keyboard.type('x'.repeat(400));
  const renewed = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByRole('heading', { name: /Thank you|Sorry/ })).toBeVisible();
  // Behind thanks the page is renewed at once, behind an apology when it has been read.
  if (await page.getByRole('heading', { name: /Thank you/ }).isVisible()) await renewed;
  await page.locator('button.cover').tap();
  await renewed;
}

/** Runs in the page. */
async function reserveBytes(): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const file = await root.getFileHandle('candour-reserve').catch(() => null);
  return file ? (await file.getFile()).size : 0;
}
