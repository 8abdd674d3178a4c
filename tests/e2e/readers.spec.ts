// Waiting words are read at the kiosk, without a network, by a person with their enrolled key, and by nobody else: not with the PIN
// alone, not with another key, not from a copy of the whole profile.
import { cpSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector, type CollectorProcess, setUpLink } from '../support/collector-process.ts';
import { aPairingCode, kioskRow, signIn } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { printedPin, typePin } from '../support/staff-at-kiosk.ts';
import { until } from '../support/until.ts';
import { plugIn } from '../support/virtual-key.ts';
import { visit } from '../support/visitor.ts';

const KIOSK_SIZES = [
  [1920, 1080],
  [1280, 800],
  [768, 1024],
  [1080, 1920],
] as const;
const PHONE_AND_DESK = [
  [390, 844],
  [360, 640],
  [1440, 900],
] as const;
const WORDS = 'Wombatquartz queue words';

test('enrolled in the console, approved, and read at the kiosk offline; nobody else reads a word', async () => {
  test.setTimeout(120_000);
  const collector = await aCollector();
  const pin = printedPin(collector);
  const boss = await aConsoleWindow(setUpLink(collector), 'Bo Boss', 'boss');
  const administrator = await signIn(collector.url, 'boss');
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'Ana', role: 'intake', sites: null });

  // Console and kiosk in one page: the virtual key is plugged into the page.
  const kiosk = await aConsoleWindow(link, 'Ana Ebanks', 'ana');
  const { page } = kiosk;
  const key = await plugIn(page);
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('link', { name: 'Read at kiosks' }).click();
  await page.getByRole('button', { name: 'Add a key' }).click();
  await expect(page.getByText('Your key has been added')).toBeVisible();
  await expect(page.getByText('Waits for approval')).toBeVisible();
  await inBothLanguages(page, 'console-reading');

  await goTo(boss.page, 'People');
  await boss.page.getByRole('button', { name: 'Approve' }).click();
  await expect(boss.page.getByText('Approved')).toBeVisible();
  await inBothLanguages(boss.page, 'console-readers');
  await boss.close();
  removeProfile(boss.profile);

  await page.goto(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ wanted, confirmed }) => wanted !== null && wanted === confirmed,
  );
  await collector.stop();
  await page.reload();
  await visit(page, 'Unhappy', WORDS);

  await openPanel(page);
  await typePin(page, pin);
  expect(await page.content()).not.toContain(WORDS);
  await page.getByRole('button', { name: 'Read what waits' }).tap();
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect(page.getByText('Reading as Ana Ebanks')).toBeVisible();
  await expect(page.locator('.words-head')).toContainText('Unhappy');
  await look(page, 'kiosk-reading', KIOSK_SIZES);
  await page.getByRole('button', { name: 'Close' }).tap();
  expect(await page.content()).not.toContain(WORDS);
  await inSpanish(page, pin);

  await key.remove();
  await plugIn(page);
  await refusesToRead(page, pin);
  await kiosk.close();
  await copyOfTheProfileGivesNothing(collector, kiosk.profile, pin);

  const again = await aKioskWindow(`${collector.url}/kiosk/`, { profile: kiosk.profile });
  await collector.start();
  const entries = await until(
    async () => JSON.parse(await administrator.text('/exports/entries.json?kiosk=george-town')) as ExportedEntry[],
    (all) => all.some(({ body }) => body?.includes('words-opened')),
  );
  const opened = entries.filter(({ body }) => body?.includes('words-opened'));
  const comment = entries.find(({ kind }) => kind === 'comment');
  const [reader] = (await administrator.get<{ readers: { keyId: string }[] }>('/readers')).readers;
  expect(opened.map(({ body }) => JSON.parse(body ?? ''))).toEqual([
    { event: 'words-opened', reader: reader?.keyId, entries: [comment?.id] },
    { event: 'words-opened', reader: reader?.keyId, entries: [comment?.id] },
  ]);
  await again.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

async function inBothLanguages(page: Page, name: string): Promise<void> {
  await look(page, name, PHONE_AND_DESK);
  for (const [language, suffix] of [
    ['Español', 'es'],
    ['English', 'en'],
  ] as const) {
    await page.locator('[popovertarget="account-menu"]').click();
    await page.getByRole('button', { name: language }).click();
    await page.keyboard.press('Escape');
    if (suffix === 'es') await look(page, `${name}-es`, PHONE_AND_DESK);
  }
}

async function inSpanish(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: /Español/ }).tap();
  await openPanel(page);
  await typePin(page, pin);
  await page.getByRole('button', { name: 'Leer lo que espera' }).tap();
  await expect(page.getByText('Lee Ana Ebanks')).toBeVisible();
  await look(page, 'kiosk-reading-es', KIOSK_SIZES.slice(1, 3));
  await page.getByRole('button', { name: 'Cerrar' }).tap();
  // The visit that was begun in Spanish is over with the PIN.
  await expect(page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
}

/** By its keys: to hold a finger takes a session of DevTools, and when that ends the virtual key goes with it. */
async function openPanel(page: Page): Promise<void> {
  // A kiosk that has only just started does not listen yet.
  await expect(async () => {
    await page.keyboard.press('Control+Alt+KeyS');
    await expect(page.getByRole('button', { name: '5', exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

async function refusesToRead(page: Page, pin: string): Promise<void> {
  await openPanel(page);
  await typePin(page, pin);
  await page.getByRole('button', { name: 'Read what waits' }).tap();
  await expect(page.getByText('No enrolled key answered')).toBeVisible();
  expect(await page.content()).not.toContain(WORDS);
}

async function copyOfTheProfileGivesNothing(collector: CollectorProcess, profile: string, pin: string): Promise<void> {
  const stolen = `${profile}-stolen`;
  cpSync(profile, stolen, { recursive: true, filter: (path) => !path.includes('Singleton') });
  const thief = await aKioskWindow(`${collector.url}/kiosk/`, { profile: stolen });
  await expect(thief.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await plugIn(thief.page);
  await refusesToRead(thief.page, pin);
  await thief.close();
  removeProfile(stolen);
}
