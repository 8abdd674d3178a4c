// Every problem of the catalogue can happen, says its code, and leaves nothing in the store. A new code without a row does not
// type-check.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEMS, Problem, type ProblemCode } from '../../src/protocol/problem.ts';
import { receiptPrefix, receiptReference } from '../../src/protocol/receipt.ts';
import { createApp } from '../../src/server/create-app.ts';
import { createStopping } from '../../src/server/http/stopping.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKey, aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, PASSWORD, type TestPerson } from '../support/api-person.ts';
import { aReaderKey } from '../support/api-reader.ts';
import { aRescuePart } from '../support/api-rescue.ts';
import { aSignedRequest, signBytes } from '../support/api-signed-request.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
let administrator: TestPerson;
let staff: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  administrator = await aPerson(collector, { role: 'administrator' });
  staff = await aPerson(collector, { role: 'staff' });
});
afterAll(() => collector.stop());

const BATCHES = '/api/v1/batches';
const RESCUE = '/api/v1/rescue/parts';
const JSON_TYPE = { 'content-type': 'application/json' };
const bytes = (text: string) => new TextEncoder().encode(text);
const signed = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = JSON_TYPE) =>
  kiosk.sendParts(signBytes(kiosk, 'POST', BATCHES, body, headers));
const rescue = (more = {}) => aRescuePart(collector, kiosk, [anEntry(kiosk, { wallMs: collector.clock.now })], more);
const batchWithEntry = () => aBatch(kiosk, [anEntry(kiosk, { wallMs: collector.clock.now })], collector.clock.now);

