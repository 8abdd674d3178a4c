// Makes the fixtures of a released version with that version itself: its collector, on both engines, and its kiosk's worker in real
// Chromium. Once per release, from a checkout of it that is built:
//   node tests/migrations/make-fixtures.ts <folder of the checkout> <version>
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode, aStaffMember } from '../support/console-session.ts';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { startPostgres } from '../support/postgres.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { type KioskFixture, printed } from './kiosk-fixture.ts';
import { fixturesOf } from './released-versions.ts';
import { openReleasedWorker } from './released-worker.ts';

const KIOSK = 'george-town';
/** Visits that arrive, in several rounds, and visits that still wait when the fixture is taken. */
const ARRIVED_ROUNDS = 3;
const VISITS_A_ROUND = 20;
const WAITING_VISITS = 80;

const [checkout, version] = process.argv.slice(2);
if (!checkout || !version) throw new Error('Say the folder of the checkout and the version.');
const files = fixturesOf(version);
mkdirSync('tests/migrations/fixtures', { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'candour-fixtures-'));
const keysDir = join(scratch, 'keys');

const onSqlite = await live({ CANDOUR_DATA_DIR: join(scratch, 'data'), CANDOUR_KEYS_DIR: keysDir });
writeFileSync(files.kiosk, printed(onSqlite));
writeFileSync(files.sqlite, gzipSync(readFileSync(join(scratch, 'data/candour.sqlite')), { level: 9 }));
writeFileSync(files.keys, `${JSON.stringify(folderTexts(keysDir), null, 2)}\n`);

const postgres = await startPostgres();
const databaseUrl = await postgres.url();
await live({ CANDOUR_DATA_DIR: join(scratch, 'other'), CANDOUR_KEYS_DIR: keysDir, CANDOUR_DATABASE_URL: databaseUrl });
writeFileSync(files.postgres, gzipSync(await dumpPostgres(databaseUrl), { level: 9 }));
await postgres.stop();
rmSync(scratch, { recursive: true, force: true });
process.exit(0);

/** The same life on either engine; answers what the kiosk holds at its end, when the collector is gone. */
async function live(environment: Record<string, string>): Promise<KioskFixture> {
  const collector = await aCollector(environment, checkout);
  const administrator = await anAdministrator(collector);
  await aStaffMember(collector, administrator);
  const code = await aPairingCode(administrator, KIOSK);
  // Not the kiosk's page: its worker is all there is.
  const { page, close, profile } = await aKioskWindow(`${collector.url}/healthz`);
  const worker = await openReleasedWorker(page, join(checkout as string, 'dist/kiosk/assets'));
  await worker.pair(code);
  for (let round = 0; round < ARRIVED_ROUNDS; round++) {
    for (let place = 0; place < VISITS_A_ROUND; place++) await worker.visit(place, round === 1 && place === 7);
    await worker.untilSent();
  }
  await ended(collector);
  for (let place = 0; place < WAITING_VISITS; place++) await worker.visit(place, false);
  const fixture = await worker.database();
  await close();
  removeProfile(profile);
  return fixture;
}

/** Politely, so that everything is in the one file. */
async function ended(collector: CollectorProcess): Promise<void> {
  await collector.stop();
}

function folderTexts(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}
