// Seals words for a test as `protocol/sealed-body.ts` lays them out.
import { randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { SEALING_INFO, sealingContext } from '../../src/protocol/sealed-body.ts';

const utf8 = new TextEncoder();

export async function sealForTest(
  plain: string,
  place: { organisation: string; entryId: string },
  recipients: readonly { keyId: string; publicKey: string }[],
): Promise<string> {
  return sealBytesForTest(utf8.encode(plain), sealingContext(place.organisation, place.entryId), recipients);
}

export async function sealBytesForTest(
  plain: Uint8Array<ArrayBuffer>,
  contextText: string,
  recipients: readonly { keyId: string; publicKey: string }[],
): Promise<string> {
  const context = utf8.encode(contextText);
  const contentKey = new Uint8Array(randomBytes(32));
  const nonce = new Uint8Array(randomBytes(12));
  const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: context }, aes, plain);
  const keys = await Promise.all(
    recipients.map(async ({ keyId, publicKey }) => ({ keyId, wrapped: await wrap(contentKey, publicKey, context) })),
  );
  return JSON.stringify({ v: 1, body: base64Url(nonce, new Uint8Array(sealed)), keys });
}

async function wrap(contentKey: Uint8Array<ArrayBuffer>, publicKey: string, context: Uint8Array<ArrayBuffer>): Promise<string> {
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const raw = new Uint8Array(Buffer.from(publicKey, 'base64url')).buffer;
  const recipientPublicKey = await suite.kem.deserializePublicKey(raw);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8.encode(SEALING_INFO).buffer });
  return base64Url(new Uint8Array(sender.enc), new Uint8Array(await sender.seal(contentKey.buffer, context.buffer)));
}

function base64Url(...parts: Uint8Array[]): string {
  return Buffer.concat(parts).toString('base64url');
}
