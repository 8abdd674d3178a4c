// The rule of tap privacy: which ratings may be counted on a screen at all. Only closed hours of the site's wall clock; an hour of a
// kiosk with fewer than five ratings counts only once its day has closed. Larger rows are sums of what is visible per kiosk, so that
// nothing can be got by subtracting one row from another. Pure.
import type { RatingCount } from '../store/store.ts';

const HOUR_SHOWN_FROM = 5;

/** Wall time now at the kiosk's site. */
export type Now = { day: string; hour: number };

/** `nowAt` by site. Counts of sites it doesn't know stay hidden. */
export function visibleCounts(counts: readonly RatingCount[], nowAt: ReadonlyMap<string, Now>): RatingCount[] {
  const perHour = new Map<string, number>();
  for (const count of counts) perHour.set(hourKey(count), (perHour.get(hourKey(count)) ?? 0) + count.count);
  return counts.filter((count) => {
    const now = nowAt.get(count.site);
    if (!now) return false;
    if (count.day < now.day) return true;
    return count.day === now.day && count.hour < now.hour && (perHour.get(hourKey(count)) ?? 0) >= HOUR_SHOWN_FROM;
  });
}

function hourKey({ site, kiosk, day, hour }: RatingCount): string {
  return `${site} ${kiosk} ${day} ${hour}`;
}
