// Two people at the desk: what one does, the other sees without a reload, and is told of where it is theirs. Without the stream it comes by asking;
// and a collector that starts again is found again.
import { expect, type Page, test } from '@playwright/test';
import type { CaseRow } from '../../src/protocol/cases/case-api.ts';
import { act, allSent, aPaperCase, atTheDesk } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, type ConsoleSession, signIn } from '../support/console-session.ts';
import { type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';

const SIZES = [
  [360, 740],
  [1440, 900],
] as const;

type Room = { collector: CollectorProcess; ana: KioskWindow; ben: KioskWindow; session: ConsoleSession; row: CaseRow; benId: string };

async function twoAtTheDesk(): Promise<Room> {
  const collector = await aCollector();
  const administrator = await anAdministrator(collector, 'boss', 'joic');
  const ana = await atTheDesk(administrator, 'handler', 'Ana One');
  const ben = await atTheDesk(administrator, 'handler', 'Ben Two');
  // Whom a case can be given to was asked before there was a Ben.
  await ana.page.reload();
  const session = await signIn(collector.url, 'ana.one');
  const { people } = await session.get<{ people: { id: string; name: string }[] }>('/cases/people');
  const benId = people.find(({ name }) => name === 'Ben Two')?.id ?? '';
  const row = await aPaperCase(session, 'castle-street', 'The letter never came.');
  await expect(rowOf(ana.page, row)).toBeVisible({ timeout: 30_000 });
  return { collector, ana, ben, session, row, benId };
}

async function leave({ collector, ana, ben }: Room): Promise<void> {
  for (const { close, profile } of [ana, ben]) {
    await close();
    removeProfile(profile);
  }
  expect(await collector.stop(), 'streams do not hold it up').toBe(0);
}

const rowOf = (page: Page, { reference }: CaseRow) => page.locator('.case-row').filter({ hasText: reference });
const bell = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const unread = (page: Page, count: number) => bell(page, count === 0 ? 'Notices, none unread' : `Notices, ${count} unread`);

test('what one does to a case, the other sees without a reload, and is told of where it is theirs', async () => {
  test.setTimeout(240_000);
  const room = await twoAtTheDesk();
  const { ana, ben, row, session, benId } = room;
  await expect(rowOf(ben.page, row), 'a case that another session opened came by itself').toBeVisible({ timeout: 30_000 });
  await expect(unread(ben.page, 0)).toBeVisible();
  await ben.context.grantPermissions(['notifications'], { origin: new URL(ben.page.url()).origin });
  await ben.page.evaluate(() => navigator.serviceWorker.ready);
  await ben.page.getByRole('button', { name: /^Account/ }).click();
  await ben.page.getByLabel('Tell me on this device').check();
  await expect(ben.page.getByLabel('Tell me on this device')).toBeChecked();
  await look(ben.page, 'account-menu-telling', SIZES);
  await ben.page.keyboard.press('Escape');

  await rowOf(ana.page, row).getByRole('link').click();
  await act(ana.page, 'Give to', { Owner: 'Ben Two' });
  await allSent(ana.page);
  await expect(rowOf(ben.page, row)).toContainText('Ben Two', { timeout: 30_000 });
  await expect(unread(ben.page, 1)).toBeVisible();
  await expect(unread(ana.page, 0), 'not to whoever gave it').toBeVisible();
  await expect.poll(() => shownOutside(ben.page)).toEqual([`A case was given to you. ${row.reference}`]);

  const second = await aPaperCase(session, 'castle-street', 'The bell does not ring.', { day: '2026-01-05' });
  await giveTo(session, second, benId);
  await expect(unread(ben.page, 3), 'given, and overdue from the first day on').toBeVisible({ timeout: 30_000 });
  await unread(ben.page, 3).click();
  const lines = ben.page.locator('.notice-row');
  await expect(lines).toHaveText([
    `A case of yours is overdue.${second.reference}New`,
    ...[row, second]
      .map(({ reference }) => reference)
      .sort()
      .map((reference) => `A case was given to you.${reference}New`),
  ]);
  await look(ben.page, 'notices', SIZES);
  await inSpanish(ben.page);
  await look(ben.page, 'notices-es', SIZES);
  await inEnglish(ben.page);

  await lines.first().click();
  await expect(ben.page.locator('.case h2')).toContainText(second.reference);
  await expect(unread(ben.page, 2)).toBeVisible();
  await unread(ben.page, 2).click();
  await ben.page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(unread(ben.page, 0)).toBeVisible();
  await ben.page.reload();
  await expect(unread(ben.page, 0), 'remembered').toBeVisible();
  await expect(lines).toHaveCount(3);
  await leave(room);
});

test('by keyboard alone the bell is reached, and a notice followed', async () => {
  test.setTimeout(240_000);
  const room = await twoAtTheDesk();
  const { ben, row, session, benId } = room;
  const { page } = ben;
  await giveTo(session, row, benId);
  await expect(unread(page, 1)).toBeVisible({ timeout: 30_000 });
  await unread(page, 1).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice-row')).toHaveCount(1);
  await page.locator('.notice-row').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.case h2')).toContainText(row.reference);
  await expect(unread(page, 0)).toBeVisible();
  await leave(room);
});

test('without a stream it comes by asking, and after a new start of the collector the stream is there again', async () => {
  test.setTimeout(300_000);
  const room = await twoAtTheDesk();
  const { collector, ben, row, session, benId } = room;
  const { page } = ben;
  await expect(rowOf(page, row)).toBeVisible({ timeout: 30_000 });
  const again = page.waitForEvent('requestfinished', { predicate: isStream, timeout: 60_000 });
  const anew = page.waitForRequest(isStream, { timeout: 60_000 });
  expect(await collector.stop(), 'streams do not hold it up').toBe(0);
  await collector.start();
  await Promise.all([again.catch(() => undefined), anew]);
  await giveTo(session, row, benId);
  await expect(unread(page, 1)).toBeVisible({ timeout: 60_000 });

  await page.route('**/api/v1/events', (route) => route.abort());
  const asked = page.waitForRequest(isStream, { timeout: 60_000 });
  await page.reload();
  await asked;
  const more = await aPaperCase(session, 'castle-street', 'And the lift.');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Cases' }).click();
  await giveTo(session, more, benId);
  await expect(rowOf(page, more), 'by the next asking').toContainText('Ben Two', { timeout: 90_000 });
  await expect(unread(page, 2)).toBeVisible();
  await leave(room);
});

const isStream = (request: { url(): string }) => new URL(request.url()).pathname === '/api/v1/events';

async function giveTo(session: ConsoleSession, { id, number }: CaseRow, owner: string): Promise<void> {
  const what = { fact: 'assigned', owner, team: null };
  await session.post('/cases/facts', { facts: [{ id: crypto.randomUUID(), case: id, doneAt: Date.now(), basedOn: number, what }] });
}

/** What the browser shows beside the page. */
function shownOutside(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ body }) => body);
  });
}

async function inSpanish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Avisos' })).toBeVisible();
}

async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Cuenta/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
}
