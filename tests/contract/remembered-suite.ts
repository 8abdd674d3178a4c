// Days that are remembered say what reading everything would say: at every step of kiosks that write at random, for whoever asks.
import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { Shown } from '../../src/server/configuration/shown-from.ts';
import { localTime } from '../../src/server/ingest/local-time.ts';
import { closedDays } from '../../src/server/reports/kept-promises.ts';
import { overviewRatings } from '../../src/server/reports/overview-ratings.ts';
import type { OverviewRatings } from '../../src/server/reports/overview-rows.ts';
import { rememberAnswers } from '../../src/server/reports/promise-days.ts';
import { visibleOnes, withTagged } from '../../src/server/reports/tagged-counts.ts';
import { visibleCounts } from '../../src/server/reports/visible-counts.ts';
import type { RatingQuery, Store } from '../../src/server/store/store.ts';
import { ratingDay, rememberRatings } from '../../src/server/taps/rating-days.ts';
import { taggedTaps } from '../../src/server/taps/tagged-taps.ts';
import { tagsFromDays, tagsOfVisits } from '../../src/server/taps/tags-of-visits.ts';
import { type RandomDesk, randomDesk, ZONES } from './random-desk.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

const SEEDS = [1, 2, 3, 4, 5];
const STEPS = 40;
const DAY = 86_400_000;
const ALL_DAYS = Array.from({ length: 20 }, (_, place) => new Date(NOON + (place - 8) * DAY).toISOString().slice(0, 10));
const KIOSKS = ['north-1', 'south-1', 'other-1'];
const hours = (until: string) => ({
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], from: '09:00', until }],
});

export function rememberedSuite(fresh: () => Promise<StoreRig>): void {
  describe('days that are remembered', () => {
    const given = rigPerTest(fresh);

    test.each(SEEDS)('say what reading all of it says (seed %d)', { timeout: 60_000 }, async (seed) => {
      const desk = randomDesk(seed);
      const known = { late: false };
      const shown: Shown = async (_kiosk, revision) => {
        if (revision === 'late' && !known.late) return null;
        return { hours: hours(revision === 'short' ? '12:00' : '18:00') } as unknown as Configuration;
      };
      const memory = remember(given.store, shown);
      for (let step = 0; step < STEPS; step++) {
        known.late = step > STEPS / 2;
        await desk.step(given.store);
        await compare(given.store, shown, memory, desk);
      }
      // Otherwise the desk shows nothing of what is compared.
      const all = await plain(given.store, shown, { organisation: 'harbour', sites: null, days: ALL_DAYS, nowAt: nowAt(NOON * 2, null) });
      expect(all.tallies.length).toBeGreaterThan(5);
      expect(new Set(all.tagged.flatMap(({ tags }) => tags)).size).toBeGreaterThan(1);
    });
  });
}

type Memory = ReturnType<typeof remember>;
type Asked = Pick<RatingQuery, 'organisation' | 'sites'> & { days: readonly string[]; nowAt: ReturnType<typeof nowAt> };

function remember({ entries }: Store, shown: Shown) {
  return {
    ratings: rememberRatings(entries, () => shown),
    forgetful: rememberRatings(entries, () => shown, 12),
    answers: rememberAnswers(entries),
  };
}

/** All days, so that everything is remembered, and some of them. */
async function compare(store: Store, shown: Shown, memory: Memory, { random, stored }: RandomDesk): Promise<void> {
  const from = Math.floor(random.next() * ALL_DAYS.length);
  const some = ALL_DAYS.slice(from, from + 1 + Math.floor(random.next() * 9));
  const at = NOON + (random.next() * 16 - 6) * DAY;
  const ask = (organisation: string, sites: string[] | null, days = ALL_DAYS) => ({ organisation, sites, days, nowAt: nowAt(at, sites) });
  const limited = random.pick([['north'], ['south'], ['north', 'south']]);
  for (const asked of [ask('harbour', null), ask('harbour', limited), ask('harbour', limited, some), ask('other', null, some)]) {
    const expected = comparable(await plain(store, shown, asked));
    for (const remembered of [memory.ratings, memory.forgetful])
      expect(comparable(await overviewRatings({ entries: store.entries, shown, remembered }, asked))).toEqual(expected);
    const closed = (await memory.answers(asked)).flatMap(({ what }) => closedDays(what, asked.nowAt));
    expect(sums(closed.map(({ count, ...name }) => [JSON.stringify(name), count]))).toEqual(await plainAnswers(store, asked));
  }
  const own = stored.filter(({ organisation }) => organisation === 'harbour').slice(-9);
  const tags = await tagsFromDays(memory.ratings, 'harbour', own);
  for (const entry of own)
    expect([entry.id, tags(entry)]).toEqual([entry.id, (await tagsOfVisits(store.entries, shown, 'harbour', [entry])).tags(entry)]);
}

function nowAt(at: number, sites: readonly string[] | null) {
  const seen = Object.entries(ZONES).filter(([site]) => sites === null || sites.includes(site));
  return new Map(seen.map(([site, zone]) => [site, localTime(at, zone)]));
}

/** Every rating of the period, read and judged. */
async function plain({ entries }: Store, shown: Shown, { organisation, sites, days, nowAt }: Asked): Promise<OverviewRatings> {
  const query = { organisation, sites, fromDay: days[0] ?? '', toDay: days.at(-1) ?? '' };
  const visible = visibleCounts(await entries.ratingCounts(query), nowAt);
  const tagged = [];
  for (const kiosk of KIOSKS) {
    const taps = await taggedTaps(entries, shown, { ...query, kiosk });
    tagged.push(
      ...ratingDay(
        taps.filter(({ day }) => day >= query.fromDay && day <= query.toDay),
        [],
      ).tagged,
    );
  }
  const own = visibleOnes(tagged, visible);
  return { tallies: withTagged(visible, own), tagged: own };
}

async function plainAnswers({ entries }: Store, { organisation, sites, days, nowAt }: Asked): Promise<Map<string, number>> {
  const query = { organisation, sites, fromDay: days[0] ?? '', toDay: days.at(-1) ?? '' };
  return sums(closedDays(await entries.promiseCounts(query), nowAt).map(({ count, ...name }) => [JSON.stringify(name), count]));
}

function comparable({ tallies, tagged }: OverviewRatings) {
  const named = tallies.map(({ site, kiosk, day, scaleId, valueId, ...numbers }) => ({
    name: `${site} ${kiosk} ${day} ${scaleId} ${valueId}`,
    numbers,
  }));
  const total = (what: 'count' | 'tagged' | 'without') => sums(named.map(({ name, numbers }) => [name, numbers[what]]));
  return {
    count: total('count'),
    tagged: total('tagged'),
    without: total('without'),
    each: tagged.map((one) => JSON.stringify(one)).sort(),
  };
}

function sums(counts: readonly (readonly [string, number])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) found.set(name, (found.get(name) ?? 0) + count);
  return found;
}
