// One sync request and its answer. An empty batch is the heartbeat. Only a parsed acknowledgement that repeats the batch's id
// and names an entry by id and hash settles that entry; a status code never does.
import * as v from 'valibot';
import { WireEntry } from './entry.ts';
import { EntryId, KioskId, LedgerId, RevisionId, Sha256, Uuid } from './ids.ts';
import { BATCH_MAX_ENTRIES, HEALTH_MAX_RANGES } from './limits.ts';
import { Count } from './plain-values.ts';

const ShortText = v.pipe(v.string(), v.maxLength(300));

/** Both ends belong to it. */
export const NumberRange = v.object({ from: v.pipe(Count, v.minValue(1)), through: v.pipe(Count, v.minValue(1)) });
export type NumberRange = v.InferOutput<typeof NumberRange>;
const CopyState = v.picklist(['whole', 'behind', 'missing']);
export type CopyState = v.InferOutput<typeof CopyState>;
export const Room = v.picklist(['ample', 'no-new-ratings', 'no-new-messages']);
export type Room = v.InferOutput<typeof Room>;

/** How the kiosk is, with every batch. Times are the kiosk's wall clock. */
export const KioskHealth = v.looseObject({
  /** Entries that wait besides those in this batch: what is still to come once it is stored. */
  waiting: Count,
  waitingWords: Count,
  /** No entry that still waits is older; null when none waits. */
  oldestWaitingAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  shelved: Count,
  /** Last sequence written, 0 for none: what the ledger has recorded. */
  recorded: Count,
  shellVersion: ShortText,
  storage: v.object({ usedBytes: v.nullable(Count), quotaBytes: v.nullable(Count), persisted: v.nullable(v.boolean()) }),
  lastError: v.nullable(ShortText),
  // What follows came later: a kiosk of an earlier version leaves it out.
  /** The kiosk's pointer: everything up to it has been acknowledged or is on the shelf. */
  sentThrough: v.optional(Count),
  /** Oldest entry of the ledger that the kiosk still holds, sent or not; null when it holds none. */
  firstHeld: v.optional(v.nullable(Count)),
  /** Numbers up to `recorded` that neither of the kiosk's copies holds and that were never acknowledged: lost on the kiosk. */
  lost: v.optional(v.pipe(v.array(NumberRange), v.maxLength(HEALTH_MAX_RANGES))),
  /** Numbers of the ledger on the shelf, while there are any: not lost, however long ago they were sent. The lowest. */
  shelvedNumbers: v.optional(v.pipe(v.array(NumberRange), v.maxLength(HEALTH_MAX_RANGES))),
  /** Starts of the worker since pairing, and those in a row that did not come to rest. */
  starts: v.optional(v.object({ total: Count, unhealthy: Count })),
  /** After a crash loop: shows the last good configuration and changes nothing until it is calm again. */
  safeMode: v.optional(v.boolean()),
  /** The two copies of the outbox. `behind`: lacks entries that the other one holds, being repaired; `missing`: cannot be opened. */
  copies: v.optional(v.object({ database: CopyState, journal: CopyState })),
  /** What is still taken as space runs out. */
  room: v.optional(Room),
  /** Visits turned away for want of space since the kiosk was paired. */
  refusals: v.optional(v.object({ ratings: Count, messages: Count })),
  /** A version of the shell that did not confirm its health; the one before serves in its place. */
  failedShell: v.optional(v.nullable(ShortText)),
  /** The last few, newest first: short, without anything of a visitor. */
  errors: v.optional(v.pipe(v.array(v.object({ at: v.pipe(v.string(), v.isoTimestamp()), what: ShortText })), v.maxLength(10))),
});
export type KioskHealth = v.InferOutput<typeof KioskHealth>;

export const Batch = v.object({
  v: v.literal(1),
  batchId: Uuid,
  kiosk: KioskId,
  ledgerId: LedgerId,
  /** The kiosk's clocks at the moment of sending: entries of the same boot get an exact time from it. */
  clock: v.object({ wall: v.pipe(v.string(), v.isoTimestamp()), boot: v.pipe(v.string(), v.uuid()), monotonicMs: Count }),
  configuration: v.object({
    applied: v.nullable(RevisionId),
    /** The revision last refused and why, until another is applied. */
    refused: v.nullable(v.object({ revision: v.nullable(v.pipe(v.string(), v.maxLength(64))), reason: ShortText })),
  }),
  health: KioskHealth,
  entries: v.pipe(v.array(WireEntry), v.maxLength(BATCH_MAX_ENTRIES)),
});
export type Batch = v.InferOutput<typeof Batch>;

/**
 * `stored` now; `duplicate`: was there already, same content; `gone`: erased for ever; `conflict`: same id, other content;
 * `refused`: can't be stored (see `reason`). The last two go to the kiosk's shelf.
 */
const VerdictName = v.picklist(['stored', 'duplicate', 'gone', 'conflict', 'refused']);
export type VerdictName = v.InferOutput<typeof VerdictName>;

export const Verdict = v.object({
  id: EntryId,
  /** Of the entry as the collector received it. */
  hash: Sha256,
  verdict: VerdictName,
  reason: v.optional(ShortText),
});
export type Verdict = v.InferOutput<typeof Verdict>;

export const Acknowledgement = v.object({
  v: v.literal(1),
  batchId: Uuid,
  collector: v.object({ id: Uuid, version: ShortText, time: v.pipe(v.string(), v.isoTimestamp()) }),
  verdicts: v.array(Verdict),
  configuration: v.object({ wanted: v.nullable(RevisionId) }),
  /**
   * What the collector holds of the ledger that sent the batch: how many of its entries, erased ones included, and up to which number
   * it holds them all. When `received` falls, the collector was restored from a backup, and the kiosk sends again from `safeThrough` on.
   */
  ledger: v.optional(v.object({ id: LedgerId, received: Count, safeThrough: Count })),
});
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>;
