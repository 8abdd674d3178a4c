// The outbox in two copies, on a real profile: one of them is deleted under a kiosk with 500 waiting entries, and all of them arrive; who
// the kiosk is survives too, or is paired again. With both gone it starts clean, and the console knows what had been reported.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readRecords } from '../../src/kiosk/outbox/journal-format.ts';
import type { ExportedEntry, KioskRow } from '../../src/protocol/console-api.ts';
import { emptyFile, memoryJournalFile } from '../scenario/memory-journal-file.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { aConsoleWindow, goTo } from '../support/console-window.ts';
import { exposeWorker, fillOutbox } from '../support/fill-outbox.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';

const WAITING = 500;
const KIOSK = 'george-town';

let collector: CollectorProcess;
let administrator: ConsoleSession;
let kiosk: KioskWindow;
const given: string[] = [];

test.beforeAll(async () => {
  collector = await aCollector();
  administrator = await anAdministrator(collector);
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, KIOSK)}`);
  await kiosk.page.evaluate(() => navigator.serviceWorker.ready);
  await until(rowNow, ({ confirmed }) => confirmed !== null);
});

test.afterAll(async () => {
  await kiosk.close();
  removeProfile(kiosk.profile);
  await collector.stop();
});

test('IndexedDB deleted under 500 waiting entries: the kiosk goes on at once and all arrive', async () => {
  await fillUnseenAndKill();
  rmSync(join(kiosk.profile, 'Default', 'IndexedDB'), { recursive: true });
  const row = await openAndDrain('/kiosk/');
  expect(row.ledgers.map(({ gaps, alarms }) => [gaps, alarms])).toEqual([[[], []]]);
  expect(await stationEvents('outbox-rebuilt')).toBe(1);
});

test('its identity deleted with it: paired again, all arrive in the same ledger', async () => {
  await fillUnseenAndKill();
  rmSync(join(kiosk.profile, 'Default', 'IndexedDB'), { recursive: true });
  for (const bucket of bucketFolders(kiosk.profile)) rmSync(bucket, { recursive: true });
  kiosk = await aKioskWindow(`${collector.url}/kiosk/`, { profile: kiosk.profile });
  await expect(kiosk.page.locator('main.set-up')).toBeVisible();
  await kiosk.close();
  await expectNotPairedAsAnother();
  const row = await openAndDrain(`/kiosk/?pair=${await restarted(() => aPairingCode(administrator, KIOSK))}`);
  expect(row.ledgers.map(({ gaps, alarms }) => [gaps, alarms])).toEqual([[[], []]]);
});

test('the journal deleted instead: it is filled again while they wait, IndexedDB goes after it, and all arrive', async () => {
  await fillUnseenAndKill();
  rmSync(join(kiosk.profile, 'Default', 'File System'), { recursive: true });
  kiosk = await aKioskWindow(`${collector.url}/kiosk/`, { profile: kiosk.profile });
  await until(journalIds, (ids) => given.slice(-WAITING).every((id) => ids.includes(id)));
  await kiosk.kill();
  rmSync(join(kiosk.profile, 'Default', 'IndexedDB'), { recursive: true });
  const row = await openAndDrain('/kiosk/');
  expect(row.ledgers.map(({ gaps, alarms }) => [gaps, alarms])).toEqual([[[], []]]);
});

test('both deleted: a new ledger begins, and of the old one stands what had been reported', async () => {
  const [{ recorded: reported, ledgerId }] = (await rowNow()).ledgers as [KioskRow['ledgers'][number]];
  await fillUnseenAndKill();
  const unknown = given.splice(-WAITING);
  rmSync(join(kiosk.profile, 'Default', 'IndexedDB'), { recursive: true });
  rmSync(join(kiosk.profile, 'Default', 'File System'), { recursive: true });
  await openAndDrain('/kiosk/');
  const row = await until(rowNow, ({ ledgers }) => ledgers.length === 2);
  const old = row.ledgers.find((ledger) => ledger.ledgerId === ledgerId);
  expect(old).toMatchObject({ isCurrent: false, recorded: reported, received: reported, gaps: [] });
  expect(await arrived()).not.toEqual(expect.arrayContaining(unknown.slice(0, 1)));
  await expectConsoleToSay(reported.toLocaleString('en-GB'));
});

/** What an administrator reads of the kiosk then. */
async function expectConsoleToSay(reported: string): Promise<void> {
  const { link } = await administrator.post<{ link: string }>('/people/invitations', { name: 'Desk', role: 'administrator', sites: null });
  const desk = await aConsoleWindow(link, 'The desk', 'desk');
  await goTo(desk.page, 'Kiosks');
  const card = desk.page.locator('article').filter({ hasText: 'new ledger' });
  await expect(card).toContainText('Act now');
  await expect(card).toContainText('Its storage was wiped: it came back with a new ledger');
  await card.getByText('1 earlier ledger').click();
  const earlier = card.locator('.earlier');
  await expect(earlier).toContainText(`Recorded ${reported} · received ${reported} · gap 0`);
  await expect(earlier).toContainText('Unknown: whatever it recorded after its last contact with this ledger');
  await expect(earlier).toContainText('Of later entries nothing is known.');
  await desk.close();
  removeProfile(desk.profile);
}

/** From another kiosk the collector would refuse what waits here. */
async function expectNotPairedAsAnother(): Promise<void> {
  const code = await restarted(() => aPairingCode(administrator, 'bodden-town'));
  kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${code}`, { profile: kiosk.profile });
  await expect(kiosk.page.getByRole('status')).toContainText('Entries of another kiosk still wait');
  await kiosk.close();
}

