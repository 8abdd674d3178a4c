// `npm run config -- …`: schemas, checking, importing, exporting and raising configurations. The store is the one the environment names.
import { join } from 'node:path';
import { checkConfigurationFolder } from '../configuration/check-configuration-folder.ts';
import { writeFileSchemas } from '../configuration/file-schemas.ts';
import { importOrganisation } from '../configuration/import-organisation.ts';
import { configurationOf } from '../configuration/publication-for.ts';
import { raiseEpoch } from '../configuration/raise-epoch.ts';
import { readEnvironment } from '../environment.ts';
import { keyFolder } from '../keys/key-folder.ts';
import { PROJECT_FOLDER } from '../project-folder.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

const FOLDER = join(PROJECT_FOLDER, 'kiosk-config');
/** From an organisation's folder. */
const CASES_SCHEMA = '../../schema/cases.schema.json';
const USAGE = `npm run config -- schema                 write the JSON Schemas of kiosk-config/
npm run config -- check                  check every file of kiosk-config/
npm run config -- import <organisation>  publish what its files say to its kiosks, and take over what they promise about cases
npm run config -- export <kiosk>         print what the kiosk is wanted to show
npm run config -- export-cases <organisation>
                                         print what it promises about cases, as cases.json
npm run config -- raise-epoch <organisation>
                                         after a restore from a backup: publish what its kiosks are wanted to show
                                         once more, so that kiosks which hold newer revisions take it; all consoles fetch
                                         their copies anew`;

const [command, name] = process.argv.slice(2);
try {
  await run(command, name);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function run(asked: string | undefined, subject: string | undefined): Promise<void> {
  if (asked === 'schema') return writeFileSchemas(FOLDER);
  if (asked === 'check') return check();
  if (asked === 'import' && subject) return withStore((store) => importFiles(store, subject));
  if (asked === 'export' && subject) return withStore((store) => exportKiosk(store, subject));
  if (asked === 'export-cases' && subject) return withStore((store) => exportCases(store, subject));
  if (asked === 'raise-epoch' && subject) return withStore((store) => raise(store, subject));
  throw new Error(USAGE);
}

async function check(): Promise<void> {
  const complaints = await checkConfigurationFolder(FOLDER);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  say('Every configuration is as it should be.');
}

async function importFiles(store: Store, organisation: string): Promise<void> {
  const keys = keyFolder(settings().keysDir, Date.now);
  const { kiosks, cases, retention } = await importOrganisation({ store, keys, clock: Date.now }, FOLDER, organisation);
  for (const { kiosk, revision } of kiosks) say(revision ? `${kiosk}: published ${revision}` : `${kiosk}: nothing had changed`);
  if (cases) say('cases.json: taken over');
  if (retention) say('retention.json: taken over');
}

async function raise(store: Store, organisation: string): Promise<void> {
  const keys = keyFolder(settings().keysDir, Date.now);
  for (const { kiosk, revision } of await raiseEpoch({ store, keys, clock: Date.now }, organisation))
    say(`${kiosk}: published ${revision}`);
}

/** As a kiosk file would resolve to; the PIN's hash stays in the store. */
async function exportKiosk(store: Store, kiosk: string): Promise<void> {
  const latest = await store.configurations.latest(kiosk);
  if (!latest) throw new Error(`Nothing has been published for a kiosk "${kiosk}".`);
  const { panelPin: _kept, ...configuration } = configurationOf(latest);
  say(JSON.stringify(configuration, null, 2));
}

async function exportCases(store: Store, organisation: string): Promise<void> {
  const row = await store.casePolicies.policy(organisation);
  if (!row) throw new Error(`Nothing is promised about cases for an organisation "${organisation}".`);
  say(JSON.stringify({ $schema: CASES_SCHEMA, ...JSON.parse(row.policy) }, null, 2));
}

async function withStore(task: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(settings());
  try {
    await task(store);
  } finally {
    await store.close();
  }
}

function settings() {
  return readEnvironment(process.env);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
