// Opens sealed words in the page, with a reader key, after `protocol/sealed-body.ts`. Nothing of them is kept anywhere.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as v from 'valibot';
import { FormBody } from '../../../protocol/form-body.ts';
import { SEALING_INFO, SealedBody, sealingContext } from '../../../protocol/sealed-body.ts';
import { fromBase64Url } from '../../outbox/base64url.ts';
import type { UnlockedReader } from './unlock-reader.ts';

const NONCE_BYTES = 12;
const ENCAPSULATED_BYTES = 32;
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const utf8 = new TextEncoder();
/** A comment, or the answers of a message. */
const Said = v.union([FormBody, v.object({ text: v.string() })]);
export type Said = v.InferOutput<typeof Said>;

/** null when it does not open: sealed to others, moved from another place, or altered. */
export async function openSealedWords(
  body: string,
  place: { organisation: string; entryId: string },
  { reader, privateKey }: UnlockedReader,
): Promise<Said | null> {
  try {
    const sealed = v.parse(SealedBody, JSON.parse(body));
    const own = sealed.keys.find(({ keyId }) => keyId === reader.keyId);
    if (!own) return null;
    const context = utf8.encode(sealingContext(place.organisation, place.entryId));
    const wrapped = fromBase64Url(own.wrapped);
    const recipient = {
      recipientKey: privateKey,
      enc: wrapped.slice(0, ENCAPSULATED_BYTES).buffer,
      info: utf8.encode(SEALING_INFO).buffer,
    };
    const contentKey = await suite.open(recipient, wrapped.slice(ENCAPSULATED_BYTES).buffer, context.buffer);
    const text = await decrypt(fromBase64Url(sealed.body), contentKey, context);
    return v.parse(Said, JSON.parse(text));
  } catch {
    return null;
  }
}

async function decrypt(body: Uint8Array<ArrayBuffer>, contentKey: ArrayBuffer, context: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv: body.slice(0, NONCE_BYTES), additionalData: context };
  return new TextDecoder('utf-8', { fatal: true }).decode(await crypto.subtle.decrypt(algorithm, key, body.slice(NONCE_BYTES)));
}