const CASES: Record<ProblemCode, () => Promise<Response>> = {
  'body-too-large': () => signed(new Uint8Array(gzipSync(Buffer.alloc(5 * 1024 * 1024))), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  'body-too-deep': () => signed(bytes('['.repeat(10_000) + ']'.repeat(10_000))),
  'encoding-unsupported': () => signed(bytes('{}'), { ...JSON_TYPE, 'content-encoding': 'br' }),
  'media-type-unsupported': () => signed(bytes('{}'), { 'content-type': 'text/plain' }),
  'body-not-readable': () => signed(bytes('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
  'not-json': () => signed(bytes('{"v":1,}')),
  'shape-invalid': () => kiosk.send('POST', BATCHES, { ...batchWithEntry(), v: 2 }),
  'digest-mismatch': async () => {
    const parts = aSignedRequest(kiosk, 'POST', BATCHES, batchWithEntry(), false);
    return kiosk.sendParts({ ...parts, body: bytes('{}') });
  },
  'signature-invalid': () => collector.request(BATCHES, { method: 'POST', headers: JSON_TYPE, body: '{}' }),
  'nonce-required': () => kiosk.sendParts(aSignedRequest({ ...kiosk, nonce: '' }, 'POST', BATCHES, batchWithEntry())),
  'kiosk-unknown': async () => {
    const stranger = aKey();
    const nonce = collector.parts.nonces.issue(stranger.publicKey);
    const parts = aSignedRequest({ ...stranger, nonce }, 'POST', BATCHES, batchWithEntry());
    return collector.request(BATCHES, { method: 'POST', headers: parts.headers, body: parts.body });
  },
  'kiosk-revoked': async () => {
    const revoked = await aKiosk(collector, 'market-door');
    await collector.parts.store.kiosks.revoke('market-door', collector.clock.now);
    return revoked.send('POST', BATCHES, aBatch(revoked, [], collector.clock.now));
  },
  'wrong-kiosk': () => kiosk.send('POST', BATCHES, { ...batchWithEntry(), kiosk: 'south-door' }),
  'pairing-refused': () => post('/api/v1/pairing', { code: 'AAAABBBB', publicKey: aKey().publicKey }),
  'rate-limited': async () => {
    const body = { account: 'nobody', password: 'wrong' };
    for (let i = 0; i < 5; i++) await post('/api/v1/session', body);
    return post('/api/v1/session', body);
  },
  'no-mail': () => sendLetter({ by: 'e-mail', email: 'a@example.org' }),
  'contact-missing': () => sendLetter({ by: 'post' }),
  'no-letters': async () => staff.get(`/api/v1/cases/${await aCase()}/letter-draft?kind=answer`),
  'readers-full': async () => {
    const path = '/api/v1/readers';
    for (let made = 0; made < 5; made++) await staff.send('POST', path, await aReaderKey());
    return staff.send('POST', path, await aReaderKey());
  },
  'searches-full': async () => {
    const asked = { words: 'anything', from: '2026-03-01', to: '2026-03-31' };
    const running = await staff.send('POST', '/api/v1/inbox/search', asked);
    const refused = await staff.send('POST', '/api/v1/inbox/search', asked);
    await running.body?.cancel();
    return refused;
  },
  'filters-full': async () => {
    const keep = () => staff.send('POST', '/api/v1/filters', { id: randomUUID(), name: randomUUID(), kept: { page: 'inbox', filter: {} } });
    for (let made = 0; made < 50; made++) await keep();
    return keep();
  },
  'sign-in-required': () => collector.request('/api/v1/kiosks'),
  'token-refused': () => collector.request('/api/v1/overview', { headers: { authorization: 'Bearer candour_nothing' } }),
  'account-gone': () => {
    const { store } = collector.parts;
    const people = {
      ...store.people,
      byId: async (id: string) => store.people.byId(id).then((found) => found && { ...found, active: false }),
    };
    const app = createApp({ ...collector.parts, store: { ...store, people } }, createStopping(), collector.folder);
    return Promise.resolve(app.request('http://localhost/api/v1/session', { headers: { cookie: staff.cookie } }));
  },
  'needs-https': () => Promise.resolve(collector.app.request('http://192.168.1.10/api/v1/session')),
  'sign-in-refused': () => post('/api/v1/session', { account: staff.account, password: 'wrong' }),
  'link-refused': () => post('/api/v1/links/purpose', { token: 'nonsense' }),
  'not-allowed': () => staff.get('/api/v1/people'),
  'cross-site': () => collector.request('/api/v1/session', { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } }),
  'not-found': () => administrator.get('/api/v1/kiosks/market-door/configuration'),
  'method-not-allowed': () => collector.request('/api/v1/kiosks', { method: 'PUT' }),
  'rescue-altered': async () => {
    const part = await rescue();
    return administrator.send('POST', RESCUE, { ...part, payload: part.payload.replace('north-door', 'south-door') });
  },
  'rescue-closed': async () => administrator.send('POST', RESCUE, await rescue({ context: 'another place' })),
  'rescue-unreadable': async () => administrator.send('POST', RESCUE, await rescue({ content: bytes('not gzip') })),
  'copy-outdated': async () => {
    const { changes } = await (await staff.get('/api/v1/cases')).json();
    await collector.parts.store.beginTimeline();
    return staff.get(`/api/v1/cases?changedAfter=${changes}`);
  },
  'revision-outdated': async () => {
    const { configuration } = await (await administrator.get('/api/v1/kiosks/north-door/configuration')).json();
    return administrator.send('POST', '/api/v1/kiosks/north-door/publications', { basedOn: null, configuration });
  },
  'already-taken': async () => {
    const invitation = { name: 'B', role: 'staff', sites: null };
    const { link } = await (await administrator.send('POST', '/api/v1/people/invitations', invitation)).json();
    return post('/api/v1/links', { token: link.split('/').at(-1), name: 'B', account: staff.account, password: PASSWORD });
  },
  'on-legal-hold': async () => {
    const target = randomUUID();
    const opening = {
      from: 'elsewhere',
      case: target,
      channel: 'paper',
      site: 'north',
      day: '2026-03-09',
      kind: 'complaint',
      contact: 'none',
    };
    await staff.send('POST', '/api/v1/cases', { ...opening, id: randomUUID(), doneAt: 0 });
    await administrator.send('POST', '/api/v1/holds', { of: 'case', target, ground: 'court' });
    return administrator.send('POST', '/api/v1/person/erasure', { entries: [], cases: [target] });
  },
  'receipt-unknown': () => post('/api/v1/receipts/reading', { reference: receiptReference('RVCTQR', 1), proof: 'A'.repeat(43) }),
  'receipt-not-arrived': async () => {
    await kiosk.sendBatch(aBatch(kiosk, [], collector.clock.now));
    const reference = receiptReference(
      await receiptPrefix({ organisation: 'harbour', kiosk: kiosk.id, ledgerId: kiosk.ledgerId }, crypto.subtle),
      9,
    );
    const addition = { id: randomUUID(), wantsContact: true, satisfied: null, words: {} };
    return post('/api/v1/receipts/additions', { reference, proof: 'A'.repeat(43), ...addition });
  },
  'store-unavailable': () => withFailingStore(new Problem('store-unavailable', { retryAfterMs: 2_500 })),
  stopping: async () => {
    const stopping = createStopping();
    const app = createApp(collector.parts, stopping, collector.folder);
    const { createServer } = await import('node:http');
    await stopping.stop(createServer());
    return app.request('/api/v1/kiosks');
  },
  internal: () => withFailingStore(new Error('a secret reason')),
};

async function aCase(): Promise<string> {
  const opening = { from: 'elsewhere', channel: 'paper', site: 'north', day: '2026-03-09', kind: 'complaint', contact: 'none' };
  const asked = { ...opening, case: randomUUID(), id: randomUUID(), doneAt: 0 };
  await staff.send('POST', '/api/v1/cases', asked);
  return asked.case;
}

async function sendLetter(more: object): Promise<Response> {
  const letter = { id: randomUUID(), followsId: randomUUID(), doneAt: 0, basedOn: 1, kind: 'answer', subject: 'S', text: 'T' };
  return staff.send('POST', `/api/v1/cases/${await aCase()}/letters`, { ...letter, ...more });
}

function post(path: string, body: unknown): Promise<Response> {
  return collector.request(path, {
    method: 'POST',
    headers: { ...JSON_TYPE, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(body),
  });
}

async function withFailingStore(error: Error): Promise<Response> {
  const { store } = collector.parts;
  const entries = { ...store.entries, addBatch: () => Promise.reject(error) };
  const app = createApp({ ...collector.parts, store: { ...store, entries } }, createStopping(), collector.folder);
  const parts = aSignedRequest(kiosk, 'POST', BATCHES, batchWithEntry());
  return app.request(`http://localhost${BATCHES}`, { method: 'POST', headers: parts.headers, body: parts.body });
}

describe('every problem', () => {
  test.each(Object.keys(PROBLEMS) as ProblemCode[])('%s', async (code) => {
    const response = await CASES[code]();
    expect(await response.json()).toMatchObject({ code, status: PROBLEMS[code].status, title: PROBLEMS[code].title });
    expect(response.status).toBe(PROBLEMS[code].status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await collector.parts.store.entries.receivedByKiosk('harbour')).get('north-door') ?? 0).toBe(0);
  });
});

test('a time to wait is told in whole seconds, rounded up', async () => {
  expect((await CASES['store-unavailable']()).headers.get('retry-after')).toBe('3');
});

test('what went wrong inside is never told', async () => {
  expect(await (await CASES.internal()).text()).not.toContain('secret');
});

test('405 names what is allowed', async () => {
  const response = await collector.request('/api/v1/session', { method: 'PUT' });
  expect(response.headers.get('allow')).toBe('POST, GET, DELETE');
});

test('a kiosk gets a fresh nonce with every answer, problems too', async () => {
  for (const code of ['shape-invalid', 'nonce-required', 'wrong-kiosk', 'store-unavailable', 'not-json'] as const) {
    const nonce = (await CASES[code]()).headers.get('candour-nonce') ?? '';
    expect(collector.parts.nonces.isFresh(nonce, kiosk.publicKey)).toBe(true);
  }
});

test('an address that is nothing says so for any method', async () => {
  const response = await collector.request(`/api/v1/${randomUUID()}`, { method: 'POST' });
  expect([response.status, (await response.json()).code]).toEqual([404, 'not-found']);
});
