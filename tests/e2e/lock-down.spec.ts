// What a page can lock is locked: tried by touch, two fingers, mouse and keyboard. And a visitor who walks away leaves a rating but no words.
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, type ConsoleSession, inboxItems } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { begin, rate } from '../support/visitor.ts';

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('no menu, selection, drag, zoom, way back, new window or dialog', async () => {
  const { page, context } = kiosk;
  await page.waitForLoadState('networkidle');
  await begin(page);
  const before = { url: page.url(), pages: context.pages().length };
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.type()));

  expect(await page.evaluate(prevented, ['contextmenu', 'dragstart', 'drop', 'dragover', 'selectstart'])).toEqual([]);
  await page.getByRole('heading', { level: 1 }).dblclick();
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');

  await pinch(page);
  await page.keyboard.press('Control+Equal');
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);

  for (const keys of ['Control+P', 'Control+S', 'Control+O', 'Control+U', 'Control+F', 'F1', 'F5', 'Alt+ArrowLeft', 'Backspace'])
    await page.keyboard.press(keys);
  await page.goBack().catch(() => null);
  await page.evaluate(() => history.back());
  await expect(page.getByRole('button', { name: 'Very happy', exact: true })).toBeVisible();
  expect({ url: page.url(), pages: context.pages().length, dialogs }).toEqual({ ...before, dialogs: [] });
  expect(await page.evaluate(() => [...document.querySelectorAll('a[href], input[type=file]')].map(({ outerHTML }) => outerHTML))).toEqual(
    [],
  );
});

test('a visitor who walks away leaves the rating, and half-typed words are gone', async () => {
  test.setTimeout(180_000);
  const { page } = kiosk;
  const staff = await aStaffMember(collector, administrator);
  await page.goto(`${collector.url}/kiosk/`);
  await begin(page);
  await rate(page, 'Unhappy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.getByRole('textbox').tap();
  await page.keyboard.type('Half-typed Wombatquartz words');
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible({ timeout: 60_000 });

  expect(await page.content()).not.toContain('Wombatquartz');
  const entries = await until(
    async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[],
    (all) => all.some(({ kind, body }) => kind === 'visit-end' && body?.includes('timeout')),
  );
  expect(entries.filter(({ kind }) => kind === 'rating').at(-1)?.valueId).toBe('unhappy');
  expect(await inboxItems(staff)).toEqual([]);
  await begin(page);
  await rate(page, 'Happy');
  await page.getByRole('button', { name: 'Continue' }).tap();
  await expect(page.getByRole('textbox')).toHaveValue('');
});

/** Runs in the page: which of these events were let through. */
function prevented(types: readonly string[]): string[] {
  return types.filter((type) => document.querySelector('h1')?.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })));
}

async function pinch(page: Page): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.synthesizePinchGesture', { x: 400, y: 900, scaleFactor: 3, gestureSourceType: 'touch' }).catch(() => undefined);
  await touch.detach();
}
