// A case policy on its way: out of the files into a new store, into one that is in use, and out again.
import { execFile } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { organisationClocks } from '../../src/server/clock/organisation-clock.ts';
import { readClock } from '../../src/server/clock/read-clock.ts';
import { importOrganisation } from '../../src/server/configuration/import-organisation.ts';
import { seedOrganisations } from '../../src/server/configuration/seed-organisations.ts';
import { PROJECT_FOLDER } from '../../src/server/project-folder.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { momentAt, shippedPolicy } from '../support/shipped-policy.ts';

const COMMAND = fileURLToPath(new URL('../../src/server/commands/config.ts', import.meta.url));
let collector: TestCollector;
let file: string;
beforeEach(async () => {
  collector = await aCollector();
  file = `${collector.folder}/kiosk-config/organisations/harbour/cases.json`;
});
afterEach(() => collector.stop());

const stored = async (organisation = 'harbour') => (await collector.parts.store.casePolicies.policy(organisation))?.policy ?? null;
const importHarbour = () => importOrganisation(collector.parts, `${collector.folder}/kiosk-config`, 'harbour');

/** Jersey's, for an organisation whose kiosks have no forms. */
async function writePolicy(more: object = {}): Promise<void> {
  const policy = { $schema: '../../schema/cases.schema.json', ...shippedPolicy('joic'), becomesCase: [], contactChannel: [], ...more };
  await writeFile(file, JSON.stringify(policy));
}

test('the shipped policies are in a new store, each with its organisation', async () => {
  const shipped = await aCollector({ configurationFolder: null });
  try {
    await seedOrganisations(shipped.parts, join(PROJECT_FOLDER, 'kiosk-config'));
    for (const organisation of ['joic', 'mps-belize', 'oag-doj', 'rcips', 'moj-jamaica'])
      expect(JSON.parse((await shipped.parts.store.casePolicies.policy(organisation))?.policy ?? 'null')).toEqual(
        shippedPolicy(organisation),
      );
  } finally {
    await shipped.stop();
  }
});

test('an organisation without a file promises nothing; an import brings one, and the next one replaces it', async () => {
  const clock = organisationClocks(collector.parts.store);
  expect(await stored()).toBeNull();
  expect(await clock('harbour')).toBeNull();
  await writePolicy();
  expect((await importHarbour()).cases).toBe(true);
  expect((await importHarbour()).cases).toBe(false);
  expect(JSON.parse((await stored()) ?? '')).toMatchObject({ atRiskFrom: 0.75, calendar: { country: 'JE' } });
  expect(await stored('market')).toBeNull();

  const receivedAt = momentAt('2026-04-02 10:00', 'Europe/Jersey');
  const nothing = { pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null };
  const dueDays = async () => {
    const found = await clock('harbour');
    if (!found) throw new Error('no policy');
    const { acknowledge, respond } = readClock(
      found.policy,
      found.calendar,
      { kind: 'complaint', contact: 'letter', stage: 1, receivedAt, ...nothing },
      receivedAt,
    );
    return [acknowledge?.day, respond?.day];
  };
  expect(await dueDays()).toEqual(['2026-04-09', '2026-04-27']);
  expect((await clock('harbour'))?.calendar).toBe((await clock('harbour'))?.calendar);

  const { calendar } = shippedPolicy('joic');
  await writePolicy({ calendar: { ...calendar, closingDays: [{ day: '2026-04-08', name: 'The office moves' }] } });
  expect((await importHarbour()).cases).toBe(true);
  expect(await dueDays()).toEqual(['2026-04-10', '2026-04-28']);

  await rm(file);
  expect((await importHarbour()).cases).toBe(false);
  expect(await dueDays()).toEqual(['2026-04-10', '2026-04-28']);
});

test('a wrong one is refused with its path, and nothing of the import happens', async () => {
  await writePolicy({ atRiskFrom: 7 });
  await expect(importHarbour()).rejects.toThrow('organisations/harbour/cases.json: /atRiskFrom: ');
  expect(await stored()).toBeNull();
});

test('the command takes it over, and gives it out as the file it was', async () => {
  const config = (...words: string[]) =>
    promisify(execFile)(process.execPath, [COMMAND, ...words], { env: { ...process.env, CANDOUR_DATA_DIR: `${collector.folder}/data` } });
  await writePolicy();
  await importHarbour();
  const { stdout } = await config('export-cases', 'harbour');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(file, 'utf8')));
  await copyFile(file, `${file}.before`);
  await writeFile(file, stdout);
  expect((await importHarbour()).cases).toBe(false);
  await expect(config('export-cases', 'market')).rejects.toThrow('Nothing is promised about cases for an organisation "market"');
  await expect(config('export-cases')).rejects.toThrow('export-cases <organisation>');
});
