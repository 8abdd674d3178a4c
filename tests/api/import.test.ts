// Bringing files into a store that is in use, and raising the epoch after a restore: what kiosks take, and what is refused untouched.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareRevisions } from '../../src/protocol/compare-revisions.ts';
import type { RevisionId } from '../../src/protocol/ids.ts';
import { Publication, PublicationPayload, revisionId } from '../../src/protocol/publication.ts';
import { importOrganisation } from '../../src/server/configuration/import-organisation.ts';
import { configurationOf } from '../../src/server/configuration/publication-for.ts';
import { raiseEpoch } from '../../src/server/configuration/raise-epoch.ts';
import { seedOrganisations } from '../../src/server/configuration/seed-organisations.ts';
import { keyFolder } from '../../src/server/keys/key-folder.ts';
import { aBatch } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { writeConfigurationFolder } from '../support/api-configuration-folder.ts';
import { aKiosk } from '../support/api-kiosk.ts';

const COMMAND = fileURLToPath(new URL('../../src/server/commands/config.ts', import.meta.url));
let collector: TestCollector;
let files: string;
beforeEach(async () => {
  collector = await aCollector();
  files = `${collector.folder}/kiosk-config`;
});
afterEach(() => collector.stop());

const importHarbour = async (parts = collector.parts) => (await importOrganisation(parts, files, 'harbour')).kiosks;
const wanted = async (kiosk = 'north-door') => (await collector.parts.store.kiosks.kiosk(kiosk))?.wanted as RevisionId;
const withOtherKeys = () => ({ ...collector.parts, keys: keyFolder(`${collector.folder}/other-keys`, () => collector.clock.now) });

const config = (...words: string[]) => {
  const env = { ...process.env, CANDOUR_DATA_DIR: `${collector.folder}/data` };
  return promisify(execFile)(process.execPath, [COMMAND, ...words], { env });
};

async function changeKiosk(change: object, overrides = {}): Promise<void> {
  const file = `${files}/organisations/harbour/kiosks/north-door.json`;
  const json = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...json, kiosk: { ...json.kiosk, ...change }, overrides }));
}

describe('a kiosk whose file names another site', () => {
  test('stays where it is while it is paired, and nothing else of the import happens either', async () => {
    await aKiosk(collector);
    const before = await wanted();
    await changeKiosk({ site: 'south', name: 'Moved' });
    await expect(importHarbour()).rejects.toThrow(/"north-door" is paired at the site "north", not "south".*\n.*revoke it .* new id/);
    expect(await wanted()).toBe(before);
    expect(await collector.parts.store.kiosks.kiosk('north-door')).toMatchObject({ site: 'north', name: 'The north-door' });
  });

  test('moves when it was revoked, and stamps the new site once it is paired again', async () => {
    await aKiosk(collector);
    await collector.parts.store.kiosks.revoke('north-door', collector.clock.now);
    await changeKiosk({ site: 'south' });
    expect(await importHarbour()).toContainEqual({ kiosk: 'north-door', revision: expect.stringMatching(/^1\.2\./) });
    expect((await aKiosk(collector)).pairing.site).toBe('south');
  });
});

describe('keys', () => {
  test('an organisation that is in the store never gets new ones: an import with another folder of keys says so', async () => {
    const before = await wanted();
    await changeKiosk({}, { sync: { intervalMs: 5_000 } });
    await expect(importHarbour(withOtherKeys())).rejects.toThrow(/No configuration key in .*other-keys\/harbour/);
    await expect(readFile(`${collector.folder}/other-keys/harbour`)).rejects.toThrow('ENOENT');
    expect(await wanted()).toBe(before);
  });

  test('nor when its seeding was cut short and is taken up again', async () => {
    const { kiosks } = collector.parts.store;
    const nothingPublished = { ...kiosks, kiosks: async () => [] };
    const parts = { ...withOtherKeys(), store: { ...collector.parts.store, kiosks: nothingPublished } };
    await expect(seedOrganisations(parts, files)).rejects.toThrow(/No configuration key in .*other-keys\/harbour/);
  });

  test('an organisation that is new to the store gets its own', async () => {
    const empty = await aCollector({ configurationFolder: null });
    try {
      await rm(files, { recursive: true });
      await writeConfigurationFolder(files);
      await importOrganisation(empty.parts, files, 'harbour');
      expect(await empty.parts.keys.configurationKeys('harbour')).toHaveLength(1);
    } finally {
      await empty.stop();
    }
  });
});

