// A publication: one revision of a kiosk's configuration, signed by the organisation's configuration key (Ed25519). The
// signature is over the exact bytes of `payload`; `configuration` inside it is a string too, so its hash is over exact bytes.
import * as v from 'valibot';
import { KioskId, OrganisationId, type RevisionId, Sha256 } from './ids.ts';
import { CONFIGURATION_MAX_BYTES } from './limits.ts';

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

/** Positive when `a` is newer than `b`: by epoch, then by number. */
export function compareRevisions(a: RevisionId, b: RevisionId): number {
  const [aEpoch = 0, aNumber = 0] = a.split('.').map(Number);
  const [bEpoch = 0, bNumber = 0] = b.split('.').map(Number);
  return aEpoch - bEpoch || aNumber - bNumber;
}
