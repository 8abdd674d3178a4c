// For every route, who may and who may not. Made from the list of routes: a route without a row here does not type-check, and a caller
// that is missing from a row may not.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiRoute } from '../../src/protocol/api-route.ts';
import { API_BASE, API_ROUTES, type ApiRouteName } from '../../src/protocol/api-routes.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { receiptPrefix, receiptReference } from '../../src/protocol/receipt.ts';
import { sessionHash } from '../../src/server/accounts/authenticate-person.ts';
import { tokenHash } from '../../src/server/api-tokens/authenticate-token.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { HARBOUR, MARKET } from '../support/api-configuration-folder.ts';
import { aKey, aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, PASSWORD, signedInAs, type TestPerson } from '../support/api-person.ts';
import { aRescuePart } from '../support/api-rescue.ts';
import { aSignedRequest, toInit } from '../support/api-signed-request.ts';
import { aToken, withToken } from '../support/api-token.ts';

const ROLES = ['staff', 'intake', 'handler', 'oversight', 'administrator'] as const satisfies Role[];
const TOKENS = ['token-reports', 'token-case-rows', 'token-entry-counts', 'token-of-north', 'expired-token', 'revoked-token'] as const;
const CALLERS = ['anonymous', ...ROLES, 'other-organisation', 'other-site', 'kiosk', 'unpaired-kiosk', 'revoked-kiosk', ...TOKENS] as const;
type Caller = (typeof CALLERS)[number];
/** The status each caller gets; `else` for all that are not named. */
type Row = { body?: () => unknown; path?: string } & { else: number } & Partial<Record<Caller, number>>;

// What a token is not for says so; one that is no longer good opens nothing at all.
const noToken = { 'token-reports': 403, 'token-case-rows': 403, 'token-entry-counts': 403, 'token-of-north': 403 };
const everyRole = Object.fromEntries(ROLES.map((role) => [role, 200]));
const administratorOnly = { ...noToken, staff: 403, intake: 403, handler: 403, oversight: 403, administrator: 200, else: 401 };
const readersOnly = { ...noToken, ...everyRole, administrator: 403, 'other-organisation': 403, 'other-site': 403, else: 401 };
// Administrators of another organisation, and of another site of this one, are told that there is no such kiosk.
const ofOneKiosk = { ...administratorOnly, 'other-organisation': 404, 'other-site': 404 };
const oversightOnly = {
  ...noToken,
  staff: 403,
  intake: 403,
  handler: 403,
  administrator: 403,
  oversight: 200,
  'other-organisation': 403,
  'other-site': 403,
  else: 401,
};
// The whole organisation's administrators; one of a single site may not.
const wholeOnly = { ...administratorOnly, 'other-organisation': 404, administrator: 404, 'other-site': 403 };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const notThere = Object.fromEntries(ROLES.map((role) => [role, 404]));
// Oversight changes nothing, administrators have no hand in cases.
const workersOnly = { ...readersOnly, oversight: 403 };
const overseersOnly = { ...administratorOnly, oversight: 200, 'other-organisation': 200, 'other-site': 200 };
const everyMember = { ...noToken, ...everyRole, 'other-organisation': 200, 'other-site': 200, else: 401 };
const contactOfOther = { ...noToken, ...notThere, 'other-organisation': 404, 'other-site': 404, else: 401 };
const LETTER = { doneAt: 0, basedOn: 1, kind: 'answer', by: 'post', subject: 'S', text: 'T' };

let collector: TestCollector;
let kiosks: Record<'kiosk' | 'unpaired-kiosk' | 'revoked-kiosk', TestKiosk>;
let people: Record<string, TestPerson>;
let tokens: Record<string, string>;
let configuration: unknown;
let rescue: unknown;
let receipt: { reference: string; proof: string };

