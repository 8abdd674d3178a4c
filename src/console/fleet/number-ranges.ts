// Entries of a ledger named by their numbers: "481–483 and 490". Pure.
import type { NumberRange } from '../../protocol/batch.ts';

/** In the order given. */
export function numberRanges(ranges: readonly NumberRange[], language: string): string {
  const digits = new Intl.NumberFormat(language);
  const spoken = ranges.map(({ from, through }) => (from === through ? digits.format(from) : digits.formatRange(from, through)));
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(spoken);
}

export function entriesIn(ranges: readonly NumberRange[]): number {
  return ranges.reduce((sum, { from, through }) => sum + through - from + 1, 0);
}
