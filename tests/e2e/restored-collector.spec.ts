// F35: the collector is brought back from a backup older than what it has acknowledged. At the next contact the kiosk hears that less is
// held, sends again what it still has, and everything stands there once.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aCollector } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember, inboxItems, kioskRow } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

test('a collector restored from a backup gets back what the kiosk still holds', async () => {
  test.setTimeout(120_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const staff = await aStaffMember(collector, administrator);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  const exported = async () => JSON.parse(await administrator.text('/exports/entries.json')) as ExportedEntry[];
  // Its row alone may be of the contact before.
  const settled = async (ratings: number) => {
    await until(exported, (entries) => entries.filter(({ kind }) => kind === 'rating').length >= ratings);
    return until(
      () => kioskRow(administrator, 'george-town'),
      ({ waiting, received, recorded }) => waiting === 0 && received === recorded,
    );
  };
  await visit(kiosk.page, 'Happy');
  await settled(1);

  await collector.stop();
  const backup = mkdtempSync(join(tmpdir(), 'candour-backup-'));
  cpSync(collector.dataDir, backup, { recursive: true });
  await collector.start();
  await visit(kiosk.page, 'Unhappy', 'Written after the backup');
  await visit(kiosk.page, 'Very happy');
  const before = await settled(3);

  await collector.stop();
  rmSync(collector.dataDir, { recursive: true });
  cpSync(backup, collector.dataDir, { recursive: true });
  await collector.start();
  await kiosk.page.evaluate(() => window.dispatchEvent(new Event('online')));

  await until(
    () => kioskRow(administrator, 'george-town'),
    ({ waiting, received, recorded }) => waiting === 0 && (received ?? 0) > (before.received ?? 0) && received === recorded,
  );
  const entries = await exported();
  expect(
    entries
      .filter(({ kind }) => kind === 'rating')
      .map(({ valueId }) => valueId)
      .toSorted(),
  ).toEqual(['happy', 'unhappy', 'very-happy']);
  expect((await inboxItems(staff)).map(({ words }) => words)).toEqual(['Written after the backup']);

  await kiosk.close();
  removeProfile(kiosk.profile);
  rmSync(backup, { recursive: true });
  await collector.stop();
});
