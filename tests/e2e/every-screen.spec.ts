// Every screen of kiosk and console, in the sizes people meet them and in both languages: no finding of axe, nothing that runs over
// its edge (see `look`).
import { expect, type Page, test } from '@playwright/test';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, type ConsoleSession, kioskRow, PASSWORD } from '../support/console-session.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { KIOSK_SIZES, look } from '../support/look.ts';
import { openPanel, printedPin, typePin } from '../support/staff-at-kiosk.ts';
import { until } from '../support/until.ts';
import { freshPage, rate, visit } from '../support/visitor.ts';

const DESK_AND_PHONE = [
  [1440, 900],
  [390, 844],
  [360, 640],
] as const;

test.describe.configure({ mode: 'serial' });

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  await aStaffMember(collector, administrator);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/`);
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('kiosk', async () => {
  test.setTimeout(300_000);
  const { page } = kiosk;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look(page, 'kiosk-set-up', KIOSK_SIZES);
  await page.goto(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await look(page, 'kiosk-attract', KIOSK_SIZES);

  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await inBothLanguages(page, 'kiosk-question');
  await rate(page, 'Happy');
  await inBothLanguages(page, 'kiosk-reasons');
  await page.locator('.reason').first().tap();
  await page.getByRole('button', { name: 'Continue' }).tap();
  await inBothLanguages(page, 'kiosk-comment');
  await page.getByRole('textbox').fill('Clear and friendly, thank you.');
  await page.getByRole('button', { name: 'Send' }).tap();
  await freshPage(page);
  await expect(page.getByRole('heading', { name: 'Thank you', exact: true })).toBeVisible();
  await look(page, 'kiosk-thanks', [KIOSK_SIZES[0]]);

  await openPanel(page);
  await look(page, 'kiosk-panel-pin', KIOSK_SIZES);
  await typePin(page, printedPin(collector));
  await expect(page.getByRole('button', { name: 'Send now' })).toBeVisible();
  await look(page, 'kiosk-panel', KIOSK_SIZES);
});

test('kiosk when the visitor walks away', async () => {
  const { page } = kiosk;
  await page.goto(`${collector.url}/kiosk/`);
  await page.getByRole('button', { name: /Touch to tell us/ }).tap();
  await expect(page.getByRole('dialog', { name: 'Are you still there?' })).toBeVisible({ timeout: 45_000 });
  await look(page, 'kiosk-idle', [KIOSK_SIZES[0]]);
  await page.getByRole('button', { name: /still here/ }).tap();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('console', async () => {
  test.setTimeout(300_000);
  await kiosk.page.goto(`${collector.url}/kiosk/`);
  await visit(kiosk.page, 'Very unhappy', 'I waited an hour and nobody told us why. Please put up a sign that says how long it takes.');
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting }) => waiting === 0,
  );

  const window = await aKioskWindow(`${collector.url}/console/`, { width: 1440, height: 900 });
  const { page } = window;
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await look(page, 'console-sign-in', DESK_AND_PHONE);
  await signIn(page, 'staff');
  await expect(page.getByRole('link', { name: /waited an hour/ })).toBeVisible();
  await look(page, 'console-inbox', DESK_AND_PHONE);
  await page.getByRole('link', { name: /waited an hour/ }).click();
  await look(page, 'console-item', DESK_AND_PHONE);
  await page.goto(`${collector.url}/console/#/overview`);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await look(page, 'console-overview', DESK_AND_PHONE);

  await window.close();
  const other = await aKioskWindow(`${collector.url}/console/`, { width: 1440, height: 900 });
  await signIn(other.page, 'administrator');
  for (const [hash, heading, name] of [
    ['#/kiosks', 'Kiosks', 'console-kiosks'],
    ['#/kiosks/george-town/configuration', /Configure/, 'console-configuration'],
    ['#/people', 'People', 'console-people'],
    ['#/exports', 'Exports', 'console-exports'],
    ['#/reports', 'Reports', 'console-reports'],
    ['#/paper', 'Forms on paper', 'console-paper'],
    ['#/rescue', 'Rescue', 'console-rescue'],
  ] as const) {
    await other.page.goto(`${collector.url}/console/${hash}`);
    await expect(other.page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await look(other.page, name, DESK_AND_PHONE);
  }
  await other.page.getByRole('button', { name: 'Read codes with the camera' }).click();
  await expect(other.page.getByRole('alert'), 'this browser has no camera').toContainText(/camera/);
  await other.close();
  for (const { profile } of [window, other]) removeProfile(profile);
});

async function signIn(page: Page, account: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(account);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
}

async function inBothLanguages(page: Page, name: string): Promise<void> {
  for (const [language, suffix] of [
    ['Español', 'es'],
    ['English', 'en'],
  ] as const) {
    await page.getByRole('button', { name: language, exact: true }).tap();
    await look(page, `${name}-${suffix}`, KIOSK_SIZES);
  }
}
