// A kiosk that can't send is helped by hand: its messages as codes through a real camera path, all of it as a file; each entry is there
// once, however often and in whatever order it comes.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { cameraArgs } from '../support/camera-video.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, type ConsoleSession, inboxItems, kioskRow } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { look } from '../support/look.ts';
import { openPanel, printedPin, typePin } from '../support/staff-at-kiosk.ts';
import { until } from '../support/until.ts';
import { begin, visit } from '../support/visitor.ts';

const KIOSK_SIZES = [
  [1080, 1920],
  [1280, 800],
  [768, 1024],
] as const;
const WORDS = ['Zanzibarquokka: the lobby was warm', 'Zanzibarquokka: nobody found my bicycle report'];

let collector: CollectorProcess;
let administrator: ConsoleSession;
let staff: ConsoleSession;
test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  staff = await aStaffMember(collector, administrator);
});
test.afterAll(() => collector.stop());

const entriesOf = async (kiosk: string) => JSON.parse(await administrator.text(`/exports/entries.json?kiosk=${kiosk}`)) as ExportedEntry[];
const allThere = (kiosk: string) =>
  until(
    () => kioskRow(administrator, kiosk),
    ({ waiting, recorded, lastContactAt }) => waiting === 0 && recorded !== null && lastContactAt !== null,
  );

async function aPairedKiosk(id: string) {
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, id)}`, { width: 1920, height: 1080 });
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await kiosk.page.evaluate(() => navigator.serviceWorker.ready);
  await until(
    () => kioskRow(administrator, id),
    ({ confirmed }) => confirmed !== null,
  );
  return kiosk;
}

async function saveFile(page: Page): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a rescue file' }).tap();
  const download = await started;
  await expect(page.getByText(/was handed to this device’s downloads/)).toBeVisible();
  const file = join(mkdtempSync(join(tmpdir(), 'candour-rescue-')), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function codePictures(page: Page): Promise<Buffer[]> {
  await page.getByRole('button', { name: 'Show messages as codes' }).tap();
  await page.getByRole('button', { name: 'Pause' }).tap();
  const caption = page.locator('.code figcaption');
  const count = Number(/of (\d+)/.exec((await caption.textContent()) ?? '')?.[1]);
  const pictures = new Map<string, Buffer>();
  while (pictures.size < count) {
    await page.getByRole('button', { name: 'Next' }).tap();
    pictures.set((await caption.textContent()) ?? '', await page.screenshot());
  }
  return [...pictures.values()];
}

test('codes through the camera, then the file, then the file again, then the kiosk itself: each entry once', async () => {
  test.setTimeout(120_000);
  const kiosk = await aPairedKiosk('george-town');
  await collector.stop();
  await visit(kiosk.page, 'Happy', WORDS[0]);
  await visit(kiosk.page, 'Very unhappy', WORDS[1]);
  await visit(kiosk.page, 'Very happy');
  await openPanel(kiosk.page);
  await typePin(kiosk.page, printedPin(collector));
  const file = await saveFile(kiosk.page);
  const pictures = await codePictures(kiosk.page);
  await look(kiosk.page, 'kiosk-codes', KIOSK_SIZES);
  const camera = await cameraArgs(kiosk.page, pictures);
  const { profile } = kiosk;
  await kiosk.close();
  await collector.start();
  const before = await entriesOf('george-town');
  const contactBefore = (await kioskRow(administrator, 'george-town')).lastContactAt;
  expect(await inboxItems(staff)).toEqual([]);

  const invitation = { name: 'The runner', role: 'administrator', sites: null };
  const { link } = await administrator.post<{ link: string }>('/people/invitations', invitation);
  const desk = await aConsoleWindow(link, 'The runner', 'runner', camera);
  const { page } = desk;
  await goTo(page, 'Rescue');
  const [fromFile, fromCodes] = [page.getByRole('region', { name: 'From a file' }), page.getByRole('region', { name: /From codes/ })];

  await fromCodes.getByRole('button', { name: 'Read codes with the camera' }).click();
  await expect(fromCodes.getByText('4 entries new')).toBeVisible({ timeout: 30_000 });
  expect((await inboxItems(staff)).map(({ words }) => words).toSorted()).toEqual(WORDS.toSorted());
  expect((await inboxItems(staff)).every(({ face }) => face !== null)).toBe(true);
  await fromCodes.getByRole('button', { name: 'Stop the camera' }).click();

  const chosen = fromFile.locator('input[type="file"]');
  await chosen.setInputFiles(file);
  await expect(fromFile.getByText(/\d+ entries new/)).toBeVisible();
  await expect(fromFile.getByText('4 entries were here already')).toBeVisible();
  const afterFile = await entriesOf('george-town');
  expect(afterFile.length).toBeGreaterThan(before.length + 4);
  await chosen.setInputFiles(file);
  await expect(fromFile.getByText('Nothing new')).toBeVisible();
  expect(await entriesOf('george-town')).toHaveLength(afterFile.length);
  expect((await kioskRow(administrator, 'george-town')).lastContactAt, 'an import is no contact').toBe(contactBefore);

  const again = await aKioskWindow(`${collector.url}/kiosk/`, { profile });
  await begin(again.page);
  await allThere('george-town');
  const row = await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded, lastContactAt }) => waiting === 0 && received === recorded && lastContactAt !== contactBefore,
  );
  const entries = await entriesOf('george-town');
  expect(entries).toHaveLength(row.recorded ?? -1);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(await inboxItems(staff)).toHaveLength(WORDS.length);
  for (const opened of [desk, again]) {
    await opened.close();
    removeProfile(opened.profile);
  }
});

test('a revoked kiosk gives its file away too, and nothing doubles when it is paired again', async () => {
  test.setTimeout(90_000);
  const kiosk = await aPairedKiosk('bodden-town');
  const { page } = kiosk;
  await kiosk.context.setOffline(true);
  await collector.stop();
  await visit(page, 'Unhappy', 'Zanzibarquokka: the second desk was closed');
  await collector.start();
  await administrator.post('/kiosks/bodden-town/revocation', {});
  await kiosk.context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('bodden-town')).toBeVisible({ timeout: 30_000 });
  await openPanel(page);
  await typePin(page, printedPin(collector));
  await expect(page.getByText('1 comment, sealed')).toBeVisible();
  const lines = readFileSync(await saveFile(page), 'utf8')
    .trim()
    .split('\n');
  expect(lines.join('')).not.toContain('quokka');
  const before = await entriesOf('bodden-town');
  for (const line of lines) await administrator.post('/rescue/parts', JSON.parse(line));
  const imported = await entriesOf('bodden-town');
  expect(imported.length).toBeGreaterThan(before.length);
  expect((await inboxItems(staff)).filter(({ kiosk: of }) => of === 'bodden-town')).toHaveLength(1);

  await page.getByRole('button', { name: 'Pair again' }).tap();
  const code = await aPairingCode(administrator, 'bodden-town');
  for (const character of code) await page.getByRole('button', { name: character, exact: true }).tap();
  await page.getByRole('button', { name: 'Pair', exact: true }).tap();
  const row = await until(
    () => kioskRow(administrator, 'bodden-town'),
    ({ waiting, recorded, received }) => waiting === 0 && recorded === received && (recorded ?? 0) > imported.length,
  );
  const entries = await entriesOf('bodden-town');
  expect(entries).toHaveLength(row.recorded ?? -1);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect((await inboxItems(staff)).filter(({ kiosk: of }) => of === 'bodden-town')).toHaveLength(1);
  await kiosk.close();
  removeProfile(kiosk.profile);
});
