// When the counter is open, as configurations say it: spans of a weekday, in the site's own time, and days on which none begins.
import * as v from 'valibot';
import type { Contradiction } from './contradictions.ts';
import { isCalendarDay, spansOfWeek, WEEKDAYS } from './opening-hours.ts';
import { LocalisedText } from './text.ts';

const TimeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:30'));
export const ClosingDay = v.pipe(v.string(), v.check(isCalendarDay, 'a day such as 2026-12-28, or 12-25 for every year'));

export const OpenSpans = v.pipe(
  v.array(
    v.strictObject({
      days: v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1), v.maxLength(7)),
      from: TimeOfDay,
      /** At or before `from`: on the next day. */
      until: TimeOfDay,
    }),
  ),
  v.minLength(1),
  v.maxLength(21),
);

export const Hours = v.strictObject({
  open: OpenSpans,
  closed: v.optional(v.pipe(v.array(v.strictObject({ day: ClosingDay, name: v.optional(LocalisedText) })), v.maxLength(60))),
});
export type Hours = v.InferOutput<typeof Hours>;

const MINUTES_OF_WEEK = 7 * 24 * 60;

export function hoursContradictions(hours: Hours): Contradiction[] {
  const spans = spansOfWeek(hours);
  const overlapping = spans.filter((span) => spans.some((other) => other.place < span.place && overlap(span, other)));
  const days = hours.closed?.map(({ day }) => day) ?? [];
  return [
    ...hours.open.flatMap(({ days: its }, place) =>
      new Set(its).size < its.length ? [{ message: 'a weekday is named twice', keys: ['hours', 'open', place, 'days'] }] : [],
    ),
    ...[...new Set(overlapping.map(({ place }) => place))].map((place) => ({
      message: 'it is open already at that time',
      keys: ['hours', 'open', place],
    })),
    ...days.flatMap((day, place) =>
      days.indexOf(day) < place ? [{ message: `${day} is named twice`, keys: ['hours', 'closed', place, 'day'] }] : [],
    ),
  ];
}

type Span = { from: number; until: number };

/** Sunday night goes on into Monday. */
function overlap(a: Span, b: Span): boolean {
  return [-MINUTES_OF_WEEK, 0, MINUTES_OF_WEEK].some((shift) => a.from < b.until + shift && b.from + shift < a.until);
}
