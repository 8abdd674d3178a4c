// Seals the demonstration's comments as a kiosk would, after `protocol/sealed-body.ts`.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { PublicationPayload } from '../../protocol/publication.ts';
import { SEALING_INFO, type SealedBody, sealingContext } from '../../protocol/sealed-body.ts';

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

export async function sealDemoWords(
  value: unknown,
  place: { organisation: string; id: string },
  recipients: PublicationPayload['recipients'],
) {
  const context = new TextEncoder().encode(sealingContext(place.organisation, place.id));
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const text = new TextEncoder().encode(JSON.stringify(value));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, aes, text);
  const sealed: SealedBody = { v: 1, body: base64Url(iv, ciphertext), keys: [] };
  for (const { keyId, publicKey } of recipients) {
    const recipientPublicKey = await suite.kem.deserializePublicKey(new Uint8Array(Buffer.from(publicKey, 'base64url')));
    const sender = await suite.createSenderContext({ recipientPublicKey, info: new TextEncoder().encode(SEALING_INFO) });
    sealed.keys.push({ keyId, wrapped: base64Url(sender.enc, await sender.seal(contentKey, context)) });
  }
  return JSON.stringify(sealed);
}

function base64Url(...parts: (ArrayBuffer | Uint8Array)[]): string {
  return Buffer.concat(parts.map((part) => new Uint8Array(part))).toString('base64url');
}
