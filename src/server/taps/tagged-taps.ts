// The ratings that count with the tags that the published rules give them, worked out of the entries: nothing about tags is stored. Hours are
// those of the configuration that the kiosk showed at that moment. A rating is judged among those of its own day and of the days beside it, so
// that it has the same tags whatever period was asked for.
import { openOn } from '../../protocol/opening-hours.ts';
import { type Tap, type TapTag, tapTags } from '../../protocol/tap-rules.ts';
import type { Shown } from '../configuration/shown-from.ts';
import { dayBeside } from '../days/calendar-days.ts';
import type { RatingQuery, Store, TapRow } from '../store/store.ts';

export type TaggedTap = TapRow & { tags: TapTag[] };
type Spans = { from: number; until: number }[];

/** Also of the days before and after those asked for, which are only there as neighbours. */
export async function taggedTaps(entries: Pick<Store['entries'], 'countedTaps'>, shown: Shown, query: RatingQuery): Promise<TaggedTap[]> {
  const rows = await entries.countedTaps({ ...query, fromDay: dayBeside(query.fromDay, -1), toDay: dayBeside(query.toDay, 1) });
  const spans = await openings(rows, shown);
  const ledgers = Map.groupBy(rows, ({ kiosk, ledgerId }) => `${kiosk} ${ledgerId}`);
  return [...ledgers.values()].flatMap((taps) => {
    const seen = taps.map((tap) => seenAs(tap, spans.get(openingOf(tap)) ?? null));
    const tags = tagsByDay(taps, seen);
    return taps.map((tap, place) => ({ ...tap, tags: tags[place] ?? [] }));
  });
}

/** Of one ledger. The order is the ledger's, also where its clock ran back to another day. */
function tagsByDay(taps: readonly TapRow[], seen: readonly Tap[]): TapTag[][] {
  const tags: TapTag[][] = [];
  const places = Map.groupBy(taps.keys(), (place) => taps[place]?.day ?? '');
  for (const day of places.keys()) {
    const beside = [-1, 0, 1].flatMap((days) => places.get(dayBeside(day, days)) ?? []).sort((a, b) => a - b);
    const judged = tapTags(beside.map((place) => seen[place] as Tap));
    for (const [index, place] of beside.entries()) if (taps[place]?.day === day) tags[place] = judged[index] ?? [];
  }
  return tags;
}

function seenAs({ occurredAt, certainty, scaleId, valueId }: TapRow, spans: Spans | null): Tap {
  const wasOpen = spans?.some(({ from, until }) => occurredAt >= from && occurredAt < until) ?? null;
  return { at: certainty === 'uncertain' ? null : occurredAt, answer: `${scaleId} ${valueId}`, wasOpen };
}

/** Each day of a revision is looked at once. null: no hours were known. */
async function openings(rows: readonly TapRow[], shown: Shown): Promise<Map<string, Spans | null>> {
  const known = new Map<string, Spans | null>();
  for (const row of rows) if (!known.has(openingOf(row))) known.set(openingOf(row), await spansOf(row, shown));
  return known;
}

function openingOf({ kiosk, revision, timeZone, day }: TapRow): string {
  return `${kiosk} ${revision} ${timeZone} ${day}`;
}

async function spansOf({ kiosk, revision, timeZone, day }: TapRow, shown: Shown): Promise<Spans | null> {
  const hours = (await shown(kiosk, revision))?.hours;
  return hours ? openOn(day, hours, timeZone) : null;
}
