// Values that many shapes hold: numbers that count, moments, and days.
import * as v from 'valibot';

/** 0, 1, 2 … as far as a number is exact. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** RFC 3339, as `Date` writes it. */
export const Time = v.pipe(v.string(), v.isoTimestamp());
/** YYYY-MM-DD. */
export const CalendarDay = v.pipe(v.string(), v.isoDate());