/** Entries that wait on the kiosk and of which the collector has not heard. */
async function fillUnseenAndKill(): Promise<void> {
  await exposeWorker(kiosk.context);
  await collector.stop();
  await kiosk.page.reload();
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  given.push(...(await fillOutbox(kiosk.page, WAITING)));
  await kiosk.kill();
}

async function openAndDrain(path: string): Promise<KioskRow> {
  await restarted();
  kiosk = await aKioskWindow(`${collector.url}${path}`, { profile: kiosk.profile });
  await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ })).toBeVisible();
  await until(arrived, (ids) => ids.length >= given.length);
  expect((await arrived()).sort()).toEqual(given.toSorted());
  return until(rowNow, ({ waiting }) => waiting === 0);
}

async function restarted<T>(then: () => Promise<T> = () => Promise.resolve(undefined as T)): Promise<T> {
  if (collector.pid() === undefined) await collector.start();
  return then();
}

/** Of the entries that stand in the journal's files just now. */
async function journalIds(): Promise<string[]> {
  const files = await kiosk.page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('candour-kiosk').catch(() => null);
    const read = async (name: string) => {
      // Made, perhaps, a moment after their folder; and one that is written to while it is read can't be read.
      const bytes = await folder
        ?.getFileHandle(name)
        .then((handle) => handle.getFile())
        .then((file) => file.arrayBuffer())
        .catch(() => new ArrayBuffer(0));
      return bytes ? [...new Uint8Array(bytes)] : [];
    };
    return folder ? [await read('journal-a'), await read('journal-b')] : [];
  });
  const disks = files.map((bytes) => ({ ...emptyFile(), cached: Uint8Array.from(bytes) }));
  const records = disks.flatMap((disk) => [...readRecords(memoryJournalFile(disk))]);
  return records.map(({ header }) => (JSON.parse(header) as { id: string }).id);
}

function rowNow(): Promise<KioskRow> {
  return kioskRow(administrator, KIOSK);
}

async function exported(): Promise<ExportedEntry[]> {
  return JSON.parse(await administrator.text(`/exports/entries.json?kiosk=${KIOSK}`));
}

async function arrived(): Promise<string[]> {
  return (await exported()).filter(({ kind }) => kind === 'rating').map(({ id }) => id);
}

async function stationEvents(event: string): Promise<number> {
  return (await exported()).filter(({ kind, body }) => kind === 'station-event' && body?.includes(`"${event}"`)).length;
}

function bucketFolders(profile: string): string[] {
  const folder = join(profile, 'Default', 'WebStorage');
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => join(folder, name));
}
