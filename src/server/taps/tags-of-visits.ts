// For lists of entries: which rating of a visit counts, and how its visit is tagged. Exports ask for both and read every rating; what needs
// the tags alone has them from the days that are remembered.
import { TAP_TAGS, type TapTag } from '../../protocol/tap-rules.ts';
import type { Shown } from '../configuration/shown-from.ts';
import { dayBeside, dayOf } from '../days/calendar-days.ts';
import type { RememberedDays } from '../days/remembered-days.ts';
import type { Store, StoredEntry } from '../store/store.ts';
import type { RatingDay } from './rating-days.ts';
import { taggedTaps } from './tagged-taps.ts';

type Named = Pick<StoredEntry, 'id' | 'visit' | 'kiosk' | 'occurredAt'>;
export type TagsOf = (entry: Named) => TapTag[];
export type VisitTags = { counts(id: string): boolean; tags: TagsOf };

export async function tagsOfVisits(
  entries: Pick<Store['entries'], 'countedTaps'>,
  shown: Shown,
  organisation: string,
  listed: readonly Named[],
): Promise<VisitTags> {
  const found = new Map<string, TapTag[]>();
  const counted = new Set<string>();
  for (const [kiosk, own] of Map.groupBy(listed, (entry) => entry.kiosk)) {
    const days = own.flatMap(daysAround).sort();
    const period = { fromDay: days.at(0) ?? '', toDay: days.at(-1) ?? '' };
    for (const tap of await taggedTaps(entries, shown, { organisation, sites: null, kiosk, ...period })) {
      if (tap.day < period.fromDay || tap.day > period.toDay) continue;
      counted.add(tap.id);
      if (tap.tags.length > 0) found.set(visitOf(tap), [...(found.get(visitOf(tap)) ?? []), ...tap.tags]);
    }
  }
  return { counts: (id) => counted.has(id), tags: (entry) => eachOnce(found.get(visitOf(entry)) ?? []) };
}

export async function tagsFromDays(days: RememberedDays<RatingDay>, organisation: string, listed: readonly Named[]): Promise<TagsOf> {
  if (listed.length === 0) return () => [];
  const kiosks = [...new Set(listed.map(({ kiosk }) => kiosk))];
  const asked = [...new Set(listed.flatMap(daysAround))].sort();
  const known = await days({ organisation, kiosks, days: asked });
  const tagged = new Map(known.map(({ kiosk, day, what }) => [`${kiosk} ${day}`, what.tagged]));
  return (entry) => {
    const { kiosk, visit, id } = entry;
    const around = daysAround(entry).flatMap((day) => tagged.get(`${kiosk} ${day}`) ?? []);
    return eachOnce(around.filter((one) => one.visit === (visit ?? id)).flatMap(({ tags }) => tags));
  };
}

/** A visit has more than one rating that counts where its kiosk began another ledger meanwhile. */
function eachOnce(tags: readonly TapTag[]): TapTag[] {
  return TAP_TAGS.filter((tag) => tags.includes(tag));
}

/** Visits have random names, but a kiosk is free to give two the same one. */
function visitOf({ kiosk, visit, id }: Pick<Named, 'kiosk' | 'visit' | 'id'>): string {
  return `${kiosk} ${visit ?? id}`;
}

/** Local days lie at most one from that in UTC. */
function daysAround({ occurredAt }: Named): string[] {
  return [-1, 0, 1].map((days) => dayBeside(dayOf(occurredAt), days));
}
