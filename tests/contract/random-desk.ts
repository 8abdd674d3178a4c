// Kiosks of two organisations that write at random, in a way that comes out the same for a seed: faces changed in the same visit, also on another
// day, taps on both sides of midnight, clocks that jump, entries that come late, kiosks that move, and erasures.
import { createHash } from 'node:crypto';
import { type SeededRandom, seededRandom } from '../../src/server/demo/seeded-random.ts';
import { localTime } from '../../src/server/ingest/local-time.ts';
import type { Store, StoredEntry } from '../../src/server/store/store.ts';
import { arriving, NOON, storedEntry } from './stored-entry.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
export const ZONES: Record<string, string> = { north: 'America/Cayman', south: 'Africa/Nairobi', hall: 'Europe/Jersey' };
const REVISIONS = ['short', 'long', 'late'];

type Ledger = { organisation: string; kiosk: string; ledgerId: string; sequence: number; at: number; visits: string[] };
export type RandomDesk = { stored: StoredEntry[]; random: SeededRandom; step(store: Store): Promise<void> };

export function randomDesk(seed: number): RandomDesk {
  const random = seededRandom(seed);
  const ledger = (organisation: string, kiosk: string, place: number): Ledger => {
    const ledgerId = `00000000-0000-4000-8000-00000000000${place}`;
    return { organisation, kiosk, ledgerId, sequence: 0, at: NOON - 6 * DAY, visits: [] };
  };
  const ledgers = [
    ...[ledger('harbour', 'north-1', 1), ledger('harbour', 'north-1', 2)],
    ...[ledger('harbour', 'south-1', 3), ledger('other', 'other-1', 4)],
  ];
  const siteOf = new Map([...ledgers].map(({ kiosk }) => [kiosk, kiosk === 'other-1' ? 'hall' : (kiosk.split('-')[0] ?? '')]));
  const stored: StoredEntry[] = [];
  const late: StoredEntry[] = [];
  const made = { ids: 0 };
  const uuid = () => {
    made.ids += 1;
    return `00000000-0000-4000-9000-${String(made.ids).padStart(12, '0')}`;
  };
  const write = (): StoredEntry => {
    const from = random.pick(ledgers);
    return anEntry(random, from, siteOf.get(from.kiosk) ?? '', uuid);
  };
  const add = async ({ entries }: Store, batch: StoredEntry[]) => {
    await entries.addBatch(batch.map(arriving), null);
    stored.push(...batch);
  };
  return {
    ...{ stored, random },
    async step(store) {
      const some = Array.from({ length: 1 + Math.floor(random.next() * 7) }, write);
      late.push(...some.filter(() => random.chance(0.25)));
      await add(
        store,
        some.filter((entry) => !late.includes(entry)),
      );
      if (random.chance(0.4)) await add(store, late.splice(0, 4).reverse());
      if (random.chance(0.3)) siteOf.set(random.pick(['north-1', 'south-1']), random.pick(['north', 'south']));
      if (random.chance(0.25) && stored.length > 0) await store.entries.erase([random.pick(stored).id, random.pick(stored).id], NOON);
      const missing = late.at(0) ?? stored.at(0);
      if (random.chance(0.2) && missing) await store.entries.eraseAgain([missing, random.pick([missing, ...stored])].map(erasureOf));
    },
  };
}

function erasureOf({ id, organisation, kiosk, ledgerId, sequence, hash }: StoredEntry) {
  return { id, organisation, kiosk, ledgerId, sequence, hash, at: NOON };
}

function anEntry(random: SeededRandom, ledger: Ledger, site: string, uuid: () => string): StoredEntry {
  const timeZone = ZONES[site] ?? 'UTC';
  ledger.sequence += 1;
  ledger.at = later(random, ledger.at, timeZone);
  const visit = ledger.visits.length > 0 && random.chance(0.3) ? random.pick(ledger.visits.slice(-9)) : uuid();
  ledger.visits.push(visit);
  const kind = random.pick(['rating', 'rating', 'rating', 'service-answer', 'comment']);
  const { day, hour } = localTime(ledger.at, timeZone);
  const id = uuid();
  const { organisation, kiosk, ledgerId, sequence } = ledger;
  const header = JSON.stringify({ v: 1, id, sequence });
  return storedEntry({
    ...{ id, organisation, kiosk, ledgerId, sequence, site, visit, kind, header, timeZone, occurredAt: ledger.at },
    hash: createHash('sha256').update(header).digest('base64url'),
    certainty: random.chance(0.1) ? 'uncertain' : 'exact',
    revision: random.pick(REVISIONS),
    ...{ localDay: day, localHour: hour },
    ...(kind === 'rating' && {
      valueId: random.pick(['happy', 'happy', 'unhappy']),
      scaleId: random.pick(['faces-4', 'faces-4', 'stars-5']),
    }),
    ...(kind === 'service-answer' && {
      body: JSON.stringify({ questionId: 'kept', serviceId: 'repair', kept: random.pick(['yes', 'no']) }),
    }),
  });
}

/** Mostly as fast as the rules look at; sometimes to right before midnight at the site, sometimes back. */
function later(random: SeededRandom, at: number, timeZone: string): number {
  if (random.chance(0.04)) return at - DAY * (1 + Math.floor(random.next() * 2));
  if (random.chance(0.12)) return at + Math.floor(random.next() * 3 * DAY);
  if (random.chance(0.15)) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    return zoned.startOfDay().add({ days: 1 }).epochMilliseconds - random.pick([1, 3, 9]) * SECOND;
  }
  return at + random.pick([2, 2, 4, 7, 12, 14, 40]) * SECOND;
}
