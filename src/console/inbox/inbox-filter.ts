// Which items of the copy the person wants to see. Days are those of the kiosk's site, not of the reader's device.
import { isShown, type TaggedView } from '../../protocol/tap-rules.ts';
import { dayAt } from '../ui/date-formatter.ts';
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
  const near = { from: nearDays(filter.from), to: nearDays(filter.to) };
  return items.filter((item) => {
    if (found && !found.has(item.id)) return false;
    if (filter.site && item.site !== filter.site) return false;
    if (filter.kiosk && item.kiosk !== filter.kiosk) return false;
    if (filter.face && (item.face?.valueId ?? 'none') !== filter.face) return false;
    if (!isShown(item.tags, filter.tagged || 'with')) return false;
    return isWithin(item.occurredAt, zoneOf(item.site), near);
  });
}

export function isFiltering(filter: InboxFilter): boolean {
  return Object.values(filter).some((value) => value.trim() !== '');
}

const DAY_MS = 86_400_000;

/** A day with those beside it, all YYYY-MM-DD; null: none is set. */
type NearDays = { before: string; day: string; after: string } | null;

function nearDays(day: string): NearDays {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (day === '' || Number.isNaN(at)) return null;
  const written = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { before: written(at - DAY_MS), day, after: written(at + DAY_MS) };
}

/** Days anywhere are at most one apart from those of UTC: a calendar is only asked about what is that near to a bound. */
function isWithin(instant: string, zone: string, { from, to }: { from: NearDays; to: NearDays }): boolean {
  const utc = instant.slice(0, 10);
  if ((from && utc < from.before) || (to && utc > to.after)) return false;
  if ((!from || utc >= from.after) && (!to || utc <= to.before)) return true;
  const day = dayAt(Date.parse(instant), zone);
  return (!from || day >= from.day) && (!to || day <= to.day);
}
