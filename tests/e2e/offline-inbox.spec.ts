// Staff open the inbox, go offline, read and search it, open it again with their password, come back and see what is new.
import { expect, type Page, test } from '@playwright/test';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, inboxItems, PASSWORD } from '../support/console-session.ts';
import { aConsoleWindow } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { filesWith } from '../support/profile-search.ts';
import { visit } from '../support/visitor.ts';

test('the inbox is read and searched offline, and what is new appears on return', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const staff = await aStaffMember(collector, administrator);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Happy', 'The lobby was warm and the clerk explained the form');
  await visit(kiosk.page, 'Very unhappy', 'Nobody could find my bicycle report');

  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'The reader', role: 'staff', sites: null });
  const desk = await aConsoleWindow(link, 'The reader', 'reader');
  const { page } = desk;
  await expect(page.getByRole('link', { name: /bicycle report/ })).toBeVisible();
  await expect(page.getByText('Up to date at')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(await looksInASecond(page), 'a list that nobody touches is left alone').toBeLessThan(10);

  await collector.stop();
  await desk.context.setOffline(true);
  await page.reload();
  await page.getByLabel('Password', { exact: true }).fill('not the password at all');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('That is not the password')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText(/Copy of .* you are offline/)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search in the words' }).fill('bicyc');
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeHidden();
  await page.getByRole('link', { name: /bicycle report/ }).click();
  await expect(
    page.getByRole('article').or(page.locator('.item-pane')).getByText('Nobody could find my bicycle report').last(),
  ).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search in the words' }).fill('');

  await visit(kiosk.page, 'Unhappy', 'The second desk was closed all morning');
  await collector.start();
  await expect(async () => {
    await kiosk.page.evaluate(() => window.dispatchEvent(new Event('online')));
    expect((await inboxItems(staff)).map(({ words }) => words)).toContain('The second desk was closed all morning');
  }).toPass({ timeout: 60_000 });
  await desk.context.setOffline(false);
  await expect(page.getByRole('link', { name: /second desk was closed/ })).toBeVisible({ timeout: 70_000 });
  await expect(page.getByRole('link', { name: /second desk was closed/ })).toContainText('New');

  await desk.close();
  expect(filesWith(desk.profile, 'candour-console'), 'control: names in the clear are found').not.toEqual([]);
  expect(filesWith(desk.profile, 'bicycle report'), 'the copy on disk is encrypted').toEqual([]);
  await kiosk.close();
  for (const { profile } of [desk, kiosk]) removeProfile(profile);
  await collector.stop();
});

/** How often the page asks how far something is scrolled, which its lists do whenever they are rendered. */
function looksInASecond(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scrollTop = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollTop') as PropertyDescriptor;
    let looks = 0;
    Object.defineProperty(Element.prototype, 'scrollTop', {
      ...scrollTop,
      get() {
        looks += 1;
        return scrollTop.get?.call(this);
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    Object.defineProperty(Element.prototype, 'scrollTop', scrollTop);
    return looks;
  });
}
