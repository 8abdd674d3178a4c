// Which items of the copy the person wants to see. Days are those of the kiosk's site, not of the reader's device.
import { isShown, type TaggedView } from '../../protocol/tap-rules.ts';
import type { ReadItem } from './inbox-feed.ts';

/** Empty string: any. Days as YYYY-MM-DD, both inclusive. `face` is a value id, or `none` for items without a face. `tagged`: without those, or they alone. */
export type InboxFilter = { words: string; site: string; kiosk: string; face: string; tagged: '' | TaggedView; from: string; to: string };
export const NO_FILTER: InboxFilter = { words: '', site: '', kiosk: '', face: '', tagged: '', from: '', to: '' };

/** `found`: ids that the search in the words gave, null when nothing is searched. */
export function filterItems(
  items: readonly ReadItem[],
  filter: InboxFilter,
  found: ReadonlySet<string> | null,
  zoneOf: (site: string) => string,
): ReadItem[] {
  return items.filter((item) => {
    if (found && !found.has(item.id)) return false;
    if (filter.site && item.site !== filter.site) return false;
    if (filter.kiosk && item.kiosk !== filter.kiosk) return false;
    if (filter.face && (item.face?.valueId ?? 'none') !== filter.face) return false;
    if (!isShown(item.tags, filter.tagged || 'with')) return false;
    if (!filter.from && !filter.to) return true;
    const day = localDay(item.occurredAt, zoneOf(item.site));
    return (!filter.from || day >= filter.from) && (!filter.to || day <= filter.to);
  });
}

export function isFiltering(filter: InboxFilter): boolean {
  return Object.values(filter).some((value) => value.trim() !== '');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** YYYY-MM-DD of an instant in an IANA zone. */
export function localDay(instant: string, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(new Date(instant));
}
