// Ids of one organisation in the hands of another, for every role: as if they did not exist (F44). Made from the list of routes: a route with a
// new parameter in its path does not type-check without an id here.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiRoute } from '../../src/protocol/api-route.ts';
import { API_BASE, API_ROUTES, type ApiRouteName } from '../../src/protocol/api-routes.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { MARKET } from '../support/api-configuration-folder.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { aToken } from '../support/api-token.ts';

type ParametersIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParametersIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Parameter = ParametersIn<(typeof API_ROUTES)[ApiRouteName]['path']>;

const ROLES = ['staff', 'intake', 'handler', 'oversight', 'administrator'] as const satisfies Role[];
const READER = 'a'.repeat(16);
let collector: TestCollector;
let item: string;
let ids: Record<Parameter, string>;
const strangers = new Map<Role, TestPerson>();

beforeAll(async () => {
  collector = await aCollector();
  const kiosk = await aKiosk(collector);
  const own = await aPerson(collector, { role: 'staff' });
  const { person } = await (await own.get('/api/v1/session')).json();
  const key = { keyId: READER, publicKey: 'A'.repeat(43), credentialId: 'A'.repeat(22), rpId: 'localhost' };
  await collector.parts.store.readers.enrol({ ...key, organisation: 'harbour', person: person.id, enrolledAt: NOON_OR_SO });
  await sendWords(collector, kiosk, { formId: 'say', answers: { kind: 'complaint', what: 'Ours.' } }, { kind: 'message' });
  const { cases } = await (await own.get('/api/v1/cases')).json();
  item = cases[0].id;
  const { token } = await aToken(await aPerson(collector, { role: 'administrator' }), { scope: 'reports' });
  const filter = randomUUID();
  await own.send('POST', '/api/v1/filters', { id: filter, name: 'Ours', kept: { page: 'inbox', filter: {} } });
  ids = { filter, kiosk: 'north-door', reader: READER, case: item, token: token.id, person: person.id };
  for (const role of ROLES) strangers.set(role, await aPerson(collector, { role, organisation: MARKET }));
});
afterAll(() => collector.stop());

const stranger = (role: Role) => strangers.get(role) as TestPerson;
const named = Object.entries(API_ROUTES).filter(([, { path }]) => path.includes('/:')) as [ApiRouteName, ApiRoute][];
const rows = named.flatMap(([name, route]) => ROLES.map((role) => [role, route.method, route.path, name] as const));

test.each(rows)('%s: %s %s', async (role, method, path, name) => {
  const { access } = API_ROUTES[name];
  const address = path.replace(/:(\w+)/, (_, parameter: Parameter) => ids[parameter]);
  const body = await bodyOf(name);
  const response = await (method === 'GET'
    ? stranger(role).get(API_BASE + address)
    : stranger(role).send(method, API_BASE + address, body));
  expect(response.status).toBe((access as readonly string[]).includes(role) ? 404 : 403);
});

/** Where a request of no shape at all would be refused before anybody looked whose it is. */
async function bodyOf(name: ApiRouteName): Promise<unknown> {
  if (name === 'publish') return anyConfiguration();
  if (name === 'putOfficerContact') return { email: 'a@example.org', phone: '5550100' };
  if (name !== 'sendLetter') return undefined;
  const ids = { id: randomUUID(), followsId: randomUUID() };
  return { ...ids, doneAt: 0, basedOn: 1, kind: 'answer', by: 'post', subject: 'S', text: 'T' };
}

async function anyConfiguration(): Promise<unknown> {
  const own = await aPerson(collector, { role: 'administrator' });
  const { configuration, revision } = await (await own.get('/api/v1/kiosks/north-door/configuration')).json();
  return { basedOn: revision, configuration };
}

test.each(ROLES)('%s: nothing in lists, counts or answers, whatever ids are asked for', async (role) => {
  for (const path of ['cases', 'cases/counts', 'inbox', 'cases/people', 'cases?changedAfter=']) {
    const text = await (await stranger(role).get(`/api/v1/${path}`)).text();
    expect(text).not.toContain(item);
    expect(text).not.toContain('Ours.');
  }
  const fact = { id: randomUUID(), case: item, doneAt: 0, basedOn: 1, what: { fact: 'note' }, words: { text: 'x' } };
  const added = await (await stranger(role).send('POST', '/api/v1/cases/facts', { facts: [fact] })).json();
  const opening = { from: 'item', item, id: randomUUID(), doneAt: 0, kind: 'complaint', contact: 'none' };
  const opened = await stranger(role).send('POST', '/api/v1/cases', opening);
  const mayWork = role === 'staff' || role === 'intake' || role === 'handler';
  expect(opened.status).toBe(mayWork ? 404 : 403);
  expect(added).toMatchObject(mayWork ? { answers: [{ answer: 'refused', reason: 'not-found' }], cases: [] } : { code: 'not-allowed' });
  expect(await collector.parts.store.cases.facts('harbour', item)).toHaveLength(1);
});
