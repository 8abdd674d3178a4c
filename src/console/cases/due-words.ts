// By when something is due, in words that a person would say. Days are those of the case's site. Pure.
import { ENDED } from '../../protocol/cases/state-changes.ts';
import type { Texts } from '../texts/en.ts';
import { dateFormatter, dayAt } from '../ui/date-formatter.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import type { ListedCase } from './case-view.ts';

type Dated = Pick<ListedCase, 'state' | 'acknowledgeBy' | 'acknowledgedAt' | 'dueAt' | 'atRiskFrom' | 'closedAt'>;
export type DueWords = { text: string; tone: 'late' | 'soon' | 'calm' };
type Saying = { zone: string; texts: Texts; tag: string };
const DAY_MS = 86_400_000;

export function dueWords(row: Dated, nowMs: number, { zone, texts, tag }: Saying): DueWords {
  const t = texts.cases.due;
  if (row.closedAt !== null) return { text: t.closed(calendarDay(dayAt(Date.parse(row.closedAt), zone), tag)), tone: 'calm' };
  if (isOver(row)) return { text: t.ended, tone: 'calm' };
  const due = dueOf(row);
  if (row.state === 'waiting' && due?.what !== 'acknowledge') return { text: t.paused, tone: 'calm' };
  if (due === null) return { text: t.nothing, tone: 'calm' };
  const { what, at } = due;
  const away = daysBetween(dayAt(nowMs, zone), dayAt(at, zone));
  if (at < nowMs) return { text: away === 0 ? t.lateToday[what] : t.late[what](-away), tone: 'late' };
  if (away === 0) return { text: isEndOfDay(at, zone) ? t.today[what] : t.at[what](clock(at, zone, tag)), tone: 'soon' };
  const tone = row.atRiskFrom !== null && Date.parse(row.atRiskFrom) <= nowMs ? 'soon' : 'calm';
  return { text: away === 1 ? t.tomorrow[what] : t.by[what](weekday(at, zone, tag)), tone };
}

/** Also by what waits to be sent: then its dates are still the old ones. */
function isOver({ state }: Dated): boolean {
  return ENDED.includes(state) || state === 'answered';
}

/** `acknowledge` while nobody has said that it came and that day is the nearer. */
function dueOf({ dueAt, acknowledgeBy, acknowledgedAt }: Dated): { what: 'acknowledge' | 'respond'; at: number } | null {
  if (dueAt === null) return null;
  const what = acknowledgedAt === null && acknowledgeBy === dueAt ? 'acknowledge' : 'respond';
  return { what, at: Date.parse(dueAt) };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A promise of days is kept until the day is over; one of minutes has its time. */
function isEndOfDay(ms: number, zone: string): boolean {
  return dayAt(ms + 1, zone) !== dayAt(ms, zone);
}

function clock(ms: number, timeZone: string, tag: string): string {
  return dateFormatter(tag, { timeZone, timeStyle: 'short', hourCycle: 'h23' }).format(ms);
}

function weekday(ms: number, timeZone: string, tag: string): string {
  return dateFormatter(tag, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(ms);
}
