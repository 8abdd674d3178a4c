// Words searched on the collector from the inbox, with a bar and a way to stop; filters kept under a name, on this device and the next. Each
// screen looked at on a desk and on a phone, in both languages.
import { expect, test } from '@playwright/test';
import { aPaperCase } from '../support/case-desk.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, PASSWORD } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { inSpanish } from '../support/in-spanish.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { filesWith } from '../support/profile-search.ts';
import { visit } from '../support/visitor.ts';

const DESK_AND_PHONE = [
  [1440, 900],
  [360, 740],
] as const;

test('words of a period are searched on the collector, stopped, and read in the inbox; filters are kept', async () => {
  test.setTimeout(300_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Happy', 'The lobby was warm and the clerk explained the form');
  await visit(kiosk.page, 'Very unhappy', 'Nobody could find my bicycle report');
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'The reader', role: 'handler', sites: null });
  const desk = await aConsoleWindow(link, 'The reader', 'reader');
  const { page } = desk;
  await expect(page.getByRole('link', { name: /bicycle report/ })).toBeVisible();

  const part = page.locator('.collector-search');
  await page.getByText('Search on the collector').click();
  await part.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('Type at least two letters.')).toBeVisible();
  await look(page, 'search-form', DESK_AND_PHONE);
  await part.getByRole('searchbox', { name: 'All of these words' }).fill('report BICYCL');

  const gate = Promise.withResolvers<void>();
  await page.route('**/api/v1/inbox/search', async (route) => {
    await gate.promise;
    await route.continue().catch(() => {});
  });
  await part.getByRole('button', { name: 'Search' }).click();
  const bar = page.getByRole('progressbar', { name: 'How far the search is' });
  await expect(bar).toBeVisible();
  await look(page, 'search-running', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled after 0 were read; 0 found so far.')).toBeVisible();
  await expect(bar).toBeHidden();
  gate.resolve();
  await page.unroute('**/api/v1/inbox/search');

  await page.getByText('Search on the collector').click();
  await part.getByRole('searchbox', { name: 'All of these words' }).press('Enter');
  await expect(page.getByText('1 comment found among 2.')).toBeVisible();
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeHidden();
  await look(page, 'search-hits', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: /bicycle report/ }).click();
  await expect(page.locator('.item-pane article')).toContainText('Nobody could find my bicycle report');
  await look(page, 'search-found', [[1440, 900]]);
  await inSpanish(page, async () => {
    await look(page, 'search-found-es', DESK_AND_PHONE);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
  await page.getByRole('button', { name: 'Back to my copy' }).click();
  await goTo(page, 'Inbox');
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeVisible();

  await page.getByText('Filters', { exact: true }).click();
  await page.getByLabel('Face').selectOption('very-unhappy');
  await page.getByRole('searchbox', { name: 'Search in the words' }).fill('bicyc');
  await page.getByRole('button', { name: 'Keep filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kept filters' });
  await dialog.getByLabel('Name for the filters that are set now').fill('Very unhappy people');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(dialog.getByLabel('Name of “Very unhappy people”')).toBeVisible();
  await look(page, 'kept-filters-dialog', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  const kept = page.getByRole('list', { name: 'Kept filters' }).getByRole('button', { name: 'Very unhappy people' });
  await expect(kept).toHaveAttribute('aria-pressed', 'false');
  await kept.focus();
  await page.keyboard.press('Enter');
  await expect(kept).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeHidden();
  await expect(page.getByRole('searchbox', { name: 'Search in the words' })).toHaveValue('');
  await look(page, 'kept-filters', DESK_AND_PHONE);
  await page.setViewportSize({ width: 1440, height: 900 });

  const session = await aStaffMember(collector, administrator, 'opener');
  await aPaperCase(session, 'george-town', 'On paper', { kind: 'question' });
  await goTo(page, 'Cases');
  await expect(page.getByRole('button', { name: 'Very unhappy people' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Nobody’s/ }).click();
  await page.getByRole('button', { name: 'Keep filters' }).click();
  await dialog.getByLabel('Name for the filters that are set now').fill('To be taken');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByLabel('Name of “To be taken”').fill('Free');
  await dialog.getByRole('button', { name: 'Rename “To be taken”' }).click();
  await expect(dialog.getByLabel('Name of “Free”')).toBeVisible();
  await page.keyboard.press('Escape');

  // On another device they are there again, and can be deleted.
  const other = await aKioskWindow(`${collector.url}/console/`, { width: 1440, height: 900 });
  await other.page.getByLabel('Name', { exact: true }).fill('reader');
  await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await other.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.page.getByRole('button', { name: 'Very unhappy people' })).toBeVisible();
  await goTo(other.page, 'Cases');
  await other.page.getByRole('button', { name: 'Free', exact: true }).click();
  await expect(other.page.getByRole('button', { name: /^Nobody’s/ })).toHaveAttribute('aria-pressed', 'true');
  await other.page.getByRole('button', { name: 'Keep or change' }).click();
  await other.page.getByRole('button', { name: 'Delete “Free”' }).click();
  await expect(other.page.getByText('Nothing kept yet.')).toBeVisible();

  for (const window of [desk, other, kiosk]) await window.close();
  await collector.stop();
  expect(filesWith(collector.dataDir, 'words-searched'), 'the control: its reading is in the log').not.toEqual([]);
  // None shorter: of five letters base64 has three at one alignment, and those stand in any sealed text by chance.
  for (const word of ['bicycle report', 'report BICYCL', 'BICYCL']) {
    expect(filesWith(collector.dataDir, word), `${word} on the collector`).toEqual([]);
    expect(filesWith(desk.profile, word), `${word} on the device`).toEqual([]);
  }
  for (const { profile } of [desk, other, kiosk]) removeProfile(profile);
});
