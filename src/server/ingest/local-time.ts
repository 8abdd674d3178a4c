// The wall time at the site. Zones change their offset only on quarter hours, so one answer serves a quarter of an hour.

const QUARTER_HOUR_MS = 15 * 60 * 1000;
const REMEMBERED = 4_096;

export type LocalTime = { day: string; hour: number };

const known = new Map<string, LocalTime>();

/** `at` in milliseconds since 1970; `day` as in 2026-11-22. Throws RangeError for a zone that doesn't exist. */
export function localTime(at: number, timeZone: string): LocalTime {
  const quarter = Math.floor(at / QUARTER_HOUR_MS);
  const key = `${quarter} ${timeZone}`;
  const found = known.get(key);
  if (found) return found;
  const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_HOUR_MS).toZonedDateTimeISO(timeZone);
  const local = { day: zoned.toPlainDate().toString(), hour: zoned.hour };
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, local);
  return local;
}
