// Whether a counter is open at a moment, until when, and when it opens again: in the time of its site, across midnight and the change
// of the clocks. Pure: the moment and the zone are handed in. Without shapes, because a kiosk's page uses it.
import type { Hours } from './hours.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** `closedFor`: today is a closing day. */
export type Counter =
  | { open: true /** null: day and night. */; until: Temporal.ZonedDateTime | null }
  | { open: false /** null: not within a year. */; opens: Temporal.ZonedDateTime | null; closedFor: ClosingDay | null };
type ClosingDay = NonNullable<Hours['closed']>[number];

/** Longer than any closing of a counter that comes back. */
const LOOK_AHEAD_DAYS = 366;
/** What is open for so long without a break counts as never closing. */
const ENDLESS_DAYS = 8;

/** Throws a RangeError when the zone is none. */
export function counterAt(hours: Hours, timeZone: string, epochMs: number): Counter {
  const now = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate();
  const running = [...spansOn(today.subtract({ days: 1 }), hours, timeZone), ...spansOn(today, hours, timeZone)].find(
    ({ from, until }) => epochMs >= from.epochMilliseconds && epochMs < until.epochMilliseconds,
  );
  if (running) return { open: true, until: lastEnd(running.until, hours, timeZone) };
  return { open: false, opens: nextOpening(now, hours, timeZone), closedFor: closingDay(today, hours) };
}

/** Moments between which the counter is open on that day of its site, what began the evening before included. For many moments of a day. */
export function openOn(day: string, hours: Hours, timeZone: string): { from: number; until: number }[] {
  const date = Temporal.PlainDate.from(day);
  const spans = [...spansOn(date.subtract({ days: 1 }), hours, timeZone), ...spansOn(date, hours, timeZone)];
  return spans.map(({ from, until }) => ({ from: from.epochMilliseconds, until: until.epochMilliseconds }));
}

/** Minutes from Monday 00:00; may run past the end of the week. `place`: in `open`. */
export function spansOfWeek({ open }: Pick<Hours, 'open'>): { from: number; until: number; place: number }[] {
  return open.flatMap(({ days, from, until }, place) =>
    days.map((day) => {
      const start = WEEKDAYS.indexOf(day) * 1440 + minutes(from);
      const length = minutes(until) - minutes(from);
      return { from: start, until: start + (length > 0 ? length : length + 1440), place };
    }),
  );
}

/** `2026-12-28`, or `12-25` for every year; also 29 February. */
export function isCalendarDay(text: string): boolean {
  const [, year = '2024', day] = /^(?:(\d{4})-)?(\d\d-\d\d)$/.exec(text) ?? [];
  const date = day && new Date(`${year}-${day}T00:00:00Z`);
  return Boolean(date) && Number.isFinite(Number(date)) && (date as Date).toISOString().startsWith(`${year}-${day}`);
}

function closingDay(date: Temporal.PlainDate, { closed = [] }: Hours): ClosingDay | null {
  const day = date.toString();
  return closed.find((closing) => day === closing.day || (closing.day.length === 5 && day.endsWith(`-${closing.day}`))) ?? null;
}

type Span = { from: Temporal.ZonedDateTime; until: Temporal.ZonedDateTime };

/** Those that begin on that day. A night that began the evening before a closing day goes on to its end. */
export function spansOn(date: Temporal.PlainDate, hours: Hours, timeZone: string): Span[] {
  if (closingDay(date, hours)) return [];
  const weekday = WEEKDAYS[date.dayOfWeek - 1] as Weekday;
  return hours.open
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, until }) => {
      const end = until > from ? date : date.add({ days: 1 });
      return { from: date.toZonedDateTime({ timeZone, plainTime: from }), until: end.toZonedDateTime({ timeZone, plainTime: until }) };
    })
    .sort((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds);
}

/** A span that another follows at once is not the end. */
function lastEnd(end: Temporal.ZonedDateTime, hours: Hours, timeZone: string): Temporal.ZonedDateTime | null {
  let last = end;
  for (let spans = 0; spans < ENDLESS_DAYS; spans += 1) {
    const date = last.toPlainDate();
    const next = spansOn(date, hours, timeZone).find(({ from }) => from.epochMilliseconds === last.epochMilliseconds);
    if (!next) return last;
    last = next.until;
  }
  return null;
}

function nextOpening(now: Temporal.ZonedDateTime, hours: Hours, timeZone: string): Temporal.ZonedDateTime | null {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    const spans = spansOn(now.toPlainDate().add({ days }), hours, timeZone);
    const next = spans.find(({ from }) => from.epochMilliseconds > now.epochMilliseconds);
    if (next) return next.from;
  }
  return null;
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
