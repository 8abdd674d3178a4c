// Days such as 2026-11-22 as texts, by the calendar alone. For thousands of them at a time, so without Temporal. Pure.
const DAY_MS = 86_400_000;

/** May lie before or after. */
export function dayBeside(day: string, days: number): string {
  return dayOf(startOf(day) + days * DAY_MS);
}

/** The day in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().split('T')[0] as string;
}

export function daysBetween(first: string, last: string): number {
  return Math.round((startOf(last) - startOf(first)) / DAY_MS);
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
