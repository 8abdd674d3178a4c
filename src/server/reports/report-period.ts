// The days a report is asked for: `from` and `to`, both inclusive; without them the last thirty days.
import { Problem } from '../../protocol/problem.ts';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;

export type Period = { from: string; to: string; days: string[] };

/** `today` as in 2026-11-22. Throws `shape-invalid`. */
export function reportPeriod(from: string | undefined, to: string | undefined, today: string): Period {
  const last = parseDay('to', to ?? today);
  const first = from === undefined ? last.subtract({ days: DEFAULT_DAYS - 1 }) : parseDay('from', from);
  const length = first.until(last, { largestUnit: 'days' }).days + 1;
  if (length < 1 || length > MOST_DAYS) throw new Problem('shape-invalid', { detail: `from 1 to ${MOST_DAYS} days`, path: 'from' });
  const days = Array.from({ length }, (_, place) => first.add({ days: place }).toString());
  return { from: first.toString(), to: last.toString(), days };
}

/** Both days inclusive, UTC; `toMs` is the first moment after them. */
export function periodOfDays({ from, to }: { from: string; to: string }): { fromMs: number; toMs: number } {
  const beginOf = (day: Temporal.PlainDate) => day.toZonedDateTime('UTC').epochMilliseconds;
  return { fromMs: beginOf(parseDay('from', from)), toMs: beginOf(parseDay('to', to).add({ days: 1 })) };
}

export function parseDay(name: string, text: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // Said below.
  }
  throw new Problem('shape-invalid', { detail: 'a day such as 2026-11-22', path: name });
}
