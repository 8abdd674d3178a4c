// The ratings of an overview, as far as they may be shown: of days that have closed at each site out of the memory of days, of the others hour by hour
// as the rule of tap privacy wants it.
import type { Shown } from '../configuration/shown-from.ts';
import type { KioskDay, RememberedDays } from '../days/remembered-days.ts';
import type { EntryStore, RatingQuery } from '../store/store.ts';
import { type RatingDay, ratingDay } from '../taps/rating-days.ts';
import { taggedTaps } from '../taps/tagged-taps.ts';
import type { OverviewRatings } from './overview-rows.ts';
import { visibleOnes, withTagged } from './tagged-counts.ts';
import { type Now, visibleCounts } from './visible-counts.ts';

type Source = { entries: Pick<EntryStore, 'ratingCounts' | 'countedTaps'>; shown: Shown; remembered: RememberedDays<RatingDay> };
type Asked = Pick<RatingQuery, 'organisation' | 'sites'> & {
  days: readonly string[];
  /** By site, of those that may be seen and no others. */
  nowAt: ReadonlyMap<string, Now>;
};

export async function overviewRatings(source: Source, { organisation, sites, days, nowAt }: Asked): Promise<OverviewRatings> {
  // The first day that has not closed everywhere.
  const [openFrom = ''] = [...nowAt.values()].map(({ day }) => day).sort();
  const all = await source.remembered({ organisation, days });
  const known = sites === null ? all : await Promise.all(all.map((one) => asSeen(source, { organisation, sites }, one)));
  const isSeen = ({ site }: { site: string }) => nowAt.has(site);
  const closed = known.flatMap(({ day, what }) => (day < openFrom ? [what] : []));
  const open = known.flatMap(({ day, what }) => (day < openFrom ? [] : what.tagged.filter(isSeen)));
  const visible = await visibleOpen(source, { organisation, sites, days, nowAt }, openFrom);
  const openTagged = visibleOnes(open, visible);
  return {
    tallies: [...closed.flatMap(({ tallies }) => tallies.filter(isSeen)), ...withTagged(visible, openTagged)],
    tagged: [...closed.flatMap(({ tagged }) => tagged.filter(isSeen)), ...openTagged],
  };
}

async function visibleOpen({ entries }: Source, { organisation, sites, days, nowAt }: Asked, openFrom: string) {
  const open = days.filter((day) => day >= openFrom);
  const [fromDay, toDay] = [open.at(0), open.at(-1)];
  if (fromDay === undefined || toDay === undefined) return [];
  return visibleCounts(await entries.ratingCounts({ organisation, sites, fromDay, toDay }), nowAt);
}

/** While a kiosk moves, whoever may see only one of its sites has its ratings judged by those of that site alone. */
async function asSeen(
  { entries, shown }: Source,
  { organisation, sites }: { organisation: string; sites: readonly string[] },
  one: KioskDay<RatingDay>,
): Promise<KioskDay<RatingDay>> {
  const { kiosk, day, what } = one;
  if (what.sites.length < 2 || what.sites.every((site) => sites.includes(site))) return one;
  const taps = await taggedTaps(entries, shown, { organisation, sites, kiosk, fromDay: day, toDay: day });
  return {
    ...one,
    what: ratingDay(
      taps.filter((tap) => tap.day === day),
      taps,
    ),
  };
}
