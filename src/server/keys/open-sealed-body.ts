// Opens sealed words, in memory only. The layout is that of `protocol/sealed-body.ts`; the kiosk seals by the same file.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as v from 'valibot';
import { SEALING_INFO, SealedBody, sealingContext } from '../../protocol/sealed-body.ts';
import type { SealingKey } from './key-folder.ts';

const NONCE_BYTES = 12;
const ENCAPSULATED_BYTES = 32;
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const utf8 = new TextEncoder();

/** The plain body, or null when none of `keys` opens it: another recipient, another place, or altered. */
export async function openSealedBody(
  body: string,
  place: { organisation: string; entryId: string },
  keys: readonly SealingKey[],
): Promise<string | null> {
  const sealed = parseSealed(body);
  if (!sealed) return null;
  const context = utf8.encode(sealingContext(place.organisation, place.entryId));
  for (const { keyId, wrapped } of sealed.keys) {
    const key = keys.find((candidate) => candidate.keyId === keyId);
    if (!key) continue;
    const opened = await open(Buffer.from(wrapped, 'base64url'), Buffer.from(sealed.body, 'base64url'), key, context);
    if (opened !== null) return opened;
  }
  return null;
}

export function parseSealed(body: string): SealedBody | null {
  try {
    const parsed = v.safeParse(SealedBody, JSON.parse(body));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function open(wrapped: Buffer, body: Buffer, key: SealingKey, context: Uint8Array<ArrayBuffer>): Promise<string | null> {
  try {
    const contentKey = await suite.open(
      { recipientKey: key.privateKey, enc: exactly(wrapped.subarray(0, ENCAPSULATED_BYTES)), info: utf8.encode(SEALING_INFO).buffer },
      exactly(wrapped.subarray(ENCAPSULATED_BYTES)),
      context.buffer,
    );
    const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv: exactly(body.subarray(0, NONCE_BYTES)), additionalData: context };
    const plain = await crypto.subtle.decrypt(algorithm, aes, exactly(body.subarray(NONCE_BYTES)));
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return null;
  }
}

/** A copy in a buffer of its own: Node's small buffers share one. */
function exactly(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
