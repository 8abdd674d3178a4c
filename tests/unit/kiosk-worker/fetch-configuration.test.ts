import { beforeAll, describe, expect, it } from 'vitest';
import { fetchConfiguration } from '../../../src/kiosk/configuration/fetch-configuration.ts';

let privateKey: CryptoKey;
beforeAll(async () => {
  ({ privateKey } = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair);
});

/** As the collector answers a kiosk: with a nonce. */
function fetching(answer: () => Response | Promise<never>, publicKey?: string) {
  return fetchingFrom(async () => {
    const given = await answer();
    given.headers.set('candour-nonce', 'next');
    return given;
  }, publicKey);
}

function fetchingFrom(answer: () => Response | Promise<Response>, publicKey = 'A'.repeat(43)) {
  const identity = { organisation: 'org', kiosk: 'kiosk', configurationKeys: [{ keyId: 'k1', publicKey }], keyId: 'own', privateKey };
  return fetchConfiguration(identity, { current: 'nonce' }, async () => answer());
}
const signed = (change: object = {}) => Response.json({ v: 1, payload: '{}', keyId: 'k1', signature: 'A'.repeat(86), ...change });

describe('an answer that cannot be used', () => {
  it.each([
    ['no JSON', () => new Response('<h1>Welcome</h1>')],
    ['no publication', () => Response.json({ hello: 'there' })],
    ['of an unknown key', () => signed({ keyId: 'other' })],
  ])('is refused with the reason: %s', async (_what, answer) => {
    expect(await fetching(answer)).toEqual({ ok: false, refusal: { revision: null, reason: expect.stringMatching(/.{5}/) } });
  });

  it('is refused when verifying it throws', async () => {
    expect(await fetching(signed, 'short')).toEqual({
      ok: false,
      refusal: { revision: null, reason: expect.stringContaining('unusable') },
    });
  });
});

it.each([
  ['no answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['another status', () => new Response('{}', { status: 503 })],
  ['a portal in the collector’s place', () => new Response('<h1>Welcome</h1>')],
])('%s refuses nothing', async (_what, answer) => expect(await fetchingFrom(answer)).toEqual({ ok: false, refusal: null }));
