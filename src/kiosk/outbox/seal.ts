// Seals a visitor's words for the organisation's readers before they touch the disk, and what a rescue carries away: a fresh content key
// each time, wrapped by HPKE (RFC 9180) for every recipient, both layers bound to where they belong. Loaded when first needed.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { SEALING_INFO, type SealedBody, sealingContext } from '../../protocol/sealed-body.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';

export type Recipient = { keyId: string; publicKey: string };

const utf8 = new TextEncoder();
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** The body as it is stored and sent. Throws when there is no recipient or a key is not usable; nothing of `value` is in the error. */
export function seal(value: unknown, place: { organisation: string; id: string }, recipients: readonly Recipient[]): Promise<string> {
  return sealBytes(utf8.encode(JSON.stringify(value)), sealingContext(place.organisation, place.id), recipients);
}

/** `contextText` is the additional data of both layers: what is sealed opens only where the same is given. */
export async function sealBytes(bytes: Uint8Array<ArrayBuffer>, contextText: string, recipients: readonly Recipient[]): Promise<string> {
  if (recipients.length === 0) throw new Error('no recipient to seal for');
  const context = utf8.encode(contextText);
  const contentKey = crypto.getRandomValues(new Uint8Array(32));
  const sealed: SealedBody = {
    v: 1,
    body: await encrypt(bytes, contentKey, context),
    keys: await Promise.all(recipients.map((recipient) => wrap(contentKey, recipient, context))),
  };
  contentKey.fill(0);
  return JSON.stringify(sealed);
}

type Bytes = Uint8Array<ArrayBuffer>;

async function encrypt(bytes: Bytes, contentKey: Bytes, additionalData: Bytes): Promise<string> {
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
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
