// How long an organisation keeps what: words by their kind, counts apart from them, what a person was searched by, and copies on staff's devices
// without contact. A figure that nobody there has confirmed (`toBeConfirmed`) is reported and never carried out.
import * as v from 'valibot';

const origin = { source: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(400)), toBeConfirmed: v.optional(v.boolean(), false) };
const days = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
/** null: for as long as the organisation exists. */
const Kept = v.strictObject({ days: v.nullable(days(36_500)), ...origin });
export type Kept = v.InferOutput<typeof Kept>;

const fields = {
  /** Words of comments, from their arrival. */
  comments: Kept,
  /** Words of messages that are no case, from their arrival. */
  messages: Kept,
  /** All words of a case, its message among them, from the last thing that happened to it, once it has ended. Its history stays. */
  cases: Kept,
  /** Single ratings, reasons and answers about services: reports of days before say nothing any more. */
  counts: Kept,
  /** What somebody was searched by. */
  searches: Kept,
  /** Copies on staff's devices, without contact. */
  offlineCopies: v.strictObject({ days: days(365), ...origin }),
};
export const RETENTION_KINDS = ['comments', 'messages', 'cases', 'counts', 'searches'] as const;

export const RetentionPolicy = v.strictObject(fields);
export type RetentionPolicy = v.InferOutput<typeof RetentionPolicy>;

/** `retention.json` of an organisation. */
export const RetentionPolicyFile = v.strictObject({ $schema: v.optional(v.string()), ...fields });
