// Periods of calendar days, both ends included. Pure: today is handed in.

export type Period = { from: string; to: string };
const DAY_MS = 86_400_000;

/** The device's calendar day, YYYY-MM-DD. */
export function today(nowMs: number): string {
  const now = new Date(nowMs);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The last `days` days, today among them. */
export function lastDays(days: number, todayIs: string): Period {
  const from = new Date(Date.parse(`${todayIs}T00:00:00Z`) - (days - 1) * DAY_MS);
  return { from: from.toISOString().slice(0, 10), to: todayIs };
}

/** As many days, right before. */
export function periodBefore({ from, to }: Period): Period {
  const [first, last] = [from, to].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number];
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: day(first - (last - first) - DAY_MS), to: day(first - DAY_MS) };
}

export function isPeriod({ from, to }: Period): boolean {
  return from !== '' && to !== '' && from <= to;
}
