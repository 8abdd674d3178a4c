// Times as people say them, in the reader's language. Pure: now and zone are handed in.
import { dateFormatter } from './date-formatter.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "12 minutes ago"; null when it is less than a minute. */
export function ago(atMs: number, nowMs: number, language: string): string | null {
  const passed = Math.max(nowMs - atMs, 0);
  const [unit, length] = UNITS.find(([, ms]) => passed >= ms) ?? [];
  if (!unit) return null;
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(-Math.floor(passed / length), unit);
}

/** 14:05 today; with its date on another day. */
export function clockTime(atMs: number, nowMs: number, language: string, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const day = dateFormatter(language, { ...zone, dateStyle: 'medium' });
  const sameDay = day.format(atMs) === day.format(nowMs);
  return dateFormatter(language, {
    ...zone,
    ...(sameDay ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(atMs);
}

/** "Tue 3 Nov 2026, 14:00–15:00": times of visitors are never finer than the hour. */
export function hourSpan(instant: string, language: string, timeZone: string): { day: string; from: string; to: string } {
  const at = Date.parse(instant);
  const hour = dateFormatter(language, { timeZone, timeStyle: 'short', hourCycle: 'h23' });
  return { day: dayName(at, language, timeZone), from: hour.format(at), to: hour.format(at + 3_600_000) };
}

export function dayName(atMs: number, language: string, timeZone: string): string {
  return dateFormatter(language, { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(atMs);
}

/** A calendar day (YYYY-MM-DD), which has no zone. */
export function calendarDay(day: string, language: string): string {
  return dateFormatter(language, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}
