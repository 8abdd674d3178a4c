// A publication: one revision of a kiosk's configuration, signed by the organisation's configuration key (Ed25519). The
// signature is over the exact bytes of `payload`; `configuration` inside it is a string too, so its hash is over exact bytes.
import * as v from 'valibot';
import { KioskId, OrganisationId, type RevisionId, Sha256 } from './ids.ts';
import { CONFIGURATION_MAX_BYTES } from './limits.ts';

/** Each costs every sealed entry about 150 bytes; with all of them the longest comment still fits into an entry. */
export const MAX_READERS = 30;
export const MAX_RECIPIENTS = 5;

/** A person's reader key: X25519, its private half derived from a security key or passkey each time it is used (`reader-key.ts`). */
export const Reader = v.object({
  keyId: v.pipe(v.string(), v.maxLength(64)),
  publicKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** WebAuthn credential id, base64url. */
  credentialId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,1400}$/)),
  /** The name of the host that the credential was made for, or one above it: WebAuthn's RP ID. */
  rpId: v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)),
  name: v.pipe(v.string(), v.maxLength(100)),
});
export type Reader = v.InferOutput<typeof Reader>;

export const PublicationPayload = v.object({
  v: v.literal(1),
  organisation: OrganisationId,
  kiosk: KioskId,
  /** Raised when a collector was restored; a higher epoch beats any number. */
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  contentHash: Sha256,
  /** JSON of `Configuration`. */
  configuration: v.pipe(v.string(), v.maxLength(CONFIGURATION_MAX_BYTES)),
  /** Who can open sealed words: X25519 public keys, raw, base64url. */
  recipients: v.pipe(
    v.array(v.object({ keyId: v.pipe(v.string(), v.maxLength(64)), publicKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) })),
    v.minLength(1),
  ),
  /** Staff who may open waiting words at the kiosk itself. Words are sealed to them too. */
  readers: v.optional(v.pipe(v.array(Reader), v.maxLength(MAX_READERS)), []),
  publishedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type PublicationPayload = v.InferOutput<typeof PublicationPayload>;

export const Publication = v.object({
  payload: v.string(),
  keyId: v.pipe(v.string(), v.maxLength(64)),
  /** Ed25519 over the UTF-8 bytes of `payload`, base64url, 86 characters. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
});
export type Publication = v.InferOutput<typeof Publication>;

export function revisionId(payload: Pick<PublicationPayload, 'epoch' | 'number' | 'contentHash'>): RevisionId {
  return `${payload.epoch}.${payload.number}.${payload.contentHash.slice(0, 16)}` as RevisionId;
}
