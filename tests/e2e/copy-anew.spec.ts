// A console whose collector was restored from an older backup: what it holds beyond that goes, and all is fetched from the beginning, items and
// cases beside one another. In real Chromium with its real IndexedDB.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { aPaperCase, atTheDesk } from '../support/case-desk.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, signIn } from '../support/console-session.ts';
import { goTo } from '../support/console-window.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { visit } from '../support/visitor.ts';

test('a copy of before the restore is fetched anew', async () => {
  test.setTimeout(180_000);
  const collector = await aCollector();
  const administrator = await anAdministrator(collector);
  const kiosk = await aKioskWindow(`${collector.url}/kiosk/?pair=${await aPairingCode(administrator, 'george-town')}`);
  await visit(kiosk.page, 'Happy', 'The clerk explained the form');
  const desk = await atTheDesk(administrator, 'handler', 'Ana One');
  const session = await signIn(collector.url, 'ana.one');
  const kept = await aPaperCase(session, 'george-town', 'Asked before.', { kind: 'question' });
  const backup = await aBackup(collector);

  await visit(kiosk.page, 'Very unhappy', 'Nobody could find my bicycle report');
  await kiosk.close();
  const lost = await aPaperCase(session, 'george-town', 'Asked after.', { kind: 'question' });
  const { page } = desk;
  const row = (reference: string) => page.locator('.case-row').filter({ hasText: reference });
  await page.getByRole('button', { name: 'Fetch now' }).click();
  for (const { reference } of [kept, lost]) await expect(row(reference)).toBeVisible();
  await goTo(page, 'Inbox');
  for (const said of [/clerk explained/, /bicycle report/]) await expect(page.getByRole('link', { name: said })).toBeVisible();

  await restored(collector, backup);
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(page.getByRole('link', { name: /bicycle report/ })).toBeHidden();
  await expect(page.getByRole('link', { name: /clerk explained/ })).toBeVisible();
  await goTo(page, 'Cases');
  await page.getByRole('button', { name: 'Fetch now' }).click();
  await expect(row(lost.reference)).toBeHidden();
  await expect(row(kept.reference)).toBeVisible();

  await desk.close();
  for (const { profile } of [desk, kiosk]) removeProfile(profile);
  rmSync(backup, { recursive: true });
  await collector.stop();
});

async function aBackup({ dataDir, stop, start }: CollectorProcess): Promise<string> {
  await stop();
  const backup = mkdtempSync(join(tmpdir(), 'candour-backup-'));
  cpSync(dataDir, backup, { recursive: true });
  await start();
  return backup;
}

/** As docs/operations.md says. */
async function restored({ dataDir, stop, start }: CollectorProcess, backup: string): Promise<void> {
  await stop();
  rmSync(dataDir, { recursive: true });
  cpSync(backup, dataDir, { recursive: true });
  const env = { ...process.env, CANDOUR_DATA_DIR: dataDir };
  execFileSync(process.execPath, ['src/server/commands/config.ts', 'raise-epoch', 'rcips'], { env });
  await start();
}
