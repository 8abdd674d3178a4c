// Seals a visitor's words for the organisation's readers before they touch the disk: a fresh content key for each entry, wrapped by
// HPKE (RFC 9180) for every recipient, both layers bound to organisation and entry. Loaded when first needed.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { SEALING_INFO, type SealedBody, sealingContext } from '../../protocol/sealed-body.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';

export type Recipient = { keyId: string; publicKey: string };

const utf8 = new TextEncoder();
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** The body as it is stored and sent. Throws when there is no recipient or a key is not usable; nothing of `value` is in the error. */
export async function seal(value: unknown, place: { organisation: string; id: string }, recipients: readonly Recipient[]): Promise<string> {
  if (recipients.length === 0) throw new Error('no recipient to seal for');
  const context = utf8.encode(sealingContext(place.organisation, place.id));
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const sealed: SealedBody = {
    v: 1,
    body: await encrypt(JSON.stringify(value), contentKey, context),
    keys: await Promise.all(recipients.map((recipient) => wrap(contentKey, recipient, context))),
  };
  contentKey.fill(0);
  return JSON.stringify(sealed);
}

async function encrypt(text: string, contentKey: Uint8Array<ArrayBuffer>, additionalData: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, utf8.encode(text));
  return toBase64Url(joined(iv, new Uint8Array(ciphertext)));
}

async function wrap(contentKey: Uint8Array<ArrayBuffer>, { keyId, publicKey }: Recipient, aad: Uint8Array<ArrayBuffer>) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64Url(publicKey));
  const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8.encode(SEALING_INFO) });
  const wrapped = await sender.seal(contentKey, aad);
  return { keyId, wrapped: toBase64Url(joined(new Uint8Array(sender.enc), new Uint8Array(wrapped))) };
}

function joined(front: Uint8Array, back: Uint8Array): Uint8Array {
  const both = new Uint8Array(front.length + back.length);
  both.set(front);
  both.set(back, front.length);
  return both;
}
