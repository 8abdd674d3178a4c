import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Pinned, verifyPublication } from '../../../src/kiosk/configuration/verify-publication.ts';
import type { Publication } from '../../../src/protocol/publication.ts';

const text = (en: string) => ({ en });
const configuration = {
  v: 1,
  organisation: { id: 'org', name: text('Organisation') },
  site: { id: 'site', name: text('Site'), timeZone: 'America/Cayman' },
  kiosk: { id: 'kiosk', name: 'Kiosk' },
  locales: ['en'],
  attract: { title: text('How was it?'), invitation: text('Touch') },
  flow: [{ type: 'rating', id: 'overall', text: text('How was it?'), scale: 'faces-4' }],
  thanks: { title: text('Thank you') },
  idle: { warnAfterMs: 30_000, resetAfterMs: 20_000, thanksForMs: 4_000 },
  sync: { intervalMs: 60_000 },
};
const owner = generateKeyPairSync('ed25519');
const SEALING_KEY = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x as string;
const rawKey = (key: KeyObject) => key.export({ format: 'jwk' }).x as string;
const pinned: Pinned = { organisation: 'org', kiosk: 'kiosk', configurationKeys: [{ keyId: 'k1', publicKey: rawKey(owner.publicKey) }] };
const sha256 = (what: string) => createHash('sha256').update(what).digest('base64url');

type Changes = {
  payload?: Record<string, unknown>;
  configuration?: unknown;
  configurationText?: string;
  payloadText?: string;
  key?: KeyObject;
};
function publication(changes: Changes = {}): Publication {
  const inner = changes.configurationText ?? JSON.stringify(changes.configuration ?? configuration);
  const payload =
    changes.payloadText ??
    JSON.stringify({
      v: 1,
      organisation: 'org',
      kiosk: 'kiosk',
      epoch: 1,
      number: 2,
      contentHash: sha256(inner),
      configuration: inner,
      recipients: [{ keyId: 's1', publicKey: SEALING_KEY }],
      publishedAt: '2026-03-01T10:00:00.000Z',
      ...changes.payload,
    });
  return { payload, keyId: 'k1', signature: sign(null, Buffer.from(payload), changes.key ?? owner.privateKey).toString('base64url') };
}

const unusable = { keyId: 'low', publicKey: 'A'.repeat(43) };
const aReader = (key: { keyId: string; publicKey: string }) => ({ ...key, credentialId: 'A'.repeat(22), rpId: 'localhost', name: 'Ana' });

describe('verifying a publication', () => {
  it('takes over who may read, and nobody where an earlier collector names none', async () => {
    const reader = aReader({ keyId: 'r1', publicKey: SEALING_KEY });
    const result = await verifyPublication(publication({ payload: { readers: [reader] } }), pinned);
    expect(result.ok && result.verified.readers).toEqual([reader]);
    const without = await verifyPublication(publication(), pinned);
    expect(without.ok && without.verified.readers).toEqual([]);
  });

  it('takes one that is signed, whole and meant for this kiosk', async () => {
    const result = await verifyPublication(publication(), pinned);
    expect(result).toMatchObject({ ok: true, verified: { revision: `1.2.${sha256(JSON.stringify(configuration)).slice(0, 16)}` } });
    expect(result.ok && result.verified.recipients).toEqual([{ keyId: 's1', publicKey: SEALING_KEY }]);
  });

  it('takes one signed with any of the pinned keys', async () => {
    const second = { keyId: 'k0', publicKey: rawKey(generateKeyPairSync('ed25519').publicKey) };
    const result = await verifyPublication(publication(), { ...pinned, configurationKeys: [second, ...pinned.configurationKeys] });
    expect(result.ok).toBe(true);
  });

  const good = publication();
  it.each<[string, Publication, RegExp]>([
    ['a key that is not pinned', { ...good, keyId: 'k9' }, /unknown key/],
    ['somebody else’s signature', publication({ key: generateKeyPairSync('ed25519').privateKey }), /signature/],
    ['an altered payload', { ...good, payload: good.payload.replace('faces-4', 'faces-5') }, /signature/],
    ['a truncated payload', { ...good, payload: good.payload.slice(0, -1) }, /signature/],
    ['a payload that is not JSON', publication({ payloadText: '{"v":1' }), /payload/],
    ['a payload of another version', publication({ payload: { v: 2 } }), /payload: v/],
    ['a payload without recipients', publication({ payload: { recipients: [] } }), /recipients/],
    ['a recipient that nothing can be sealed to', publication({ payload: { recipients: [unusable] } }), /sealed to the key "low"/],
    ['a reader that nothing can be sealed to', publication({ payload: { readers: [aReader(unusable)] } }), /sealed to the key "low"/],
    ['another organisation', publication({ payload: { organisation: 'other' } }), /meant for other/],
    ['another kiosk', publication({ payload: { kiosk: 'other' } }), /meant for org\/other/],
    ['another content hash', publication({ payload: { contentHash: sha256('x') } }), /content hash/],
    ['a configuration that is not JSON', publication({ configurationText: 'hello' }), /configuration/],
    ['a configuration without questions', publication({ configuration: { ...configuration, flow: [] } }), /flow/],
    ['a configuration with something unheard of', publication({ configuration: { ...configuration, script: 'x' } }), /script/],
    [
      'a configuration written for another kiosk',
      publication({ configuration: { ...configuration, kiosk: { id: 'other', name: 'x' } } }),
      /written for org\/other/,
    ],
  ])('refuses %s and says why', async (_what, bad, reason) => {
    const result = await verifyPublication(bad, pinned);
    expect(result.ok ? 'taken' : result.refusal.reason).toMatch(reason);
    expect(result.ok ? '' : result.refusal.reason.length).toBeLessThanOrEqual(300);
  });
});
