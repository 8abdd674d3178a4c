// Reader keys: enrolled by their person, approved by who could have invited that person, and then in the next publication of exactly
// the kiosks that the person may see.
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAX_READERS } from '../../src/protocol/publication.ts';
import { publishWhereKeysDiffer } from '../../src/server/configuration/publish-again.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { MARKET } from '../support/api-configuration-folder.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { aReaderKey, enrolled, publicationOf, readersSeenBy } from '../support/api-reader.ts';

let collector: TestCollector;
let administrator: TestPerson;
let staff: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  administrator = await aPerson(collector, { role: 'administrator' });
  staff = await aPerson(collector, { role: 'staff', sites: ['north'] });
});
afterEach(() => collector.stop());

const approve = (person: TestPerson, reader: string) => person.send('POST', `/api/v1/readers/${reader}/approval`);
const remove = (person: TestPerson, reader: string) => person.send('DELETE', `/api/v1/readers/${reader}`);
const readersAt = async (kiosk: string) => (await publicationOf(collector, kiosk)).readers.map(({ keyId }) => keyId);
const actions = async (count: number) => (await collector.parts.store.audit.latest('harbour', count)).map(({ action }) => action);

test('opens nothing before it is approved; then it is published to the kiosks of the person’s sites alone', async () => {
  const key = await aReaderKey();
  const before = await publicationOf(collector, 'north-door');
  const south = await publicationOf(collector, 'south-door');
  const reader = await enrolled(staff, key);
  expect(await publicationOf(collector, 'north-door')).toEqual(before);

  expect((await approve(administrator, reader)).status).toBe(204);
  const after = await publicationOf(collector, 'north-door');
  const { publicKey, credentialId } = key;
  expect(after.readers).toEqual([{ keyId: reader, publicKey, credentialId, rpId: 'localhost', name: 'A person' }]);
  expect(after).toMatchObject({ number: before.number + 1, configuration: before.configuration, recipients: before.recipients });
  expect(await publicationOf(collector, 'south-door')).toEqual(south);
  expect(await actions(3)).toEqual(['readers-published', 'reader-approved', 'reader-enrolled']);
  expect(await readersSeenBy(staff)).toMatchObject([{ keyId: reader, approved: true }]);
});

test('approving twice publishes once; removing takes the key out, by its person or an administrator', async () => {
  const [first, second] = [await enrolled(staff), await enrolled(staff)];
  for (const reader of [first, second, first]) await approve(administrator, reader);
  expect(await readersAt('north-door')).toEqual([first, second].toSorted());
  expect((await publicationOf(collector, 'north-door')).number).toBe(3);
  expect((await remove(staff, first)).status).toBe(204);
  expect(await readersAt('north-door')).toEqual([second]);
  expect((await remove(administrator, second)).status).toBe(204);
  expect(await readersAt('north-door')).toEqual([]);
  expect((await remove(administrator, second)).status).toBe(404);
});

test('people see their own alone; another organisation or site sees and decides nothing', async () => {
  const colleague = await aPerson(collector, { role: 'handler' });
  const stranger = await aPerson(collector, { role: 'administrator', organisation: MARKET });
  const southern = await aPerson(collector, { role: 'administrator', sites: ['south'] });
  const reader = await enrolled(staff);
  for (const person of [colleague, stranger, southern]) expect(await readersSeenBy(person)).toEqual([]);
  for (const person of [stranger, southern]) {
    expect((await approve(person, reader)).status).toBe(404);
    expect((await remove(person, reader)).status).toBe(404);
  }
  expect((await remove(colleague, reader)).status).toBe(404);
  expect(await readersSeenBy(administrator)).toMatchObject([{ keyId: reader, approved: false }]);
});

test('nobody approves more than they have', async () => {
  const northern = await aPerson(collector, { role: 'administrator', sites: ['north'] });
  const everywhere = await enrolled(await aPerson(collector, { role: 'intake' }));
  expect((await approve(northern, everywhere)).status).toBe(403);
  expect((await remove(northern, everywhere)).status).toBe(403);
  expect((await approve(northern, await enrolled(staff))).status).toBe(204);
});

