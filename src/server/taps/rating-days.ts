// The ratings of single days of single kiosks, remembered: how many of each value count, and each one that is tagged.
import type { TapTag } from '../../protocol/tap-rules.ts';
import { type Shown, shownFrom } from '../configuration/shown-from.ts';
import { dayBeside } from '../days/calendar-days.ts';
import { type DayRun, type Fresh, type RememberedDays, rememberedDays } from '../days/remembered-days.ts';
import type { EntryStore, Store } from '../store/store.ts';
import { type TaggedTap, taggedTaps } from './tagged-taps.ts';

/** Of a value at a site: how many ratings count, how many of them are tagged, and how many are not. */
export type DayTally = Record<'site' | 'kiosk' | 'day' | 'scaleId' | 'valueId', string> & Record<'count' | 'tagged' | 'without', number>;
/** One rating. `hour`: local. */
export type TaggedRating = Omit<DayTally, 'count' | 'tagged' | 'without'> & { hour: number; visit: string; tags: readonly TapTag[] };
export type RatingDay = {
  tallies: readonly DayTally[];
  tagged: readonly TaggedRating[];
  /** Of all ratings by which these were judged: more than one while the kiosk moved. */
  sites: readonly string[];
};

type Source = Pick<Store, 'configurations'> & { entries: Pick<EntryStore, 'dayChanges' | 'countedTaps'> };
const all = new WeakMap<object, RememberedDays<RatingDay>>();

/** One memory for all who ask the same store. Of all sites: who may see only some leaves the others out. */
export function ratingDays(store: Source): RememberedDays<RatingDay> {
  const known = all.get(store.entries) ?? rememberRatings(store.entries, () => shownFrom(store));
  all.set(store.entries, known);
  return known;
}

/** `most`: how many rows are remembered, for a test. */
export function rememberRatings(entries: Source['entries'], shown: () => Shown, most?: number): RememberedDays<RatingDay> {
  const read = (run: DayRun) => readRun(entries, shown(), run);
  return rememberedDays(entries, { read, beside: 1, size: ({ tallies, tagged }) => tallies.length + tagged.length }, most);
}

async function readRun(entries: Source['entries'], shown: Shown, { organisation, kiosk, days }: DayRun) {
  const unknown = new Set<string>();
  const noting: Shown = async (ofKiosk, revision) => {
    const configuration = await shown(ofKiosk, revision);
    if (!configuration) unknown.add(revision);
    return configuration;
  };
  const period = { fromDay: days[0] ?? '', toDay: days.at(-1) ?? '' };
  const taps = await taggedTaps(entries, noting, { organisation, sites: null, kiosk, ...period });
  const byDay = Map.groupBy(taps.map(sharingTexts()), ({ day }) => day);
  return new Map(
    days.map((day): [string, Fresh<RatingDay>] => {
      const own = byDay.get(day) ?? [];
      const around = [-1, 0, 1].flatMap((beside) => byDay.get(dayBeside(day, beside)) ?? []);
      // A revision that is not there may still come, and then its hours are known.
      return [day, { what: ratingDay(own, around), lasting: !own.some(({ revision }) => unknown.has(revision)) }];
    }),
  );
}

/** `taps`: of one day. `around`: those and what else they were judged by. */
export function ratingDay(taps: readonly TaggedTap[], around: readonly TaggedTap[]): RatingDay {
  const tallies = new Map<string, DayTally>();
  for (const { site, kiosk, day, scaleId, valueId, tags } of taps) {
    const name = `${site} ${scaleId} ${valueId}`;
    const tally = tallies.get(name) ?? { site, kiosk, day, scaleId, valueId, count: 0, tagged: 0, without: 0 };
    tally.count += 1;
    tally[tags.length > 0 ? 'tagged' : 'without'] += 1;
    tallies.set(name, tally);
  }
  const tagged = taps
    .filter(({ tags }) => tags.length > 0)
    .map(({ id, site, kiosk, day, hour, scaleId, valueId, visit, tags }) => ({
      ...{ site, kiosk, day, hour, scaleId, valueId, tags },
      visit: visit ?? id,
    }));
  return { tallies: [...tallies.values()], tagged, sites: [...new Set(around.map(({ site }) => site))] };
}

/** Each row comes with texts of its own, and most of them are the same few: remembered, they would take more room than all else. */
function sharingTexts(): (tap: TaggedTap) => TaggedTap {
  const texts = new Map<string, string>();
  const shared = (text: string) => {
    const found = texts.get(text) ?? text;
    texts.set(text, found);
    return found;
  };
  return (tap) => {
    const { site, kiosk, day, scaleId, valueId } = tap;
    const place = { site: shared(site), kiosk: shared(kiosk), day: shared(day) };
    return { ...tap, ...place, scaleId: shared(scaleId), valueId: shared(valueId) };
  };
}
