// For lists of entries: which rating of a visit counts, and how its visit is tagged.
import type { TapTag } from '../../protocol/tap-rules.ts';
import type { Shown } from '../configuration/shown-from.ts';
import type { Store, StoredEntry } from '../store/store.ts';
import { taggedTaps } from './tagged-taps.ts';

type Named = Pick<StoredEntry, 'id' | 'visit' | 'kiosk' | 'occurredAt'>;
export type VisitTags = { counts(id: string): boolean; tags(entry: Named): TapTag[] };

export async function tagsOfVisits(
  entries: Pick<Store['entries'], 'countedTaps'>,
  shown: Shown,
  organisation: string,
  listed: readonly Named[],
): Promise<VisitTags> {
  const found = new Map<string, TapTag[]>();
  const counted = new Set<string>();
  for (const [kiosk, own] of Map.groupBy(listed, (entry) => entry.kiosk)) {
    const times = own.map(({ occurredAt }) => occurredAt).sort((a, b) => a - b);
    const days = { fromDay: utcDay(times.at(0) ?? 0, -1), toDay: utcDay(times.at(-1) ?? 0, 1) };
    for (const tap of await taggedTaps(entries, shown, { organisation, sites: null, kiosk, ...days })) {
      counted.add(tap.id);
      found.set(visitOf(tap), tap.tags);
    }
  }
  return { counts: (id) => counted.has(id), tags: (entry) => found.get(visitOf(entry)) ?? [] };
}

/** Visits have random names, but a kiosk is free to give two the same one. */
function visitOf({ kiosk, visit, id }: Pick<Named, 'kiosk' | 'visit' | 'id'>): string {
  return `${kiosk} ${visit ?? id}`;
}

/** Local days lie at most one from it. */
function utcDay(ms: number, days: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString();
}
