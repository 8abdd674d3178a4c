// Back, forward, reload and a page that comes back frozen: the kiosk is at its start, what was thanked for is kept once, and the next
// visitor is served.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, kioskRow } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { begin, rate, visit } from '../support/visitor.ts';

test('back, forward, and a reload in the middle of a write', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`, {
    backForwardCache: true,
  });
  const { page } = kiosk;
  await untilOpen(page);
  let thanked = 0;
  for (let round = 0; round < 2; round++) {
    await begin(page);
    await rate(page, 'Happy');
    thanked++;
    await page.evaluate(() => history.back());
    await page.evaluate(() => history.forward());
    await expect(page.getByRole('heading', { name: /What made the difference/ }), 'going back leads nowhere').toBeVisible();
    await page.reload();
    await untilOpen(page);
  }

  for (const delayMs of [0, 1, 3, 10, 30]) {
    await begin(page);
    await page.getByRole('button', { name: 'Very unhappy', exact: true }).tap();
    await page.waitForTimeout(delayMs);
    await page.reload();
    await untilOpen(page);
  }

  await begin(page);
  await rate(page, 'Unhappy');
  thanked++;
  await page.goto(`${collector.url}/healthz`);
  await page.goBack();
  await untilOpen(page);
  await visit(page, 'Happy');
  thanked++;

  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded }) => waiting === 0 && received === recorded && (recorded ?? 0) > thanked,
  );
  const entries: { id: string; kind: string; sequence: number; visitId: string }[] = JSON.parse(
    await administrator.text('/exports/entries.json?kiosk=george-town'),
  );
  const numbers = entries.map(({ sequence }) => sequence).sort((a, b) => a - b);
  expect(numbers, 'each number once, none left out').toEqual(numbers.map((_, place) => place + 1));
  const ratings = entries.filter(({ kind }) => kind === 'rating').length;
  expect(ratings).toBeGreaterThanOrEqual(thanked);
  expect(ratings).toBeLessThanOrEqual(thanked + 5);
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('a page that comes back frozen starts anew and asks for its locks again', async () => {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  const { page } = kiosk;
  await untilOpen(page);
  await begin(page);
  const loaded = page.waitForEvent('load');
  // As a browser tells a page that it has been taken out of the back/forward cache.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loaded;
  await untilOpen(page);
  await expect.poll(() => heldLocks(page)).toEqual(['candour-sender', 'candour-writer']);
  await visit(page, 'Happy');
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

function heldLocks(page: Page): Promise<string[]> {
  return page.evaluate(async () => ((await navigator.locks.query()).held ?? []).map(({ name }) => name ?? '').sort());
}

async function untilOpen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}
