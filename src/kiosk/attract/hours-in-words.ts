// The counter's hours as a locale writes them: a week in as few lines as it needs, a time, the next opening. Pure.
import type { Hours } from '../../protocol/hours.ts';
import { WEEKDAYS } from '../../protocol/opening-hours.ts';

type WeekLine = { days: string; times: string };

/** Days in a row with the same hours share a line. */
export function weekInWords({ open }: Hours, locale: string, words: { closed: string; dayAndNight: string }): WeekLine[] {
  const lines: { first: number; last: number; times: string }[] = [];
  WEEKDAYS.forEach((weekday, place) => {
    const spans = open.filter(({ days }) => days.includes(weekday)).sort((a, b) => a.from.localeCompare(b.from));
    const times = spans.map(({ from, until }) => (from === until ? words.dayAndNight : spanInWords(from, until, locale))).join(', ');
    const before = lines.at(-1);
    if (before?.times === times) before.last = place;
    else lines.push({ first: place, last: place, times });
  });
  return lines.map(({ first, last, times }) => ({ days: daysInWords(first, last, locale), times: times || words.closed }));
}

/** "17:00", "5:00 PM". */
export function timeInWords(hour: number, minute: number, locale: string): string {
  return format(locale, { timeStyle: 'short' }, Date.UTC(2024, 0, 1, hour, minute));
}

/** "Tomorrow, 08:00", "Monday, 08:00", "Monday 4 January, 08:00": no more than is needed. */
export function openingInWords(opens: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime, locale: string): string {
  const days = now.toPlainDate().until(opens.toPlainDate()).days;
  const date = Date.UTC(opens.year, opens.month - 1, opens.day);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
      : format(locale, days < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' }, date);
  return `${day}, ${timeInWords(opens.hour, opens.minute, locale)}`;
}

function spanInWords(from: string, until: string, locale: string): string {
  const [start, end] = [from, until].map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return timeInWords(hour, minute, locale);
  });
  return `${start} – ${end}`;
}

function daysInWords(first: number, last: number, locale: string): string {
  const [start, end] = [first, last].map((place) => {
    // 1 January 2024 was a Monday.
    const name = format(locale, { weekday: 'long' }, Date.UTC(2024, 0, 1 + place));
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  });
  return first === last ? `${start}` : `${start} – ${end}`;
}

function format(locale: string, options: Intl.DateTimeFormatOptions, epochMs: number): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(epochMs);
}
