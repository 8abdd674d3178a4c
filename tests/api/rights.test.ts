// For every route, who may and who may not. Made from the list of routes: a route without a row here does not type-check, and a caller
// that is missing from a row may not.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API_BASE, API_ROUTES, type ApiRoute, type ApiRouteName } from '../../src/protocol/api-routes.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { sessionHash } from '../../src/server/accounts/authenticate-person.ts';
import { aBatch } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { HARBOUR, MARKET } from '../support/api-configuration-folder.ts';
import { aKey, aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, PASSWORD, signedInAs, type TestPerson } from '../support/api-person.ts';
import { aSignedRequest, toInit } from '../support/api-signed-request.ts';

const ROLES = ['staff', 'intake', 'handler', 'oversight', 'administrator'] as const satisfies Role[];
const CALLERS = ['anonymous', ...ROLES, 'other-organisation', 'other-site', 'kiosk', 'unpaired-kiosk', 'revoked-kiosk'] as const;
type Caller = (typeof CALLERS)[number];
/** The status each caller gets; `else` for all that are not named. */
type Row = { body?: () => unknown; path?: string } & { else: number } & Partial<Record<Caller, number>>;

const everyRole = Object.fromEntries(ROLES.map((role) => [role, 200]));
const administratorOnly = { staff: 403, intake: 403, handler: 403, oversight: 403, administrator: 200, else: 401 };
const readersOnly = { ...everyRole, administrator: 403, 'other-organisation': 403, 'other-site': 403, else: 401 };
// Administrators of another organisation, and of another site of this one, are told that there is no such kiosk.
const ofOneKiosk = { ...administratorOnly, 'other-organisation': 404, 'other-site': 404 };
const everyMember = { ...everyRole, 'other-organisation': 200, 'other-site': 200, else: 401 };

let collector: TestCollector;
let kiosks: Record<'kiosk' | 'unpaired-kiosk' | 'revoked-kiosk', TestKiosk>;
let people: Record<string, TestPerson>;
let configuration: unknown;

const ROWS: Record<ApiRouteName, Row> = {
  openapi: { else: 200 },
  pair: { body: () => ({ code: 'AAAABBBB', publicKey: aKey().publicKey }), else: 403 },
  batches: { body: () => aBatch(kiosks.kiosk, [], collector.clock.now), kiosk: 200, 'revoked-kiosk': 403, else: 401 },
  kioskConfiguration: { kiosk: 200, 'revoked-kiosk': 403, else: 401 },
  linkPurpose: { body: () => ({ token: 'nonsense' }), else: 403 },
  acceptLink: { body: () => ({ token: 'nonsense', name: 'A', account: 'somebody', password: PASSWORD }), else: 403 },
  signIn: { body: () => ({ account: randomUUID(), password: 'wrong' }), else: 401 },
  session: everyMember,
  signOut: { ...Object.fromEntries(ROLES.map((role) => [role, 204])), 'other-organisation': 204, 'other-site': 204, else: 401 },
  inbox: readersOnly,
  openings: {
    ...readersOnly,
    body: () => ({ openings: [{ entryId: randomUUID(), openedAt: '2026-03-10T15:00:00Z' }] }),
    // Who may reads that there is no such entry.
    ...Object.fromEntries(ROLES.filter((role) => role !== 'administrator').map((role) => [role, 404])),
  },
  overview: everyMember,
  kiosks: everyMember,
  pairingCode: { ...ofOneKiosk, path: '/kiosks/south-door/pairing-codes' },
  revoke: { ...ofOneKiosk, path: '/kiosks/south-door/revocation', administrator: 204 },
  configuration: { ...ofOneKiosk, path: '/kiosks/south-door/configuration' },
  publish: {
    ...ofOneKiosk,
    path: '/kiosks/south-door/publications',
    body: () => ({ basedOn: '9.9.AAAAAAAAAAAAAAAA', configuration }),
    administrator: 409,
  },
  people: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  invite: {
    ...administratorOnly,
    body: () => ({ name: 'New', role: 'staff', sites: ['north'] }),
    'other-organisation': 200,
    'other-site': 200,
  },
  exportCsv: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  exportJson: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
};

beforeAll(async () => {
  collector = await aCollector();
  const revoked = await aKiosk(collector, 'south-door');
  const kiosk = await aKiosk(collector, 'north-door');
  await collector.parts.store.kiosks.revoke('south-door', collector.clock.now);
  kiosks = { kiosk, 'revoked-kiosk': revoked, 'unpaired-kiosk': { ...kiosk, ...aKey() } };
  people = {
    'other-organisation': await aPerson(collector, { role: 'administrator', organisation: MARKET }),
    'other-site': await aPerson(collector, { role: 'administrator', sites: ['north'] }),
  };
  for (const role of ROLES) people[role] = await aPerson(collector, { role, organisation: HARBOUR });
  const administrator = await aPerson(collector, { role: 'administrator' });
  configuration = (await (await administrator.get('/api/v1/kiosks/south-door/configuration')).json()).configuration;
});
afterAll(() => collector.stop());

for (const [name, route] of Object.entries(API_ROUTES) as [ApiRouteName, ApiRoute][]) {
  describe(`${route.method} ${route.path}`, () => {
    test.each(CALLERS)('%s', async (caller) => {
      const row = ROWS[name];
      // Slow enough for the rates.
      collector.clock.now += 10_000;
      const response = await call(caller, route.method, `${API_BASE}${row.path ?? route.path}`, row.body?.());
      expect(response.status).toBe(row[caller] ?? row.else);
      await response.body?.cancel();
    });
  });
}

async function call(caller: Caller, method: string, path: string, json: unknown): Promise<Response> {
  if (caller === 'kiosk' || caller === 'unpaired-kiosk' || caller === 'revoked-kiosk') {
    const kiosk = kiosks[caller];
    const signing = { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) };
    const signed = toInit(aSignedRequest(signing, method, path, json));
    return collector.request(path, { ...signed, headers: { ...signed.headers, 'sec-fetch-site': 'same-origin' } });
  }
  const signedIn = people[caller];
  // A session of its own for each request: signing out must not end the others'.
  return signedInAs(collector, '', signedIn ? await freshCookie(signedIn) : '').send(method, path, json);
}

async function freshCookie({ account, cookie }: TestPerson): Promise<string> {
  const { people: store } = collector.parts.store;
  const person = await store.byAccount(account);
  if (!person) throw new Error('no such person');
  const token = randomUUID();
  const { now } = collector.clock;
  await store.putSession({ hash: sessionHash(token), person: person.id, createdAt: now, lastSeenAt: now });
  return `${cookie.split('=')[0]}=${token}`;
}
