// What a report on cases says: of those received in a period, how many ended, how long they took, which promises were kept, what was decided;
// and the complaints that nobody has settled yet, whenever they came.
import * as v from 'valibot';
import { SiteId, Slug } from '../ids.ts';
import { CalendarDay, Count, Time } from '../plain-values.ts';
import { LocalisedText } from '../text.ts';
import { CaseKind } from './case-kinds.ts';

/** `count`: how often it was done. Times in minutes of working time, without the time spent waiting for the person; null: none was measured. */
const Turnaround = v.object({
  count: Count,
  medianMinutes: v.nullable(Count),
  /** Nine in ten took no longer. */
  p90Minutes: v.nullable(Count),
  /** Of `promised`, those that were done in time. What is neither done nor due is in neither. */
  kept: Count,
  promised: Count,
});
export type Turnaround = v.InferOutput<typeof Turnaround>;

const Outcomes = v.object({ upheld: Count, partly: Count, not: Count, withdrawn: Count, undecided: Count });

/** A case that was opened again, or went to a second stage, is acknowledged and answered once for each. */
export const CaseFigures = v.object({
  opened: Count,
  ended: Count,
  open: Count,
  late: Count,
  acknowledged: Turnaround,
  answered: Turnaround,
  /** Of points complained of. */
  outcomes: Outcomes,
  lessons: Count,
});
export type CaseFigures = v.InferOutput<typeof CaseFigures>;

export const CaseReportAnswer = v.object({
  from: CalendarDay,
  to: CalendarDay,
  asOf: Time,
  /** false: the organisation has no working hours on record, so no working time can be measured. */
  hasCalendar: v.boolean(),
  whole: CaseFigures,
  sites: v.array(v.object({ site: SiteId, ...CaseFigures.entries })),
  /** null: of no department, or one that nobody names any more. */
  departments: v.array(
    v.object({ department: v.nullable(Slug), name: v.optional(v.nullable(LocalisedText), null), ...CaseFigures.entries }),
  ),
  kinds: v.array(v.object({ kind: CaseKind, ...CaseFigures.entries })),
  /** Complaints that have not ended, whenever they came. */
  risk: v.object({ unresolved: Count, late: Count, severe: Count, oldest: v.nullable(CalendarDay) }),
});
export type CaseReportAnswer = v.InferOutput<typeof CaseReportAnswer>;
