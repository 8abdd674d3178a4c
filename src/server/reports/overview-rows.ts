// Rows of the overview out of what may be shown: per kiosk, per site and, for who sees all of it, for the organisation. Each number is added once to
// each row that it belongs to, however many rows and days there are. Pure.
import type * as v from 'valibot';
import type { OverviewRow } from '../../protocol/console-api.ts';
import { TAP_TAGS, type TaggedView, type TapTag } from '../../protocol/tap-rules.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { DayTally, TaggedRating } from '../taps/rating-days.ts';
import { happyIndex, type Tally, weightOf } from './happy-index.ts';

type Row = v.InferInput<typeof OverviewRow>;
export type Subject = {
  level: Row['level'];
  id: string;
  name: LocalisedText;
  /** The first day that has not closed at each of its sites. */
  openDay: string;
};
export type OverviewRatings = { tallies: readonly DayTally[]; tagged: readonly TaggedRating[] };

const VIEWED = { with: 'count', only: 'tagged', without: 'without' } as const satisfies Record<TaggedView, keyof DayTally>;
type Viewed = (typeof VIEWED)[TaggedView];
type Value = Pick<DayTally, 'scaleId' | 'valueId' | 'count' | 'tagged' | 'without'>;
type Place = Pick<DayTally, 'site' | 'kiosk'>;
/** Of one row. By day: ratings, those of them that have a weight, and the sum of the weights. */
type Sums = {
  values: Map<Face, Value>;
  days: { ratings: Float64Array; weighed: Float64Array; weight: Float64Array };
  tagged: number;
  byTag: Map<TapTag, number>;
};
/** One object for each value there is. `weight`: null where its scale is unknown here. */
type Face = { weight: number | null };

/** `days`: in their order. */
export function overviewRows(subjects: readonly Subject[], ratings: OverviewRatings, view: TaggedView, days: readonly string[]): Row[] {
  const numbers = () => new Float64Array(days.length);
  const sums = subjects.map((): Sums => {
    return { values: new Map(), days: { ratings: numbers(), weighed: numbers(), weight: numbers() }, tagged: 0, byTag: new Map() };
  });
  const rowsOf = rowsByPlace(subjects, sums);
  const faceOf = faces();
  const places = new Map(days.map((day, place) => [day, place]));
  for (const tally of ratings.tallies) {
    const face = faceOf(tally);
    const place = places.get(tally.day) ?? 0;
    for (const row of rowsOf(tally)) {
      addToValue(row, face, tally);
      addToDay(row, place, face, tally[VIEWED[view]]);
    }
  }
  for (const one of ratings.tagged) for (const row of rowsOf(one)) addTags(row, one);
  return subjects.map((subject, place) => overviewRow(subject, sums[place] as Sums, VIEWED[view], days));
}

/** The rows that a rating belongs to. */
function rowsByPlace(subjects: readonly Subject[], sums: readonly Sums[]): (place: Place) => Sums[] {
  const named = new Map(subjects.map(({ level, id }, place) => [level === 'organisation' ? level : `${level} ${id}`, sums[place]]));
  return byBoth(
    (site, kiosk) => ['organisation', `site ${site}`, `kiosk ${kiosk}`].flatMap((name) => named.get(name) ?? []),
    'site',
    'kiosk',
  );
}

function faces(): (value: Pick<DayTally, 'scaleId' | 'valueId'>) => Face {
  return byBoth((scaleId, valueId): Face => ({ weight: weightOf({ scaleId, valueId }) }), 'scaleId', 'valueId');
}

/** What two names stand for, made once for each two. */
function byBoth<K extends string, T>(make: (first: string, second: string) => T, one: K, other: K): (of: Record<K, string>) => T {
  const known = new Map<string, Map<string, T>>();
  return ({ [one]: first, [other]: second }) => {
    const some = known.get(first) ?? new Map<string, T>();
    known.set(first, some);
    const found = some.get(second) ?? make(first, second);
    some.set(second, found);
    return found;
  };
}

function addToValue({ values }: Sums, face: Face, { scaleId, valueId, count, tagged, without }: Value): void {
  const value = values.get(face);
  if (!value) values.set(face, { scaleId, valueId, count, tagged, without });
  else {
    value.count += count;
    value.tagged += tagged;
    value.without += without;
  }
}

function addToDay({ days: { ratings, weighed, weight } }: Sums, place: number, face: Face, count: number): void {
  ratings[place] = (ratings[place] ?? 0) + count;
  if (face.weight === null) return;
  weighed[place] = (weighed[place] ?? 0) + count;
  weight[place] = (weight[place] ?? 0) + count * face.weight;
}

function addTags(row: Sums, { tags }: TaggedRating): void {
  row.tagged += 1;
  for (const tag of tags) row.byTag.set(tag, (row.byTag.get(tag) ?? 0) + 1);
}

function overviewRow({ level, id, name, openDay }: Subject, sums: Sums, viewed: Viewed, days: readonly string[]): Row {
  const values = [...sums.values.values()];
  const distribution = tallies(values, viewed);
  return {
    ...{ level, id, name },
    ratings: total(distribution),
    ...happyIndex(distribution),
    distribution,
    tagged: {
      ratings: sums.tagged,
      of: total(tallies(values, 'count')),
      byTag: Object.fromEntries(TAP_TAGS.flatMap((tag) => (sums.byTag.has(tag) ? [[tag, sums.byTag.get(tag)]] : []))),
      indexWithout: happyIndex(tallies(values, 'without')).index,
    },
    trend: trend(sums.days, days, openDay),
  };
}

function trend({ ratings, weighed, weight }: Sums['days'], days: readonly string[], openDay: string): Row['trend'] {
  return days.flatMap((day, place) => {
    if (day >= openDay) return [];
    const ofWeighed = weighed[place] ?? 0;
    return [{ day, ratings: ratings[place] ?? 0, index: ofWeighed === 0 ? null : (weight[place] ?? 0) / ofWeighed }];
  });
}

/** In one order, so that the same numbers make the same index. */
function tallies(values: readonly Value[], viewed: Viewed): Tally[] {
  return values
    .filter((value) => value[viewed] > 0)
    .sort((a, b) => (`${a.scaleId} ${a.valueId}` < `${b.scaleId} ${b.valueId}` ? -1 : 1))
    .map(({ scaleId, valueId, [viewed]: count }) => ({ scaleId, valueId, count }));
}

function total(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
