// Pairing: a one-time code from the console becomes a kiosk's identity. The kiosk's private key never leaves it.
import * as v from 'valibot';
import { KioskId, OrganisationId, SiteId, Uuid } from './ids.ts';
import { Publication } from './publication.ts';

/** Without 0, O, 1, I, L, U: easy to read out and to type. */
export const PAIRING_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const PAIRING_CODE_LENGTH = 8;
export const PAIRING_CODE_LIFE_MS = 10 * 60 * 1000;

/** As typed: spaces and hyphens are dropped, letters raised. */
export const PairingCode = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase()),
  v.regex(/^[2-9A-HJKMNP-TV-Z]{8}$/, 'eight letters and digits'),
);

const PublicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'a raw 32-byte key in base64url'));

export const PairingRequest = v.object({
  code: PairingCode,
  /** Ed25519, raw. */
  publicKey: PublicKey,
});
export type PairingRequest = v.InferOutput<typeof PairingRequest>;

export const PairingAnswer = v.object({
  organisation: OrganisationId,
  site: SiteId,
  kiosk: KioskId,
  collector: v.object({ id: Uuid, version: v.string(), time: v.pipe(v.string(), v.isoTimestamp()) }),
  /** Ed25519 configuration keys of the organisation, raw; pinned from now on. */
  configurationKeys: v.pipe(v.array(v.object({ keyId: v.string(), publicKey: PublicKey })), v.minLength(1)),
  publication: Publication,
});
export type PairingAnswer = v.InferOutput<typeof PairingAnswer>;
