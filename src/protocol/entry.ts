// The shape of an entry: one immutable fact from a kiosk. Header and body travel, and are stored, as the exact strings
// that were hashed; nobody serialises them anew. hash = SHA-256(header bytes); the header names SHA-256(body bytes), so a
// sealed body can be erased without breaking the chain.
import * as v from 'valibot';
import { EntryId, KioskId, LedgerId, OrganisationId, RevisionId, Sha256, SiteId, Slug, VisitId } from './ids.ts';

/** Kinds this version writes. A collector stores kinds it does not know as they came. */
export type EntryKind = 'rating' | 'reasons' | 'service-answer' | 'comment' | 'message' | 'survey' | 'visit-end' | 'station-event';

/** Kinds whose body is words of a visitor, and therefore always sealed. */
export const WORD_KINDS: readonly string[] = ['comment', 'message'];

/** When an entry was made, as the kiosk knew it: nothing here is trusted alone, the collector derives `occurredAt`. */
export const EntryTime = v.object({
  /** Wall clock of the kiosk, UTC, RFC 3339 with milliseconds. */
  wall: v.pipe(v.string(), v.isoTimestamp(), v.maxLength(32)),
  /** One life of the worker; `monotonicMs` compares only within it. */
  boot: v.pipe(v.string(), v.uuid()),
  monotonicMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Collector's clock minus the kiosk's, as last measured; null before the first contact. */
  offsetMs: v.nullable(v.pipe(v.number(), v.safeInteger())),
});
export type EntryTime = v.InferOutput<typeof EntryTime>;

export const EntryHeader = v.looseObject({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: EntryId,
  organisation: OrganisationId,
  site: SiteId,
  kiosk: KioskId,
  ledgerId: LedgerId,
  /** 1 for the first entry of a ledger. Never decides whether something is kept. */
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Hash of the entry before it in the ledger; null for the first. */
  previousHash: v.nullable(Sha256),
  /** null for a station-event. */
  visit: v.nullable(VisitId),
  kind: Slug,
  revision: RevisionId,
  /** BCP 47 tag of what the visitor saw; null for a station-event. */
  locale: v.nullable(v.pipe(v.string(), v.maxLength(35))),
  department: v.optional(Slug),
  service: v.optional(Slug),
  /** Of a message whose visitor was given a receipt (`receipt.ts`): how it is found, and how their secret is checked. */
  receipt: v.optional(v.looseObject({ reference: v.pipe(v.string(), v.maxLength(32)), verifier: v.pipe(v.string(), v.maxLength(100)) })),
  time: EntryTime,
  bodyForm: v.picklist(['plain', 'sealed']),
  /** SHA-256 of the body's UTF-8 bytes as they are stored and sent. */
  bodyHash: Sha256,
});
export type EntryHeader = v.InferOutput<typeof EntryHeader>;

/** An entry on disk and on the wire. */
export const WireEntry = v.object({ header: v.string(), body: v.string() });
export type WireEntry = v.InferOutput<typeof WireEntry>;

// Bodies. Ids only: labels are never stored, an id is never used again for something else.
export const RatingBody = v.object({ questionId: Slug, scaleId: Slug, valueId: Slug });
export type RatingBody = v.InferOutput<typeof RatingBody>;
export const ReasonsBody = v.object({ questionId: Slug, reasonIds: v.array(Slug) });
export type ReasonsBody = v.InferOutput<typeof ReasonsBody>;
/** What is inside a sealed comment. */
export const CommentBody = v.object({ questionId: Slug, text: v.string() });
export type CommentBody = v.InferOutput<typeof CommentBody>;
export const PROMISE_ANSWERS = ['yes', 'no', 'not-sure'] as const;
/** `kept`: whether the promised time was kept, as the visitor sees it. */
export const ServiceAnswerBody = v.object({ questionId: Slug, serviceId: v.string(), kept: v.optional(v.picklist(PROMISE_ANSWERS)) });
export type ServiceAnswerBody = v.InferOutput<typeof ServiceAnswerBody>;
export const VisitEndBody = v.object({ how: v.picklist(['finished', 'timeout', 'left']) });
export type VisitEndBody = v.InferOutput<typeof VisitEndBody>;
export const StationEventBody = v.looseObject({ event: Slug });
export type StationEventBody = v.InferOutput<typeof StationEventBody>;
