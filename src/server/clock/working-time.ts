// Counting in working days and working time. The day on which something is received is day 0; what comes outside hours, or on a closed day,
// counts as received at the next opening. Pure.
import type { Span, WorkingCalendar } from './working-calendar.ts';

/** `day`: the one on which the span began, which on a night shift is the day before. */
export type Opening = { at: number; day: string };

/** Longer than anybody closes. */
const LOOK_AHEAD_DAYS = 400;

/** That moment, if it is within hours; else the next opening. */
export function openingFrom(calendar: WorkingCalendar, ms: number): Opening {
  for (const { day, spans } of daysFrom(calendar, dayBefore(dayAt(calendar, ms))))
    for (const { from, until } of spans) if (ms < until) return { at: Math.max(ms, from), day };
  throw new RangeError(`never open after ${dayAt(calendar, ms)}`);
}

/** The n-th working day after that day; a closed day counts as the next one that is open. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  let left = calendar.spansOn(day).length > 0 ? count : count + 1;
  if (left === 0) return day;
  for (const { day: next, spans } of daysFrom(calendar, dayAfter(day))) {
    if (spans.length > 0) left -= 1;
    if (left === 0) return next;
  }
  throw new RangeError(`no ${count} working days after ${day}`);
}

/** How many working days lie after the first day, up to and with the last; 0 when it is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, first: string, last: string): number {
  let count = 0;
  for (let day = first; day < last; ) {
    day = dayAfter(day);
    if (calendar.spansOn(day).length > 0) count += 1;
  }
  return count;
}

/** The moment at which so much working time has passed. */
export function addWorkingMs(calendar: WorkingCalendar, from: Opening, amountMs: number): Opening {
  let left = amountMs;
  for (const { day, spans } of daysFrom(calendar, from.day))
    for (const span of spans) {
      const length = Math.max(0, span.until - Math.max(span.from, from.at));
      if (left <= length && length > 0) return { at: Math.max(span.from, from.at) + left, day };
      left -= length;
    }
  throw new RangeError(`not so much working time after ${from.day}`);
}

/** Working time from one moment to the other. */
export function workingMsBetween(calendar: WorkingCalendar, from: number, until: number): number {
  let sum = 0;
  const last = dayAt(calendar, until);
  for (let day = dayBefore(dayAt(calendar, from)); day <= last; day = dayAfter(day))
    for (const span of calendar.spansOn(day)) sum += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
  return sum;
}

/** A promise of days is kept until the day is over: its last millisecond, or the end of the night's work that began on it. */
export function endOf(calendar: WorkingCalendar, day: string): number {
  const midnight = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(calendar.timeZone).epochMilliseconds;
  return Math.max(midnight, calendar.spansOn(day).at(-1)?.until ?? 0) - 1;
}

export function dayAt({ timeZone }: Pick<WorkingCalendar, 'timeZone'>, ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

function* daysFrom(calendar: WorkingCalendar, first: string): Generator<{ day: string; spans: readonly Span[] }> {
  let closed = 0;
  for (let day = first; closed < LOOK_AHEAD_DAYS; day = dayAfter(day)) {
    const spans = calendar.spansOn(day);
    closed = spans.length > 0 ? 0 : closed + 1;
    yield { day, spans };
  }
}
