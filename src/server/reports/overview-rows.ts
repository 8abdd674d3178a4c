// Rows of the overview out of visible counts: per kiosk, per site and, for who sees all of it, for the organisation. Pure.
import type * as v from 'valibot';
import type { OverviewRow } from '../../protocol/console-api.ts';
import type { TaggedView } from '../../protocol/tap-rules.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { RatingCount } from '../store/store.ts';
import { happyIndex, type Tally } from './happy-index.ts';
import { inView, perTag, type TaggedCount, withoutTagged } from './tagged-counts.ts';

type Row = v.InferInput<typeof OverviewRow>;
export type Subject = {
  level: Row['level'];
  id: string;
  name: LocalisedText;
  includes(count: RatingCount): boolean;
  /** The first day that has not closed at each of its sites. */
  openDay: string;
};

export type Ratings = { visible: readonly RatingCount[]; tagged: readonly TaggedCount[]; view: TaggedView };

/** Both days inclusive. */
export function overviewRow(subject: Subject, { visible, tagged, view }: Ratings, days: readonly string[]): Row {
  const all = visible.filter((count) => subject.includes(count));
  const ownTagged = tagged.filter((count) => subject.includes(count));
  const own = inView(all, ownTagged, view);
  const distribution = tally(own);
  return {
    level: subject.level,
    id: subject.id,
    name: subject.name,
    ratings: total(distribution),
    ...happyIndex(distribution),
    distribution,
    tagged: {
      ratings: ownTagged.length,
      of: total(all),
      byTag: perTag(ownTagged),
      indexWithout: happyIndex(tally(withoutTagged(all, ownTagged))).index,
    },
    trend: trend(own, days, subject.openDay),
  };
}

function trend(own: readonly RatingCount[], days: readonly string[], openDay: string): Row['trend'] {
  const byDay = Map.groupBy(own, ({ day }) => day);
  return days
    .filter((day) => day < openDay)
    .map((day) => {
      const tallies = tally(byDay.get(day) ?? []);
      return { day, ratings: total(tallies), index: happyIndex(tallies).index };
    });
}

function tally(counts: readonly RatingCount[]): Tally[] {
  const byValue = Map.groupBy(counts, ({ scaleId, valueId }) => `${scaleId} ${valueId}`);
  return [...byValue.values()].flatMap((same) => {
    const [first] = same;
    return first && total(same) > 0 ? [{ scaleId: first.scaleId, valueId: first.valueId, count: total(same) }] : [];
  });
}

function total(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
