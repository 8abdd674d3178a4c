// One sync request and its answer. An empty batch is the heartbeat. Only a parsed acknowledgement that repeats the batch's id
// and names an entry by id and hash settles that entry; a status code never does.
import * as v from 'valibot';
import { WireEntry } from './entry.ts';
import { EntryId, KioskId, LedgerId, RevisionId, Sha256, Uuid } from './ids.ts';
import { BATCH_MAX_ENTRIES } from './limits.ts';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ShortText = v.pipe(v.string(), v.maxLength(300));

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
export const VerdictName = v.picklist(['stored', 'duplicate', 'gone', 'conflict', 'refused']);
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
});
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>;
