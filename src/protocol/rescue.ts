// A rescue: what waits on a kiosk, carried by hand. A file holds one part a line, each a batch of its own; a sequence of QR codes
// carries one part. A part is sealed to the organisation and signed with the kiosk's key, so that whoever finds the file learns nothing,
// and importing it twice, or syncing later anyway, counts nothing twice.
import * as v from 'valibot';
import { WireEntry } from './entry.ts';
import { KioskId, LedgerId, OrganisationId, Uuid } from './ids.ts';
import { BATCH_MAX_ENTRIES } from './limits.ts';

/** What is inside: JSON, gzipped, then sealed as `SealedBody` with `rescueContext` in place of an entry's. */
export const RescueContent = v.object({
  v: v.literal(1),
  entries: v.pipe(v.array(WireEntry), v.minLength(1), v.maxLength(BATCH_MAX_ENTRIES)),
});
export type RescueContent = v.InferOutput<typeof RescueContent>;

export const RescuePayload = v.object({
  v: v.literal(1),
  /** Random; binds the seal to this part. */
  id: Uuid,
  organisation: OrganisationId,
  kiosk: KioskId,
  ledgerId: LedgerId,
  /** From 1, and how many there are. */
  part: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  parts: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The kiosk's clocks when the part was made, as in a batch. */
  clock: v.object({
    wall: v.pipe(v.string(), v.isoTimestamp()),
    boot: v.pipe(v.string(), v.uuid()),
    monotonicMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  /** JSON of a `SealedBody`. */
  sealed: v.string(),
});
export type RescuePayload = v.InferOutput<typeof RescuePayload>;

/** One line of a rescue file. The signature (Ed25519, base64url) is over the UTF-8 bytes of `payload`. */
export const RescuePart = v.object({
  format: v.literal('candour-rescue'),
  payload: v.string(),
  /** The kiosk's public key, raw, base64url. */
  keyId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
});
export type RescuePart = v.InferOutput<typeof RescuePart>;

/** Additional data of both layers of a part's seal. */
export function rescueContext(organisation: string, id: string): string {
  return `candour-rescue-1\n${organisation}\n${id}`;
}

/** Messages in one sequence of QR codes at most. */
export const RESCUE_QR_MAX_ENTRIES = 50;
