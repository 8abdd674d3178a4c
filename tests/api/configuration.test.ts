// Publishing: signed, rising, the kiosk's own; the PIN stays between the console and the kiosk.
import { createPublicKey, hash, pbkdf2Sync, verify } from 'node:crypto';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Configuration } from '../../src/protocol/configuration.ts';
import { Publication, PublicationPayload, revisionId } from '../../src/protocol/publication.ts';
import { aBatch } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
let administrator: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  administrator = await aPerson(collector, { role: 'administrator' });
});
afterEach(() => collector.stop());

const PATH = '/api/v1/kiosks/north-door';
const current = async () => (await administrator.get(`${PATH}/configuration`)).json();
const publish = (body: unknown) => administrator.send('POST', `${PATH}/publications`, body);

async function kioskPublication(): Promise<{ payload: PublicationPayload; configuration: Configuration; publication: Publication }> {
  const publication = v.parse(Publication, await (await kiosk.send('GET', '/api/v1/kiosk/configuration')).json());
  const payload = v.parse(PublicationPayload, JSON.parse(publication.payload));
  return { publication, payload, configuration: v.parse(Configuration, JSON.parse(payload.configuration)) };
}

test('a new revision rises, is signed, names its recipients, and the next acknowledgement wants it', async () => {
  const { revision, configuration } = await current();
  configuration.attract.title.en = 'Tell us';
  const published = await (await publish({ basedOn: revision, configuration })).json();
  const acknowledgement = await kiosk.sendBatch(aBatch(kiosk, [], collector.clock.now));
  expect(acknowledgement.configuration.wanted).toBe(published.revision);

  const down = await kioskPublication();
  expect(revisionId(down.payload)).toBe(published.revision);
  expect(down.payload).toMatchObject({ organisation: 'harbour', kiosk: 'north-door', epoch: 1, number: 2 });
  expect(down.payload.contentHash).toBe(hash('sha256', down.payload.configuration, 'base64url'));
  expect(down.configuration.attract.title.en).toBe('Tell us');
  const pinned = kiosk.pairing.configurationKeys.find(({ keyId }) => keyId === down.publication.keyId);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: pinned?.publicKey ?? '' }, format: 'jwk' });
  const signature = Buffer.from(down.publication.signature, 'base64url');
  expect(verify(null, Buffer.from(down.publication.payload), key, signature)).toBe(true);
  const [sealingKey] = await collector.parts.keys.sealingKeys('harbour');
  expect(down.payload.recipients).toEqual([{ keyId: sealingKey?.keyId, publicKey: sealingKey?.publicKey }]);
});

test('two who edit the same revision: the second is told', async () => {
  const { revision, configuration } = await current();
  const answers = await Promise.all([publish({ basedOn: revision, configuration }), publish({ basedOn: revision, configuration })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('the history says who published what', async () => {
  const { revision, configuration } = await current();
  await publish({ basedOn: revision, configuration });
  const { history } = await current();
  expect(history).toMatchObject([{ publishedBy: 'A person' }, { revision, publishedBy: null }]);
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event).toMatchObject({ action: 'configuration-published', target: 'north-door' });
});

test('the console never gets the hash of the PIN, and can’t set one by hash', async () => {
  const before = await kioskPublication();
  const { revision, configuration, pinSet } = await current();
  expect([pinSet, configuration.panelPin]).toEqual([true, undefined]);
  const forged = { salt: 'A'.repeat(22), rounds: 600_000, hash: 'A'.repeat(43) };
  await publish({ basedOn: revision, configuration: { ...configuration, panelPin: forged } });
  expect((await kioskPublication()).configuration.panelPin).toEqual(before.configuration.panelPin);
});

test('a new PIN replaces the old one', async () => {
  const { revision, configuration } = await current();
  await publish({ basedOn: revision, configuration, newPin: '2468' });
  const pin = (await kioskPublication()).configuration.panelPin;
  const derived = pbkdf2Sync('2468', Buffer.from(pin?.salt ?? '', 'base64url'), pin?.rounds ?? 0, 32, 'sha256');
  expect(pin?.hash).toBe(derived.toString('base64url'));
});

test('the PIN made when the store was seeded opens every kiosk of the organisation', async () => {
  const { pin: seeded } = collector.seeded.find(({ organisation }) => organisation === 'harbour') ?? { pin: '' };
  const stored = (await kioskPublication()).configuration.panelPin;
  expect(pbkdf2Sync(seeded, Buffer.from(stored?.salt ?? '', 'base64url'), 600_000, 32, 'sha256').toString('base64url')).toBe(stored?.hash);
});

test.each<[string, (configuration: Configuration) => unknown, string]>([
  ['another kiosk’s', (given) => ({ ...given, kiosk: { id: 'south-door', name: 'South' } }), 'configuration.kiosk.id'],
  ['another site’s', (given) => ({ ...given, site: { ...given.site, id: 'south' } }), 'configuration.site.id'],
  [
    'another organisation’s',
    (given) => ({ ...given, organisation: { ...given.organisation, id: 'market' } }),
    'configuration.organisation.id',
  ],
  ['a text that lacks a locale', (given) => ({ ...given, locales: ['en', 'es'] }), 'configuration.attract.title'],
  ['a flow without a rating', (given) => ({ ...given, flow: given.flow.slice(1) }), 'configuration.flow.0.type'],
  ['an unknown setting', (given) => ({ ...given, surprise: true }), 'configuration.surprise'],
])('%s configuration is refused, with its place, and nothing is published', async (_name, change, path) => {
  const { revision, configuration } = await current();
  const response = await publish({ basedOn: revision, configuration: change(configuration) });
  expect(await response.json()).toMatchObject({ code: 'shape-invalid', path });
  expect((await current()).revision).toBe(revision);
});

test('seeding twice changes nothing and tells no PIN', async () => {
  const { seedOrganisations } = await import('../../src/server/configuration/seed-organisations.ts');
  const { revision } = await current();
  expect(await seedOrganisations(collector.parts, `${collector.folder}/kiosk-config`)).toEqual([]);
  expect((await current()).revision).toBe(revision);
});

test('importing publishes what differs, keeps the PIN, and does nothing the second time', async () => {
  const { importOrganisation } = await import('../../src/server/configuration/import-organisation.ts');
  const { readFile, writeFile } = await import('node:fs/promises');
  const folder = `${collector.folder}/kiosk-config`;
  const file = `${folder}/organisations/harbour/kiosks/north-door.json`;
  const changed = JSON.parse(await readFile(file, 'utf8'));
  changed.overrides = { sync: { intervalMs: 5_000 } };
  await writeFile(file, JSON.stringify(changed));
  const before = (await kioskPublication()).configuration;
  const { kiosks: imported } = await importOrganisation(collector.parts, folder, 'harbour');
  expect(imported).toEqual([
    { kiosk: 'north-door', revision: expect.stringMatching(/^1\.2\./) },
    { kiosk: 'south-door', revision: null },
  ]);
  expect((await kioskPublication()).configuration).toEqual({ ...before, sync: { intervalMs: 5_000 } });
  expect((await importOrganisation(collector.parts, folder, 'harbour')).kiosks.map(({ revision }) => revision)).toEqual([null, null]);
});
