// A kiosk and a collector of a released version, with all that they hold, started as the current one: every entry of the full outbox
// arrives as it was written, also when the kiosk is killed again and again during its first start.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { type FixtureEntry, type KioskFixture, loadIntoBrowser, readKioskFixture } from '../migrations/kiosk-fixture.ts';
import { fixturesOf, putKeys, RELEASED_VERSIONS } from '../migrations/released-versions.ts';
import { aCollector } from '../support/collector-process.ts';
import { kioskRow, signIn } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

const KILLS = 4;
const KILLED_WITHIN_MS = 1_200;

for (const version of RELEASED_VERSIONS) {
  for (const kills of [0, KILLS]) {
    test(`what ${version} held arrives byte for byte, ${kills === 0 ? 'undisturbed' : `killed ${kills} times while it starts`}`, async () => {
      const fixture = readKioskFixture(version);
      const dataDir = collectorOf(version);
      const collector = await aCollector({ CANDOUR_DATA_DIR: dataDir });
      let kiosk = await aKioskWindow(`${collector.url}/healthz`);
      const { profile } = kiosk;
      await loadIntoBrowser(kiosk.page, fixture);

      for (let kill = 0; kill < kills; kill++) {
        const afterMs = Math.round(Math.random() * KILLED_WITHIN_MS);
        test.info().annotations.push({ type: 'killed after', description: `${afterMs} ms` });
        await kiosk.page.goto(`${collector.url}/kiosk/`, { waitUntil: 'commit' });
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        await kiosk.kill();
        kiosk = await aKioskWindow(`${collector.url}/healthz`, { profile });
      }
      await kiosk.page.goto(`${collector.url}/kiosk/`);
      await expect(kiosk.page.getByRole('button', { name: /Touch to tell us/ }), 'no need to pair again').toBeVisible();
      await visit(kiosk.page, 'Happy');
      const administrator = await signIn(collector.url, 'administrator');
      const held = fixture.entries.length;
      await until(
        () => kioskRow(administrator, fixture.state.identity.kiosk),
        ({ waiting, recorded }) => waiting === 0 && (recorded ?? 0) > held,
      );
      expect(await versionOpens(kiosk.page, fixture.databaseVersion), 'should the released page have to serve again').toBe(true);
      await kiosk.close();
      await collector.stop();

      const stored = storedEntries(dataDir);
      for (const { id, header, body } of expected(fixture)) expect(stored.get(id), id).toEqual({ header, body });
      removeProfile(profile);
      rmSync(dataDir, { recursive: true, force: true });
    });
  }
}

/** All but what the collector had refused. */
function expected({ entries, shelf }: KioskFixture): FixtureEntry[] {
  const refused = new Set(shelf.map(({ id }) => id));
  return entries.filter(({ id }) => !refused.has(id));
}

function collectorOf(version: string): string {
  const { sqlite } = fixturesOf(version);
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-released-'));
  writeFileSync(join(dataDir, 'candour.sqlite'), gunzipSync(readFileSync(sqlite)));
  putKeys(version, join(dataDir, 'keys'));
  return dataDir;
}

function storedEntries(dataDir: string): Map<string, { header: string; body: string }> {
  const database = new DatabaseSync(join(dataDir, 'candour.sqlite'), { readOnly: true });
  const rows = database.prepare('select id, header, body from entries').all() as { id: string; header: string; body: string }[];
  database.close();
  return new Map(rows.map(({ id, header, body }) => [id, { header, body }]));
}

/** A browser refuses to open a database as an older version of it. */
function versionOpens(page: Page, version: number): Promise<boolean> {
  return page.evaluate(
    (asVersion) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('candour-kiosk', asVersion);
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          opening.result.close();
          resolve(true);
        };
      }),
    version,
  );
}
