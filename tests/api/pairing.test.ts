// A code from the console makes a kiosk's identity: once, for ten minutes, at a slow rate, with one answer for every wrong one.

import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PublicationPayload, revisionId } from '../../src/protocol/publication.ts';
import { aBatch } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKey, aKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let administrator: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  administrator = await aPerson(collector, { role: 'administrator' });
});
afterEach(() => collector.stop());

async function aCode(kiosk = 'north-door'): Promise<{ code: string; link: string; expiresAt: string }> {
  return (await administrator.send('POST', `/api/v1/kiosks/${kiosk}/pairing-codes`)).json();
}

function pair(code: string, headers: Record<string, string> = {}): Promise<Response> {
  return collector.request('/api/v1/pairing', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ code, publicKey: aKey().publicKey }),
  });
}

const codeOf = async (response: Response) => (await response.json()).code;

test('as typed: lower case, spaces and hyphens do no harm', async () => {
  const { code } = await aCode();
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()} `;
  const response = await pair(typed);
  expect(response.status).toBe(200);
  const answer = await response.json();
  expect(answer).toMatchObject({ organisation: 'harbour', site: 'north', kiosk: 'north-door' });
  expect(answer.configurationKeys[0].keyId).toBe(answer.publication.keyId);
});

test('wrong, used and expired codes get the very same answer', async () => {
  const { code } = await aCode();
  expect((await pair(code)).status).toBe(200);
  const { code: late } = await aCode('south-door');
  collector.clock.now += 10 * 60_000 + 1;
  const answers = await Promise.all([pair('AAAABBBB'), pair(code), pair(late)].map(async (answer) => (await answer).text()));
  expect(new Set(answers).size).toBe(1);
  expect(JSON.parse(answers[0] ?? '').code).toBe('pairing-refused');
});

test('a new code ends the one before it', async () => {
  const before = await aCode();
  const after = await aCode();
  expect(await codeOf(await pair(before.code))).toBe('pairing-refused');
  expect((await pair(after.code)).status).toBe(200);
});

test('two kiosks with one code: one is paired', async () => {
  const { code } = await aCode();
  const statuses = (await Promise.all([pair(code), pair(code)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 403]);
});

test('guessing is slowed, told how long to wait, and honest pairing goes on afterwards', async () => {
  for (let i = 0; i < 10; i++) expect(await codeOf(await pair('AAAABBBB'))).toBe('pairing-refused');
  const slowed = await pair('AAAABBBB');
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '6']);
  collector.clock.now += 6_000;
  const { code } = await aCode();
  expect((await pair(code)).status).toBe(200);
});

test('guessing from many addresses is slowed too', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 61; i++) codes.push(await codeOf(await pair('AAAABBBB', { 'x-forwarded-for': `203.0.113.${i}` })));
  expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 'pairing-refused'));
  expect(codes[60]).toBe('rate-limited');
});

test('behind a proxy of another host name and port it works, and links name the public address', async () => {
  const proxied = await aCollector({ publicUrl: 'https://feedback.example.org' });
  try {
    const kiosk = await aKiosk(proxied);
    const parts = { host: 'collector.internal:8080', 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' };
    const batch = aBatch(kiosk, [], proxied.clock.now);
    const { aSignedRequest, toInit } = await import('../support/api-signed-request.ts');
    const signed = toInit(aSignedRequest(kiosk, 'POST', '/api/v1/batches', batch));
    const response = await proxied.app.request('http://collector.internal:8080/api/v1/batches', {
      ...signed,
      headers: { ...signed.headers, ...parts },
    });
    expect(response.status).toBe(200);
    const { cookie } = await aPerson(proxied, { role: 'administrator' });
    expect(cookie).toMatch(/^__Host-candour=/);
    const code = await proxied.request('/api/v1/kiosks/south-door/pairing-codes', {
      method: 'POST',
      headers: { cookie, origin: 'https://feedback.example.org' },
    });
    expect((await code.json()).link).toMatch(/^https:\/\/feedback\.example\.org\/kiosk\/\?pair=[2-9A-Z]{8}$/);
  } finally {
    await proxied.stop();
  }
});

test('a revoked kiosk may be paired again and goes on', async () => {
  const first = await aKiosk(collector);
  await administrator.send('POST', '/api/v1/kiosks/north-door/revocation');
  expect(await codeOf(await first.send('POST', '/api/v1/batches', aBatch(first, [], collector.clock.now)))).toBe('kiosk-revoked');
  const second = await aKiosk(collector);
  expect((await second.sendBatch(aBatch(second, [], collector.clock.now))).verdicts).toEqual([]);
});

test('a kiosk without a publication gets its first one, made of what its neighbours show', async () => {
  await collector.parts.store.kiosks.putKiosk({ id: 'side-door', organisation: 'harbour', site: 'south', name: 'Side door' });
  const kiosk = await aKiosk(collector, 'side-door');
  const payload = v.parse(PublicationPayload, JSON.parse(kiosk.pairing.publication.payload));
  expect(JSON.parse(payload.configuration)).toMatchObject({ kiosk: { id: 'side-door', name: 'Side door' }, site: { id: 'south' } });
  const acknowledgement = await kiosk.sendBatch(aBatch(kiosk, [], collector.clock.now));
  expect(acknowledgement.configuration.wanted).toBe(revisionId(payload));
});

test('only a hash of the code is in the store, and the log says no code', async () => {
  const { code } = await aCode();
  const { readFile, readdir } = await import('node:fs/promises');
  const folder = `${collector.folder}/data`;
  for (const name of (await readdir(folder)).filter((file) => file.includes('sqlite')))
    expect((await readFile(`${folder}/${name}`)).includes(code)).toBe(false);
});