const ROWS: Record<ApiRouteName, Row> = {
  openapi: { else: 200 },
  pair: { body: () => ({ code: 'AAAABBBB', publicKey: aKey().publicKey }), else: 403 },
  batches: { body: () => aBatch(kiosks.kiosk, [], collector.clock.now), kiosk: 200, 'revoked-kiosk': 403, else: 401 },
  kioskConfiguration: { kiosk: 200, 'revoked-kiosk': 403, else: 401 },
  linkPurpose: { body: () => ({ token: 'nonsense' }), else: 403 },
  acceptLink: { body: () => ({ token: 'nonsense', name: 'A', account: 'somebody', password: PASSWORD }), else: 403 },
  signIn: { body: () => ({ account: randomUUID(), password: 'wrong' }), else: 401 },
  session: everyMember,
  signOut: { ...noToken, ...Object.fromEntries(ROLES.map((role) => [role, 204])), 'other-organisation': 204, 'other-site': 204, else: 401 },
  inbox: readersOnly,
  openings: {
    ...readersOnly,
    body: () => ({ openings: [{ entryId: randomUUID(), openedAt: '2026-03-10T15:00:00Z' }] }),
    // Who may reads that there is no such entry.
    ...Object.fromEntries(ROLES.filter((role) => role !== 'administrator').map((role) => [role, 404])),
  },
  searchWords: { ...readersOnly, body: () => ({ words: 'anything', from: '2026-03-01', to: '2026-03-02' }) },
  keptFilters: readersOnly,
  keepFilter: {
    ...readersOnly,
    body: () => ({ id: randomUUID(), name: randomUUID(), kept: { page: 'inbox', filter: {} } }),
    ...{ staff: 204, intake: 204, handler: 204, oversight: 204 },
  },
  // Who may reads that there is no such filter.
  forgetFilter: { ...readersOnly, path: `/filters/${NOBODY}`, ...notThere, administrator: 403 },
  cases: { ...everyMember, 'token-case-rows': 200 },
  caseCounts: everyMember,
  casePeople: readersOnly,
  events: readersOnly,
  // Who may reads that there is no such case.
  case: { ...everyMember, ...notThere, path: `/cases/${NOBODY}`, 'other-organisation': 404, 'other-site': 404 },
  openCase: {
    ...workersOnly,
    body: () => ({ from: 'item', item: NOBODY, id: randomUUID(), doneAt: 0, kind: 'complaint', contact: 'none' }),
    ...{ staff: 404, intake: 404, handler: 404 },
  },
  addFacts: {
    ...workersOnly,
    body: () => ({ facts: [{ id: randomUUID(), case: NOBODY, doneAt: 0, basedOn: 1, what: { fact: 'reopened' } }] }),
  },
  // Who may reads that there is no such case.
  letterDraft: {
    ...workersOnly,
    path: `/cases/${NOBODY}/letter-draft?kind=answer`,
    ...{ staff: 404, intake: 404, handler: 404 },
  },
  sendLetter: {
    ...workersOnly,
    path: `/cases/${NOBODY}/letters`,
    body: () => ({ ...LETTER, id: randomUUID(), followsId: randomUUID() }),
    ...{ staff: 404, intake: 404, handler: 404 },
  },
  // Anybody may ask; what has not come yet is told without a secret.
  readReceipt: { body: () => receipt, else: 200 },
  addToReceipt: { body: () => ({ ...receipt, id: randomUUID(), wantsContact: true, satisfied: null, words: {} }), else: 409 },
  findPerson: { ...oversightOnly, body: () => ({ terms: { name: 'Nobody' }, from: '2026-03-01', to: '2026-03-02' }) },
  exportPerson: { ...oversightOnly, body: () => ({ entries: [NOBODY], cases: [], as: 'json' }) },
  erasePerson: { ...wholeOnly, administrator: 200, 'other-organisation': 200, body: () => ({ entries: [NOBODY], cases: [] }) },
  holds: { ...wholeOnly, administrator: 200, 'other-organisation': 200 },
  placeHold: { ...wholeOnly, body: () => ({ of: 'case', target: NOBODY, ground: 'court' }) },
  liftHold: { ...wholeOnly, body: () => ({ of: 'case', target: NOBODY }) },
  overview: { ...everyMember, 'token-entry-counts': 200 },
  promises: { ...everyMember, 'token-entry-counts': 200 },
  caseReport: { ...everyMember, 'token-reports': 200, 'token-of-north': 200 },
  kiosks: everyMember,
  pairingCode: { ...ofOneKiosk, path: '/kiosks/south-door/pairing-codes' },
  revoke: { ...ofOneKiosk, path: '/kiosks/south-door/revocation', administrator: 204 },
  configuration: { ...ofOneKiosk, path: '/kiosks/south-door/configuration' },
  inventory: everyMember,
  unconfirmed: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  paperForms: { ...everyMember, path: '/kiosks/south-door/forms', 'other-organisation': 404, 'other-site': 404 },
  publish: {
    ...ofOneKiosk,
    path: '/kiosks/south-door/publications',
    body: () => ({ basedOn: '9.9.AAAAAAAAAAAAAAAA', configuration }),
    administrator: 409,
  },
  importRescue: {
    ...ofOneKiosk,
    path: '/rescue/parts',
    body: () => rescue,
    administrator: 200,
  },
  people: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  invite: {
    ...administratorOnly,
    body: () => ({ name: 'New', role: 'staff', sites: ['north'] }),
    'other-organisation': 200,
    'other-site': 200,
  },
  // Of a person of another organisation: whoever may ask for others' is told that there is nobody.
  officerContact: { ...contactOfOther, path: `/people/${NOBODY}/contact` },
  putOfficerContact: {
    ...contactOfOther,
    path: `/people/${NOBODY}/contact`,
    body: () => ({ email: 'desk@example.org', phone: '5550100' }),
  },
  readers: { ...noToken, ...everyRole, oversight: 403, 'other-organisation': 200, 'other-site': 200, else: 401 },
  enrolReader: {
    ...administratorOnly,
    body: () => ({ publicKey: 'A'.repeat(43), credentialId: 'A'.repeat(22) }),
    // Who may reads what is wrong with it.
    ...{ staff: 422, intake: 422, handler: 422, administrator: 403, 'other-organisation': 403, 'other-site': 403 },
  },
  approveReader: { ...ofOneKiosk, path: '/readers/0123456789abcdef/approval', administrator: 404 },
  removeReader: { ...ofOneKiosk, path: '/readers/0123456789abcdef', ...{ staff: 404, intake: 404, handler: 404, administrator: 404 } },
  tokens: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  makeToken: {
    ...administratorOnly,
    body: () => ({ name: 'A program', scope: 'reports', sites: ['north'], lastDay: '2026-04-01' }),
    'other-organisation': 200,
    'other-site': 200,
  },
  revokeToken: { ...ofOneKiosk, path: `/tokens/${NOBODY}`, administrator: 404 },
  exportCsv: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  exportJson: { ...administratorOnly, 'other-organisation': 200, 'other-site': 200 },
  exportCasesCsv: { ...overseersOnly, 'token-case-rows': 200 },
  exportCasesJson: { ...overseersOnly, 'token-case-rows': 200 },
  exportCaseFactsCsv: overseersOnly,
  exportCaseFactsJson: overseersOnly,
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
  await kiosk.sendBatch(aBatch(kiosk, [], collector.clock.now));
  const prefix = await receiptPrefix({ organisation: HARBOUR, kiosk: kiosk.id, ledgerId: kiosk.ledgerId }, crypto.subtle);
  receipt = { reference: receiptReference(prefix, 9), proof: 'A'.repeat(43) };
  const administrator = await aPerson(collector, { role: 'administrator' });
  tokens = await theTokens(administrator);
  rescue = await aRescuePart(collector, revoked, [anEntry(revoked, { wallMs: collector.clock.now })]);
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

async function theTokens(administrator: TestPerson): Promise<Record<string, string>> {
  const lasting = { sites: null, lastDay: '2026-12-01' };
  return {
    'token-reports': (await aToken(administrator, { ...lasting, scope: 'reports' })).secret,
    'token-case-rows': (await aToken(administrator, { ...lasting, scope: 'case-rows' })).secret,
    'token-entry-counts': (await aToken(administrator, { ...lasting, scope: 'entry-counts' })).secret,
    'token-of-north': (await aToken(administrator, { ...lasting, scope: 'reports', sites: ['north'] })).secret,
    'expired-token': await anExpiredToken(administrator),
    'revoked-token': await aRevokedToken(administrator),
  };
}

async function anExpiredToken(administrator: TestPerson): Promise<string> {
  const { token, secret } = await aToken(administrator, { scope: 'reports' });
  const { store } = collector.parts;
  const [row] = (await store.apiTokens.tokens(HARBOUR)).filter(({ id }) => id === token.id);
  if (!row) throw new Error('no such token');
  const expired = `${secret}-expired`;
  await store.apiTokens.add({ ...row, id: randomUUID(), hash: tokenHash(expired), expiresAt: collector.clock.now - 1 });
  return expired;
}

async function aRevokedToken(administrator: TestPerson): Promise<string> {
  const { token, secret } = await aToken(administrator, { scope: 'reports' });
  expect((await administrator.send('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204);
  return secret;
}

async function call(caller: Caller, method: string, path: string, json: unknown): Promise<Response> {
  if (caller === 'kiosk' || caller === 'unpaired-kiosk' || caller === 'revoked-kiosk') {
    const kiosk = kiosks[caller];
    const signing = { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) };
    const signed = toInit(aSignedRequest(signing, method, path, json));
    return collector.request(path, { ...signed, headers: { ...signed.headers, 'sec-fetch-site': 'same-origin' } });
  }
  const secret = tokens[caller];
  if (secret) return withToken(collector, secret).send(method, path, json);
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
