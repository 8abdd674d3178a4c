// Days of a policy as moments: what arrived, or last happened, before them has outlived its time. Pure. A day is counted in UTC and whole, so a
// run at any hour of a day, and at any collector, does the same.
import { type Kept, RETENTION_KINDS, type RetentionPolicy } from '../../protocol/retention-policy.ts';
import type { Limits } from '../store/data-protection-store.ts';

type Kind = (typeof RETENTION_KINDS)[number];
type Before = Record<Kind, number | null>;

/** `confirmed`: what is carried out; `unconfirmed`: what would be, if somebody confirmed its figure. */
export function retentionLimits(policy: RetentionPolicy, today: string): { confirmed: Before; unconfirmed: Before } {
  const of = (toBeConfirmed: boolean) => (kept: Kept) => (kept.toBeConfirmed === toBeConfirmed ? beforeOf(kept, today) : null);
  return { confirmed: byKind(policy, of(false)), unconfirmed: byKind(policy, of(true)) };
}

export function asLimits(organisation: string, { comments, messages, cases, counts }: Before): Limits {
  return { organisation, commentsBefore: comments, messagesBefore: messages, casesEndedBefore: cases, ratingsBefore: counts };
}

function byKind(policy: RetentionPolicy, before: (kept: Kept) => number | null): Before {
  return Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, before(policy[kind])])) as Before;
}

/** What came on day 0 is kept through day `days`, and goes on the day after. */
function beforeOf({ days }: Kept, today: string): number | null {
  if (days === null) return null;
  return Temporal.PlainDate.from(today).subtract({ days }).toZonedDateTime('UTC').epochMilliseconds;
}
