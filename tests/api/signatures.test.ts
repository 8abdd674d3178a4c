// What a kiosk's signature protects: each part altered on its own is refused, and nothing is stored.
import { sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureBase, signatureParams } from '../../src/protocol/http-signature.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aKey, aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aSignedRequest, type SignedParts, toInit } from '../support/api-signed-request.ts';

const BATCHES = '/api/v1/batches';
let collector: TestCollector;
let kiosk: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
});
afterAll(() => collector.stop());

function goodRequest(): SignedParts {
  const batch = aBatch(kiosk, [anEntry(kiosk, { wallMs: collector.clock.now })], collector.clock.now);
  return aSignedRequest(kiosk, 'POST', BATCHES, batch);
}

async function answerTo(parts: SignedParts): Promise<[number, string | undefined]> {
  const response = await collector.request(parts.path, toInit(parts));
  return [response.status, (await response.json()).code];
}

/** Signs these parameters properly, whatever they say. */
function signedWith(params: string): SignedParts {
  const parts = goodRequest();
  const digest = parts.headers['content-digest'] ?? '';
  const base = signatureBase({ method: 'POST', path: BATCHES, query: '', contentDigest: digest }, params);
  const signature = sign(null, Buffer.from(base), kiosk.privateKey).toString('base64');
  return withHeaders(parts, { 'signature-input': `candour=${params}`, signature: `candour=:${signature}:` });
}

function withHeaders(parts: SignedParts, headers: Record<string, string>): SignedParts {
  return { ...parts, headers: { ...parts.headers, ...headers } };
}

function without(parts: SignedParts, name: string): SignedParts {
  const { [name]: _left, ...headers } = parts.headers;
  return { ...parts, headers };
}

test('the same request, unaltered, is taken: over again too', async () => {
  const parts = goodRequest();
  const first = await collector.request(BATCHES, toInit(parts));
  expect((await first.json()).verdicts[0].verdict).toBe('stored');
  const again = await collector.request(BATCHES, toInit(parts));
  expect((await again.json()).verdicts[0].verdict).toBe('duplicate');
});

describe('refused', () => {
  const other = aKey();
  const good = () => signatureParams(kiosk.publicKey, kiosk.nonce);
  test.each<[string, () => SignedParts, string]>([
    ['an altered body', () => ({ ...goodRequest(), body: new TextEncoder().encode('{}') }), 'digest-mismatch'],
    [
      'an altered body with its digest',
      () => ({ ...withHeaders(goodRequest(), digestOf(otherBody)), body: otherBody.body }),
      'signature-invalid',
    ],
    ['another query', () => ({ ...goodRequest(), path: `${BATCHES}?a=1` }), 'signature-invalid'],
    ['another method', () => ({ ...goodRequest(), path: '/api/v1/kiosk/configuration', method: 'GET' }), 'digest-mismatch'],
    [
      'what was signed for another address',
      () => ({ ...aSignedRequest(kiosk, 'POST', '/api/v1/kiosk/rescue', {}), path: BATCHES }),
      'signature-invalid',
    ],
    [
      'another signature',
      () => withHeaders(goodRequest(), { signature: `candour=:${Buffer.alloc(64).toString('base64')}:` }),
      'signature-invalid',
    ],
    [
      'a short signature',
      () => withHeaders(goodRequest(), { signature: `candour=:${Buffer.alloc(63).toString('base64')}:` }),
      'signature-invalid',
    ],
    [
      'a signature of another name',
      () => withHeaders(goodRequest(), { signature: (goodRequest().headers.signature ?? '').replace('candour', 'sig1') }),
      'signature-invalid',
    ],
    ['another key under this kiosk’s name', () => withKey(other.privateKey), 'signature-invalid'],
    ['no signature', () => without(goodRequest(), 'signature'), 'signature-invalid'],
    ['no signature input', () => without(goodRequest(), 'signature-input'), 'signature-invalid'],
    ['no content digest', () => without(goodRequest(), 'content-digest'), 'signature-invalid'],
    ['a digest of another kind', () => withHeaders(goodRequest(), { 'content-digest': 'md5=:AAAA:' }), 'signature-invalid'],
    ['a digest that is none', () => withHeaders(goodRequest(), { 'content-digest': '((' }), 'signature-invalid'],
    ['fewer covered components', () => signedWith(good().replace(' "content-digest"', '')), 'signature-invalid'],
    [
      'covered components in another order',
      () => signedWith(good().replace('"@method" "@path"', '"@path" "@method"')),
      'signature-invalid',
    ],
    ['another algorithm', () => signedWith(good().replace('ed25519', 'hmac-sha256')), 'signature-invalid'],
    ['another tag', () => signedWith(good().replace('candour-kiosk', 'another')), 'signature-invalid'],
    ['a key id that is no key', () => signedWith(good().replace(kiosk.publicKey, 'north-door')), 'signature-invalid'],
    [
      'two signatures',
      () => withHeaders(goodRequest(), { 'signature-input': `${goodRequest().headers['signature-input']}, b=("@method")` }),
      'signature-invalid',
    ],
    ['no nonce', () => signedWith(good().replace(/nonce="[^"]*";/, '')), 'nonce-required'],
    [
      'a nonce of another key',
      () => signedWith(signatureParams(kiosk.publicKey, collector.parts.nonces.issue(other.publicKey))),
      'nonce-required',
    ],
  ])('%s', async (_name, parts, code) => {
    const before = await received();
    expect((await answerTo(parts()))[1]).toBe(code);
    expect(await received()).toBe(before);
  });

  test('a replay after the nonce’s ten minutes', async () => {
    const parts = goodRequest();
    collector.clock.now += 10 * 60_000 + 1;
    expect(await answerTo(parts)).toEqual([401, 'nonce-required']);
  });

  test('the key of a pairing that another has replaced', async () => {
    const before = await aKiosk(collector, 'south-door');
    await aKiosk(collector, 'south-door');
    const response = await before.send('POST', BATCHES, aBatch(before, [], collector.clock.now));
    expect((await response.json()).code).toBe('kiosk-unknown');
  });

  test('the query is signed', async () => {
    const parts = aSignedRequest(
      { ...kiosk, nonce: collector.parts.nonces.issue(kiosk.publicKey) },
      'GET',
      '/api/v1/kiosk/configuration?a=1',
    );
    expect((await collector.request(parts.path, toInit(parts))).status).toBe(200);
    expect((await answerTo({ ...parts, path: '/api/v1/kiosk/configuration?a=2' }))[1]).toBe('signature-invalid');
  });

  const otherBody = aSignedRequest({ ...other, nonce: '' }, 'POST', BATCHES, {});
  const digestOf = ({ headers }: SignedParts) => ({ 'content-digest': headers['content-digest'] ?? '' });
  const withKey = (privateKey: typeof other.privateKey) => aSignedRequest({ ...kiosk, privateKey }, 'POST', BATCHES, {});
});

async function received(): Promise<number> {
  return (await collector.parts.store.entries.receivedByKiosk('harbour')).get('north-door') ?? 0;
}