describe('raising the epoch', () => {
  /** What a kiosk took before the store went back to an older backup. */
  const HELD = '1.8.AAAAAAAAAAAAAAAA' as RevisionId;

  test('a kiosk ahead of the store takes what comes next: the same configuration, signed, in a higher epoch', async () => {
    const kiosk = await aKiosk(collector);
    const before = await collector.parts.store.configurations.latest('north-door');
    expect(compareRevisions(await wanted(), HELD)).toBeLessThan(0);
    const raised = await raiseEpoch(collector.parts, 'harbour');
    expect(raised.map((one) => one.kiosk)).toEqual(['north-door', 'south-door']);

    const publication = v.parse(Publication, await (await kiosk.send('GET', '/api/v1/kiosk/configuration')).json());
    const payload = v.parse(PublicationPayload, JSON.parse(publication.payload));
    expect(payload).toMatchObject({ epoch: 2, number: 1, kiosk: 'north-door' });
    expect(compareRevisions(revisionId(payload), HELD)).toBeGreaterThan(0);
    expect(raised[0]?.revision).toBe(revisionId(payload));
    expect(configurationOf(publication)).toEqual(before && configurationOf(before));
    expect(kiosk.pairing.configurationKeys.map(({ keyId }) => keyId)).toContain(publication.keyId);
  });

  test('each is recorded, and what is published afterwards goes on from there', async () => {
    const before = await wanted('south-door');
    await raiseEpoch(collector.parts, 'harbour');
    const [event] = await collector.parts.store.audit.latest('harbour', 1);
    expect(event).toMatchObject({ action: 'epoch-raised', target: 'south-door', actor: 'operator' });
    expect(JSON.parse(event?.details ?? '')).toEqual({ revision: await wanted('south-door'), basedOn: before });
    await changeKiosk({}, { sync: { intervalMs: 5_000 } });
    expect(await importHarbour()).toContainEqual({ kiosk: 'north-door', revision: expect.stringMatching(/^2\.2\./) });
  });

  test('it beats an epoch that this store has forgotten but a kiosk still shows', async () => {
    const kiosk = await aKiosk(collector);
    const applied = '4.2.AAAAAAAAAAAAAAAA' as RevisionId;
    const batch = aBatch(kiosk, [], collector.clock.now);
    await kiosk.sendBatch({ ...batch, configuration: { ...batch.configuration, applied } });
    await raiseEpoch(collector.parts, 'harbour');
    expect(compareRevisions(await wanted(), applied)).toBeGreaterThan(0);
  });

  test('the command does it beside a collector that runs, and says what it published', async () => {
    const { stdout } = await config('raise-epoch', 'harbour');
    const revisions = [await wanted(), await wanted('south-door')];
    expect(stdout).toBe(`north-door: published ${revisions[0]}\nsouth-door: published ${revisions[1]}\n`);
    expect(revisions[0]).toMatch(/^2\.1\./);
    await expect(config('raise-epoch')).rejects.toThrow('raise-epoch <organisation>');
  });

  test('nothing is published for an organisation that is not there, or without its keys', async () => {
    const before = await wanted();
    await expect(raiseEpoch(collector.parts, 'nowhere')).rejects.toThrow('There is no organisation "nowhere"');
    await expect(raiseEpoch(withOtherKeys(), 'harbour')).rejects.toThrow('No sealing key');
    expect(await wanted()).toBe(before);
  });
});
