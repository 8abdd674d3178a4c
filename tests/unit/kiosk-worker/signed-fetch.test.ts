import { createHash, createPublicKey, verify } from 'node:crypto';
import { parseDictionary } from 'structured-headers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RequestParts, type SigningKey, signatureHeaders, signedFetch } from '../../../src/kiosk/sync/signed-fetch.ts';

let key: SigningKey;
beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  key = { keyId: Buffer.from(raw).toString('base64url'), privateKey: pair.privateKey };
});

/** Written from RFC 9421 alone, with node:crypto: shares nothing with the code under test. */
function verifies(method: string, path: string, query: string, body: Uint8Array, headers: Record<string, string>): boolean {
  const [name, member] = [...parseDictionary(headers['signature-input'] ?? '')][0] ?? [];
  const signature = parseDictionary(headers.signature ?? '').get(name as string)?.[0] as ArrayBuffer;
  const [components, params] = member as unknown as [[string, unknown][], Map<string, string>];
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  if (headers['content-digest'] !== digest) return false;
  const values = new Map([
    ['@method', method],
    ['@path', path],
    ['@query', query],
    ['content-digest', digest],
  ]);
  const lines = components.map(([component]) => `"${component}": ${values.get(component)}`);
  const raw = (headers['signature-input'] ?? '').slice(`${name}=`.length);
  const base = [...lines, `"@signature-params": ${raw}`].join('\n');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: params.get('keyid') as string }, format: 'jwk' });
  return params.get('alg') === 'ed25519' && verify(null, Buffer.from(base), publicKey, new Uint8Array(signature));
}

const body = new TextEncoder().encode('{"größe":1}');
const post: RequestParts = { method: 'POST', path: '/api/v1/batches', body };

describe('signing a request', () => {
  it.each<[string, RequestParts, string, string]>([
    ['with a body', post, '/api/v1/batches', '?'],
    ['without a body', { method: 'GET', path: '/api/v1/kiosk/configuration' }, '/api/v1/kiosk/configuration', '?'],
    ['with a query', { method: 'GET', path: '/api/v1/x?a=b%20c&d=?' }, '/api/v1/x', '?a=b%20c&d=?'],
  ])('verifies independently: %s', async (_what, request, path, query) => {
    const headers = await signatureHeaders(request, key, 'n-1');
    const sent = request.body ?? new Uint8Array();
    expect(verifies(request.method, path, query, sent, headers)).toBe(true);
    expect(verifies(request.method, `${path}/`, query, sent, headers)).toBe(false);
    expect(verifies('PUT', path, query, sent, headers)).toBe(false);
    expect(verifies(request.method, path, query, new TextEncoder().encode('other'), headers)).toBe(false);
  });

  it('covers the nonce', async () => {
    const headers = await signatureHeaders(post, key, 'n-1');
    const swapped = { ...headers, 'signature-input': (headers['signature-input'] ?? '').replace('n-1', 'n-2') };
    expect(verifies('POST', '/api/v1/batches', '?', body, swapped)).toBe(false);
  });
});

describe('sending a signed request', () => {
  const problem = (nonce: string) =>
    new Response(JSON.stringify({ type: 't', title: 't', status: 401, code: 'nonce-required' }), {
      status: 401,
      headers: { 'content-type': 'application/problem+json', 'candour-nonce': nonce },
    });
  const used = (calls: RequestInit[]) =>
    calls.map(({ headers }) => /nonce="([^"]*)"/.exec((headers as Record<string, string>)['signature-input'] ?? '')?.[1]);

  function server(answers: Response[]) {
    const calls: RequestInit[] = [];
    const port = ((_path: string, init: RequestInit) => {
      calls.push(init);
      return Promise.resolve(answers.shift() as Response);
    }) as typeof fetch;
    return { calls, port };
  }

  it('signs again at once with the nonce asked for, and remembers the one of the answer', async () => {
    const { calls, port } = server([problem('n-1'), new Response('{}', { headers: { 'candour-nonce': 'n-2' } })]);
    const nonces = { current: '' };
    expect((await signedFetch(post, key, nonces, new AbortController().signal, port)).status).toBe(200);
    expect(used(calls)).toEqual(['', 'n-1']);
    expect(nonces.current).toBe('n-2');
  });

  it('gives up after three tries', async () => {
    const { calls, port } = server([problem('a'), problem('b'), problem('c'), problem('d')]);
    expect((await signedFetch(post, key, { current: 'x' }, new AbortController().signal, port)).status).toBe(401);
    expect(used(calls)).toEqual(['x', 'a', 'b']);
  });

  it('sends no cookies, follows no redirect, leaves nothing in a cache, gives no referrer', async () => {
    const { calls, port } = server([new Response('{}')]);
    await signedFetch(post, key, { current: '' }, new AbortController().signal, port);
    expect(calls[0]).toMatchObject({ redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', body });
  });
});
