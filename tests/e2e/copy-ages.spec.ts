// A copy on a staff device that stays without contact deletes itself, in an open window and at the next start; what was erased leaves it at the
// next contact. By a clock that is moved, in real Chromium with its real IndexedDB.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, inboxItems } from '../support/console-session.ts';
import { aConsoleWindow } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { visit } from '../support/visitor.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const copies = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('candour-console-')).length);

test('what was erased leaves the copy at the next contact; without contact all of it goes after thirty days', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Happy', 'The lobby was warm and the clerk explained the form');
  await visit(kiosk.page, 'Very unhappy', 'Nobody could find my bicycle report');
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'The reader', role: 'staff', sites: null });
  const desk = await aConsoleWindow(link, 'The reader', 'reader');
  const { page } = desk;
  await expect(page.getByRole('link', { name: /bicycle report/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeVisible();

  const items = await inboxItems(await aStaffMember(collector, administrator, 'another'));
  const bicycle = items.find(({ words }) => words?.includes('bicycle'));
  expect(await administrator.post('/person/erasure', { entries: [bicycle?.id], cases: [] })).toMatchObject({ entries: 1 });
  await page.reload();
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /bicycle report/ })).toBeHidden();
  await page.evaluate(() => navigator.serviceWorker.ready);

  await collector.stop();
  await page.clock.setSystemTime(Date.now() + 29 * DAY_MS);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  expect(await copies(page), 'not yet').toBe(1);
  await page.clock.install({ time: Date.now() + 29 * DAY_MS });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await page.clock.fastForward(2 * DAY_MS);
  await expect(page.getByText('This device was without contact for too long')).toBeVisible();
  expect(await copies(page)).toBe(0);

  await page.reload();
  await expect(page.getByText('The collector can’t be reached')).toBeVisible();
  for (const { close, profile } of [desk, kiosk]) {
    await close();
    removeProfile(profile);
  }
});
