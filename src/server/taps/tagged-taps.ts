// The ratings that count with the tags that the published rules give them, worked out of the entries each time: nothing about tags is
// stored. Hours are those of the configuration that the kiosk showed at that moment.
import { openOn } from '../../protocol/opening-hours.ts';
import { type Tap, type TapTag, tapTags } from '../../protocol/tap-rules.ts';
import type { Shown } from '../configuration/shown-from.ts';
import type { RatingQuery, Store, TapRow } from '../store/store.ts';

export type TaggedTap = TapRow & { tags: TapTag[] };
type Spans = { from: number; until: number }[];

/** Also of the days before and after those asked for: what stands at the edge is judged by its neighbours. */
export async function taggedTaps(entries: Pick<Store['entries'], 'countedTaps'>, shown: Shown, query: RatingQuery): Promise<TaggedTap[]> {
  const rows = await entries.countedTaps({ ...query, fromDay: dayBeside(query.fromDay, -1), toDay: dayBeside(query.toDay, 1) });
  const opening = openings(shown);
  const ledgers = Map.groupBy(rows, ({ kiosk, ledgerId }) => `${kiosk} ${ledgerId}`);
  const tagged = await Promise.all(
    [...ledgers.values()].map(async (taps) => {
      const tags = tapTags(await Promise.all(taps.map((tap) => seen(tap, opening))));
      return taps.map((tap, place) => ({ ...tap, tags: tags[place] ?? [] }));
    }),
  );
  return tagged.flat();
}

async function seen(row: TapRow, opening: (row: TapRow) => Promise<Spans | null>): Promise<Tap> {
  const { occurredAt, certainty, scaleId, valueId } = row;
  const spans = await opening(row);
  const wasOpen = spans?.some(({ from, until }) => occurredAt >= from && occurredAt < until) ?? null;
  return { at: certainty === 'uncertain' ? null : occurredAt, answer: `${scaleId} ${valueId}`, wasOpen };
}

/** null: no hours were known. Each day of a revision is looked at once. */
function openings(shown: Shown): (row: TapRow) => Promise<Spans | null> {
  const known = new Map<string, Promise<Spans | null>>();
  return (row) => {
    const { kiosk, revision, timeZone, day } = row;
    const name = [kiosk, revision, timeZone, day].join(' ');
    const found = known.get(name) ?? spansOf(row, shown);
    known.set(name, found);
    return found;
  };
}

async function spansOf({ kiosk, revision, timeZone, day }: TapRow, shown: Shown): Promise<Spans | null> {
  const hours = (await shown(kiosk, revision))?.hours;
  return hours ? openOn(day, hours, timeZone) : null;
}

function dayBeside(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
