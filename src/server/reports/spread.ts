// Where the middle of some numbers lies, and what nine in ten do not exceed (nearest rank). Pure.

/** Rounded to whole numbers; null: there are none. */
export function spread(values: readonly number[]): { median: number | null; p90: number | null } {
  if (values.length === 0) return { median: null, p90: null };
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? Number.NaN;
  const middle = (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2;
  return { median: Math.round(middle), p90: Math.round(at(Math.ceil(0.9 * sorted.length) - 1)) };
}
