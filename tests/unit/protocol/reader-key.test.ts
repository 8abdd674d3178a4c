import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveReaderKey, isRpIdFor, READER_PRF_INPUT } from '../../../src/protocol/reader-key.ts';
import { isUsablePublicKey } from '../../../src/protocol/x25519.ts';

const secret = () => Uint8Array.from({ length: 32 }, (_, place) => place);

/** By Node's own HKDF and X25519, without WebCrypto. */
function publicKeyByNode(organisation: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret(), 'candour reader key v1', organisation, 32));
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), bytes]);
  return createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' }).x ?? '';
}

describe('a reader key', () => {
  it('is the same on every side and for ever: whoever has enrolled must be able to read tomorrow', async () => {
    const { publicKey } = await deriveReaderKey(crypto.subtle, secret(), 'harbour');
    expect(publicKey).toBe(publicKeyByNode('harbour'));
    expect([READER_PRF_INPUT, publicKey]).toEqual(['candour reader key, first input', 'IWPMkydj334lOIKBHSLuzn-0ME1-5ioqgWjH3kocazs']);
  });

  it('is another one for another organisation or another secret', async () => {
    const { publicKey } = await deriveReaderKey(crypto.subtle, secret(), 'harbour');
    const market = await deriveReaderKey(crypto.subtle, secret(), 'market');
    const other = await deriveReaderKey(crypto.subtle, secret().fill(1, 31), 'harbour');
    expect(new Set([publicKey, market.publicKey, other.publicKey]).size).toBe(3);
  });

  it('can’t be exported, and leaves nothing of the secret behind', async () => {
    const prfOutput = secret();
    const { privateKey } = await deriveReaderKey(crypto.subtle, prfOutput, 'harbour');
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
    expect(prfOutput).toEqual(new Uint8Array(32));
  });

  it('is not made from less than 32 bytes', async () => {
    await expect(deriveReaderKey(crypto.subtle, new Uint8Array(16), 'harbour')).rejects.toThrow();
  });
});

it.each([
  ['kiosk.example.org', 'kiosk.example.org', true],
  ['kiosk.example.org', 'example.org', true],
  ['example.org', 'kiosk.example.org', false],
  ['evilexample.org', 'example.org', false],
])('a page at %s may use a passkey of %s: %s', (hostName, rpId, may) => {
  expect(isRpIdFor(hostName, rpId)).toBe(may);
});

it.each([
  ['a real one', publicKeyByNode('harbour'), true],
  ['nothing', 'A'.repeat(43), false],
  ['the point of order one', Buffer.from([1, ...new Uint8Array(31)]).toString('base64url'), false],
  ['too few bytes', 'AAAA', false],
  ['what is no base64url', '!'.repeat(43), false],
])('whether something can be sealed to %s', async (_what, publicKey, usable) => {
  expect(await isUsablePublicKey(crypto.subtle, publicKey)).toBe(usable);
});
