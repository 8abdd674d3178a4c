// The Happy Index in words. Figures are rounded to whole points: more would promise what the interval does not hold.
import type { OverviewRow } from '../../protocol/console-api.ts';
import type { Texts } from '../texts/en.ts';

/** `figure` is the big one, `beside` the words next to it. */
export function indexWords(row: Pick<OverviewRow, 'index' | 'interval' | 'ratings'>, texts: Texts): { figure: string; beside: string } {
  const { overview } = texts;
  if (row.index === null || row.ratings === 0) return { figure: '–', beside: overview.noRatings };
  if (row.interval === null) return { figure: '–', beside: overview.tooFew };
  const [low, high] = row.interval;
  return { figure: String(Math.round(row.index)), beside: overview.between(Math.round(low), Math.round(high)) };
}

/** Shares in whole per cent that add up to 100 (largest remainders). */
export function percents(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count / all) * 100);
  const whole = exact.map(Math.floor);
  let missing = 100 - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { place } of byRemainder) {
    if (missing === 0) break;
    whole[place] = (whole[place] ?? 0) + 1;
    missing -= 1;
  }
  return whole;
}