test('a key is one person’s; a key that nothing can be sealed to is refused', async () => {
  const key = await aReaderKey();
  await enrolled(staff, key);
  const other = await aPerson(collector, { role: 'staff' });
  const send = (body: unknown) => other.send('POST', '/api/v1/readers', body);
  const { publicKey, credentialId } = key;
  expect(await (await send({ publicKey, credentialId })).json()).toMatchObject({ code: 'already-taken' });
  const lowOrder = Buffer.alloc(32).toString('base64url');
  expect(await (await send({ publicKey: lowOrder, credentialId })).json()).toMatchObject({ code: 'shape-invalid', path: 'publicKey' });
});

test('there is room for five a person, and for no more at a kiosk than an entry can name', async () => {
  for (let made = 0; made < 5; made++) await approve(administrator, await enrolled(staff));
  const { publicKey, credentialId } = await aReaderKey();
  const sixth = await staff.send('POST', '/api/v1/readers', { publicKey, credentialId });
  expect(await sixth.json()).toMatchObject({ code: 'readers-full' });
  for (let left = MAX_READERS - 5; left > 0; left -= 5) {
    const colleague = await aPerson(collector, { role: 'staff' });
    for (let made = 0; made < 5; made++) expect((await approve(administrator, await enrolled(colleague))).status).toBe(204);
  }
  const late = await enrolled(await aPerson(collector, { role: 'staff', sites: ['north'] }));
  expect(await (await approve(administrator, late)).json()).toMatchObject({ code: 'readers-full' });
  const southern = await enrolled(await aPerson(collector, { role: 'staff', sites: ['south'] }));
  expect((await approve(administrator, southern)).status).toBe(204);
});

test('an account that is no longer in use leaves with the next publication', async () => {
  const reader = await enrolled(staff);
  await approve(administrator, reader);
  const raw = new DatabaseSync(`${collector.folder}/data/candour.sqlite`, { timeout: 2000 });
  raw.exec(`update people set active = 0 where account = '${staff.account}'`);
  raw.close();
  expect(await readersAt('north-door')).toEqual([reader]);
  await publishWhereKeysDiffer(collector.parts, 'harbour', { actor: 'operator', action: 'keys-published', by: null });
  expect(await readersAt('north-door')).toEqual([]);
});

test('passkeys are for the host name that the operator chose', async () => {
  const named = await aCollector({ rpId: 'example.org' });
  const person = await aPerson(named, { role: 'staff' });
  expect(await (await person.get('/api/v1/readers')).json()).toEqual({ rpId: 'example.org', readers: [] });
  await named.stop();
});

test('approvals and an administrator’s publication at the same moment all stand', async () => {
  const readers: string[] = [];
  for (let made = 0; made < 4; made++) readers.push(await enrolled(staff));
  const path = '/api/v1/kiosks/north-door';
  const { revision, configuration } = await (await administrator.get(`${path}/configuration`)).json();
  await Promise.all([
    ...readers.map((reader) => approve(administrator, reader)),
    administrator.send('POST', `${path}/publications`, { basedOn: revision, configuration }),
  ]);
  expect(await readersAt('north-door')).toEqual(readers.toSorted());
});

test('at a police site what waits is for intake alone; whoever else had a key there loses it', async () => {
  const intake = await aPerson(collector, { role: 'intake', sites: ['north'] });
  const [officer, fromIntake] = [await enrolled(staff), await enrolled(intake)];
  await approve(administrator, officer);
  expect(await readersAt('north-door')).toEqual([officer]);
  const { kiosks } = collector.parts.store;
  const sites = (await kiosks.sites('harbour')).map((site) => ({ ...site, police: site.id === 'north' }));
  await kiosks.putOrganisation({ id: 'harbour', name: { en: 'Harbour' } }, sites);
  await approve(administrator, fromIntake);
  expect(await readersAt('north-door')).toEqual([fromIntake]);
  const everywhere = await enrolled(await aPerson(collector, { role: 'handler' }));
  await approve(administrator, everywhere);
  expect(await readersAt('north-door')).toEqual([fromIntake]);
  expect(await readersAt('south-door')).toEqual([everywhere]);
});
