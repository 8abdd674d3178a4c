// What is new for one reader since they were told last. Staff's own work is told at once; what people left, and what the collector makes of it
// by rule, only when a new span of time has begun: nobody at a counter can tell from it who stood before the kiosk.
import type { LiveNews } from '../../protocol/live-api.ts';
import { caseReader } from '../cases/case-reader.ts';
import type { PersonRow, Store } from '../store/store.ts';

/** What people left is told at these times of the clock, the same for everybody. */
const SPAN_MS = 5 * 60_000;

/** Where an organisation stands: two numbers that only grow, so that to see that nothing happened is to read one row. */
export type Marker = { changes: number; arrivals: number };
/** `staff`: the changes through which staff's work was told. `people`: through what the rest was, in which span. */
export type Told = { staff: number; people: Marker; span: number };

export async function markerOf({ cases }: Store, organisation: string): Promise<Marker> {
  return { changes: await cases.changes(organisation), arrivals: await cases.readThrough(organisation) };
}

export function toldThrough(marker: Marker, now: number): Told {
  return { staff: marker.changes, people: marker, span: spanOf(now) };
}

/** Also where nothing has come: the next thing that does waits for the end of its own span. */
export function isDue(told: Told, marker: Marker, now: number): boolean {
  return told.staff !== marker.changes || told.span !== spanOf(now);
}

export async function newsFor(store: Store, person: PersonRow, told: Told, marker: Marker, now: number): Promise<[LiveNews[], Told]> {
  const staff = told.staff === marker.changes ? [] : await fromStaff(store, person, told.staff);
  if (told.span === spanOf(now)) return [staff, { ...told, staff: marker.changes }];
  return [[...staff, ...(await fromPeople(store, person, told.people, marker))], toldThrough(marker, now)];
}

async function fromStaff({ cases, dataProtection }: Store, person: PersonRow, after: number): Promise<LiveNews[]> {
  const query = { organisation: person.organisation, reader: caseReader(person), after };
  const news: LiveNews[] = [];
  if (await cases.hasChanged({ ...query, by: 'staff' })) news.push({ subject: 'cases', kind: 'worked-on' });
  const withdrawn = await cases.withdrawn(query);
  const erased = await dataProtection.erasedSince(query);
  if (withdrawn.cases.length + erased.cases.length > 0) news.push({ subject: 'cases', kind: 'taken-back' });
  if (withdrawn.entries.length + erased.entries.length > 0) news.push({ subject: 'inbox', kind: 'taken-back' });
  return news;
}

async function fromPeople(
  { cases, entries }: Store,
  person: PersonRow,
  before: Marker,
  { changes, arrivals }: Marker,
): Promise<LiveNews[]> {
  const { organisation, sites } = person;
  const reader = caseReader(person);
  const news: LiveNews[] = [];
  const isMoved = before.changes !== changes;
  if (isMoved && (await cases.hasChanged({ organisation, reader, after: before.changes, by: 'people' })))
    news.push({ subject: 'cases', kind: 'arrived' });
  if (before.arrivals === arrivals) return news;
  const seen = { reader, through: arrivals };
  const arrived = await entries.wordsAfter({ organisation, sites, after: before.arrivals, limit: 1, seen });
  return arrived.length > 0 ? [...news, { subject: 'inbox', kind: 'arrived' }] : news;
}

function spanOf(now: number): number {
  return Math.floor(now / SPAN_MS);
}
