// The shape of sealed words, and the bytes that bind them to their place. A fresh content key seals the body
// (AES-256-GCM); HPKE (RFC 9180, base mode: X25519, HKDF-SHA256, AES-256-GCM) wraps that key once for each recipient.
import * as v from 'valibot';

const Base64Url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/, 'base64url without padding'));

export const SealedBody = v.object({
  v: v.literal(1),
  /** 12 bytes of nonce, then ciphertext and tag of AES-256-GCM under the content key. */
  body: Base64Url,
  /** One for each recipient: `wrapped` is the 32-byte encapsulated key, then the sealed content key. */
  keys: v.pipe(v.array(v.object({ keyId: v.pipe(v.string(), v.maxLength(64)), wrapped: Base64Url })), v.minLength(1)),
});
export type SealedBody = v.InferOutput<typeof SealedBody>;

/** `info` of HPKE: keeps these keys from being used for anything else. */
export const SEALING_INFO = 'candour sealed body v1';

/** Additional data of both layers: a sealed body moved to another entry or organisation does not open. */
export function sealingContext(organisation: string, entryId: string): string {
  return `candour/1/${organisation}/${entryId}`;
}
