// Ratings that count by hour, and those of them that are tagged: told for each number how many of it are. What may not be shown yet is left
// out here too. Pure.
import type { RatingCount } from '../store/store.ts';
import type { DayTally, TaggedRating } from '../taps/rating-days.ts';

/** Those whose hour is among the visible counts. */
export function visibleOnes(tagged: readonly TaggedRating[], visible: readonly RatingCount[]): TaggedRating[] {
  const shown = new Set(visible.map(nameOf));
  return tagged.filter((one) => shown.has(nameOf(one)));
}

export function withTagged(visible: readonly RatingCount[], tagged: readonly TaggedRating[]): DayTally[] {
  const taken = new Map<string, number>();
  for (const one of tagged) taken.set(nameOf(one), (taken.get(nameOf(one)) ?? 0) + 1);
  return visible.map((count) => {
    const own = taken.get(nameOf(count)) ?? 0;
    // A rating that came between the two questions to the store is in one of them only.
    return { ...count, tagged: own, without: Math.max(0, count.count - own) };
  });
}

function nameOf({ site, kiosk, day, hour, scaleId, valueId }: Omit<RatingCount, 'count'>): string {
  return [site, kiosk, day, hour, scaleId, valueId].join(' ');
}
