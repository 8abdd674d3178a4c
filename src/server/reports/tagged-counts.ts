// Ratings that are tagged, as counts that can be taken out of the visible ones. What may not be shown yet is left out here too. Pure.
import { TAP_TAGS, type TaggedView, type TapTag } from '../../protocol/tap-rules.ts';
import type { RatingCount } from '../store/store.ts';
import type { TaggedTap } from '../taps/tagged-taps.ts';

/** One tagged rating. */
export type TaggedCount = RatingCount & { tags: readonly TapTag[] };

export function taggedCounts(taps: readonly TaggedTap[]): TaggedCount[] {
  return taps
    .filter(({ tags }) => tags.length > 0)
    .map(({ site, kiosk, day, hour, scaleId, valueId, tags }) => ({ site, kiosk, day, hour, scaleId, valueId, count: 1, tags }));
}

/** Those whose hour is among the visible counts. */
export function visibleOnes(tagged: readonly TaggedCount[], visible: readonly RatingCount[]): TaggedCount[] {
  const shown = new Set(visible.map(nameOf));
  return tagged.filter((one) => shown.has(nameOf(one)));
}

export function inView(visible: readonly RatingCount[], tagged: readonly TaggedCount[], view: TaggedView): readonly RatingCount[] {
  return view === 'with' ? visible : view === 'only' ? tagged : withoutTagged(visible, tagged);
}

export function withoutTagged(visible: readonly RatingCount[], tagged: readonly TaggedCount[]): RatingCount[] {
  const taken = new Map<string, number>();
  for (const one of tagged) taken.set(nameOf(one), (taken.get(nameOf(one)) ?? 0) + 1);
  // A rating that came between the two questions to the store is in one of them only.
  return visible.map((count) => ({ ...count, count: Math.max(0, count.count - (taken.get(nameOf(count)) ?? 0)) }));
}

export function perTag(tagged: readonly TaggedCount[]): Partial<Record<TapTag, number>> {
  const counts = TAP_TAGS.map((tag) => [tag, tagged.filter(({ tags }) => tags.includes(tag)).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function nameOf({ site, kiosk, day, hour, scaleId, valueId }: RatingCount): string {
  return [site, kiosk, day, hour, scaleId, valueId].join(' ');
}
