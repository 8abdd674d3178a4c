// What is read out of entries: words by arrival, ratings that count, pages for exports, rights by site.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { ExportCursor, StoredEntry } from '../../src/server/store/store.ts';
import { taggedTaps } from '../../src/server/taps/tagged-taps.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addTo, comment, contact, NOON, storedEntry } from './stored-entry.ts';

const HOUR = 3_600_000;
const OPEN_UNTIL_ONE = { hours: { open: [{ days: ['friday'], from: '09:00', until: '13:00' }] } } as unknown as Configuration;

export function readingSuite(fresh: () => Promise<StoreRig>): void {
  const given = rigPerTest(fresh);
  const add = (...entries: StoredEntry[]) => addTo(given.store, entries);
  const words = (more: { sites?: string[] | null; after?: number; limit?: number; organisation?: string } = {}) =>
    given.store.entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 1000, ...more });

  describe('words', () => {
    test('come in the order of arrival, read along page by page', async () => {
      const entries = [comment(), storedEntry(), storedEntry({ kind: 'message', sealed: true, body: 'x' }), comment()];
      await add(...entries);
      const all = await words();
      expect(all.map(({ id, arrival }) => [id, arrival])).toEqual([
        [entries[0]?.id, 1],
        [entries[2]?.id, 2],
        [entries[3]?.id, 3],
      ]);
      expect((await words({ limit: 2 })).map(({ arrival }) => arrival)).toEqual([1, 2]);
      expect((await words({ after: 2 })).map(({ arrival }) => arrival)).toEqual([3]);
      expect(await words({ after: 3 })).toEqual([]);
    });

    test('carry the last face of their own visit, and all that an inbox shows', async () => {
      const visit = randomUUID();
      const first = storedEntry({ visit, sequence: 1, valueId: 'happy' });
      const last = storedEntry({ visit, sequence: 2, valueId: 'unhappy' });
      const said = comment({ visit, sequence: 3, certainty: 'corrected', occurredAt: NOON + 5 });
      const stranger = storedEntry({ visit, sequence: 9, valueId: 'very-happy', organisation: 'other', kiosk: 'other-1' });
      const alone = comment({ sequence: 4, locale: null });
      await add(first, last, said, stranger, alone);
      expect(await words()).toEqual([
        {
          id: said.id,
          kind: 'comment',
          visit,
          organisation: 'harbour',
          site: 'north',
          kiosk: 'north-1',
          revision: said.revision,
          locale: 'en',
          occurredAt: NOON + 5,
          certainty: 'corrected',
          body: said.body,
          arrival: 1,
          face: { scaleId: 'faces-4', valueId: 'unhappy' },
        },
        expect.objectContaining({ id: alone.id, arrival: 2, locale: null, face: null }),
      ]);
    });

    test('are numbered in each organisation, and shown by site', async () => {
      const north = comment();
      const south = comment({ site: 'south', kiosk: 'south-1' });
      const other = comment({ organisation: 'other', kiosk: 'other-1' });
      await add(north, other, south);
      expect((await words({ organisation: 'other' })).map(({ id, arrival }) => [id, arrival])).toEqual([[other.id, 1]]);
      expect((await words({ sites: ['south'] })).map(({ id, arrival }) => [id, arrival])).toEqual([[south.id, 2]]);
      expect(await words({ sites: ['north', 'south'] })).toHaveLength(2);
      expect(await words({ sites: [] })).toEqual([]);
      expect(await words({ sites: ["north' or 1=1"] })).toEqual([]);
    });

    test('never appear behind a reader while many write', { timeout: 60_000 }, async () => {
      const writers = Array.from({ length: 12 }, async (_, writer) => {
        for (let turn = 0; turn < 6; turn++) {
          const ledgerId = `00000000-0000-4000-8000-0000000001${String(writer).padStart(2, '0')}`;
          const kiosk = `kiosk-${writer}`;
          const batch = Array.from({ length: 5 }, (_x, place) => comment({ kiosk, ledgerId, sequence: turn * 5 + place + 1 }));
          await addTo(given.store, batch, contact({ kiosk }));
        }
      });
      let writing = true;
      const finished = Promise.all(writers).then(() => {
        writing = false;
      });
      const seen: number[] = [];
      const readOn = async () => {
        for (const { arrival } of await words({ after: seen.at(-1) ?? 0, limit: 7 })) seen.push(arrival);
      };
      while (writing) await readOn();
      await finished;
      for (let before = -1; before !== seen.length; ) {
        before = seen.length;
        await readOn();
      }
      expect(seen).toEqual(Array.from({ length: 360 }, (_, place) => place + 1));
    });
  });

  describe('ratings', () => {
    const counts = (more: { sites?: string[] | null; fromDay?: string; toDay?: string; organisation?: string } = {}) =>
      given.store.entries.ratingCounts({ organisation: 'harbour', sites: null, fromDay: '2026-11-01', toDay: '2026-11-30', ...more });

    test('are counted by kiosk, day, hour, scale and value', async () => {
      await add(
        storedEntry({ sequence: 1 }),
        storedEntry({ sequence: 2 }),
        storedEntry({ sequence: 3, valueId: 'unhappy' }),
        storedEntry({ sequence: 4, localHour: 13 }),
        storedEntry({ sequence: 5, localDay: '2026-11-21' }),
        storedEntry({ sequence: 6, scaleId: 'faces-3' }),
        storedEntry({ kiosk: 'south-1', site: 'south' }),
        storedEntry({ organisation: 'other', kiosk: 'other-1' }),
        comment({ sequence: 7 }),
        storedEntry({ sequence: 8, kind: 'survey', questionId: 'q', scaleId: 'faces-4', valueId: 'happy' }),
        storedEntry({ sequence: 9, questionId: null, scaleId: null, valueId: null }),
      );
      const base = { site: 'north', kiosk: 'north-1', day: '2026-11-20', hour: 12, scaleId: 'faces-4', valueId: 'happy', count: 1 };
      const found = await counts();
      expect(found).toHaveLength(6);
      expect(found).toEqual(
        expect.arrayContaining([
          { ...base, count: 2 },
          { ...base, valueId: 'unhappy' },
          { ...base, hour: 13 },
          { ...base, day: '2026-11-21' },
          { ...base, scaleId: 'faces-3' },
          { ...base, kiosk: 'south-1', site: 'south' },
        ]),
      );
    });

    test('include both days named and no other', async () => {
      const days = ['2026-10-31', '2026-11-01', '2026-11-15', '2026-11-30', '2026-12-01'];
      await add(...days.map((localDay, place) => storedEntry({ localDay, sequence: place + 1 })));
      expect((await counts()).map(({ day }) => day).sort()).toEqual(days.slice(1, 4));
      expect((await counts({ fromDay: '2026-11-15', toDay: '2026-11-15' })).map(({ day }) => day)).toEqual(['2026-11-15']);
    });

    test('count only the last of a visit, whatever came first and whatever day it was', async () => {
      const visit = randomUUID();
      const early = storedEntry({ visit, sequence: 1, localDay: '2026-11-19', localHour: 23, valueId: 'very-happy' });
      const last = storedEntry({ visit, sequence: 3, localDay: '2026-11-20', localHour: 0, valueId: 'unhappy' });
      const middle = storedEntry({ visit, sequence: 2, localDay: '2026-11-20', localHour: 0, valueId: 'happy' });
      const withoutVisit = [storedEntry({ visit: null, sequence: 8 }), storedEntry({ visit: null, sequence: 9 })];
      await add(early, last);
      await add(middle, ...withoutVisit);
      expect(await counts({ toDay: '2026-11-19' })).toEqual([]);
      const found = await counts();
      expect(found.map(({ valueId, hour, count }) => [valueId, hour, count]).sort()).toEqual([
        ['happy', 12, 2],
        ['unhappy', 0, 1],
      ]);
    });

    test('of another organisation never displace ours, even under the same visit', async () => {
      const visit = randomUUID();
      await add(storedEntry({ visit, sequence: 1 }), storedEntry({ visit, sequence: 9, organisation: 'other', kiosk: 'other-1' }));
      expect(await counts()).toHaveLength(1);
      expect(await counts({ organisation: 'other' })).toHaveLength(1);
    });

    test('are shown by site', async () => {
      await add(storedEntry(), storedEntry({ kiosk: 'south-1', site: 'south' }));
      expect((await counts({ sites: ['south'] })).map(({ site }) => site)).toEqual(['south']);
      expect(await counts({ sites: [] })).toEqual([]);
    });
  });

  describe('taps', () => {
    const days = { fromDay: '2026-11-20', toDay: '2026-11-20' };
    const tags = async (more: object = {}) => {
      const query = { organisation: 'harbour', sites: null, ...days, ...more };
      const tagged = await taggedTaps(given.store.entries, async () => OPEN_UNTIL_ONE, query);
      return tagged.map(({ id, tags: own }) => [id, own.join(' ')]);
    };

    test('that count come one by one, in the order in which their kiosk took them, with what the rules look at', async () => {
      const visit = randomUUID();
      const first = storedEntry({ visit, sequence: 2, valueId: 'happy' });
      const counted = storedEntry({ visit, sequence: 10, valueId: 'unhappy', occurredAt: NOON + 9, certainty: 'corrected' });
      const other = storedEntry({ sequence: 1, visit: null, localDay: '2026-11-21', localHour: 3 });
      const south = storedEntry({ kiosk: 'south-1', site: 'south' });
      const erased = storedEntry({ sequence: 11 });
      await add(south, counted, first, other, erased, comment({ sequence: 3 }), storedEntry({ organisation: 'other', kiosk: 'other-1' }));
      await given.store.entries.erase([erased.id], NOON);
      const query = { organisation: 'harbour', sites: null, fromDay: '2026-11-20', toDay: '2026-11-21' };
      const found = await given.store.entries.countedTaps(query);
      expect(found.map(({ id }) => id)).toEqual([other.id, counted.id, south.id]);
      expect(found[1]).toEqual({
        ...{ id: counted.id, visit, kiosk: 'north-1', ledgerId: counted.ledgerId, site: 'north', revision: counted.revision },
        ...{ timeZone: 'America/Cayman', occurredAt: NOON + 9, certainty: 'corrected', day: '2026-11-20', hour: 12 },
        ...{ scaleId: 'faces-4', valueId: 'unhappy' },
      });
      expect(await given.store.entries.countedTaps({ ...query, sites: ['south'] })).toHaveLength(1);
      expect(await given.store.entries.countedTaps({ ...query, kiosk: 'north-1', toDay: '2026-11-20' })).toHaveLength(1);
      expect(await given.store.entries.countedTaps({ ...query, sites: [] })).toEqual([]);
    });

    test('are tagged alike whatever the order of arrival: repeats, runs, out of hours; no entry changes', async () => {
      const at = (sequence: number, seconds: number, change: Partial<StoredEntry> = {}) =>
        storedEntry({ sequence, occurredAt: NOON + seconds * 1000, ...change });
      const run = [0, 10, 20, 30, 40].map((seconds, place) => at(place + 1, seconds));
      const repeat = at(6, 43, { valueId: 'unhappy' });
      const late = at(7, 7_300, { valueId: 'unhappy' });
      const unchecked = at(8, 7_301, { certainty: 'uncertain' });
      const nightBefore = at(9, -13 * 3600, { localDay: '2026-11-19', localHour: 23 });
      const stranger = at(1, 41, { kiosk: 'south-1', site: 'south' });
      const all = [...run, repeat, late, unchecked, nightBefore, stranger];
      await add(...[...all].reverse());
      const before = await given.store.entries.page({ organisation: 'harbour' }, null, 100);
      expect(Object.fromEntries(await tags())).toEqual({
        ...Object.fromEntries(run.map(({ id }) => [id, 'run'])),
        ...{
          [repeat.id]: 'quick-repeat',
          [late.id]: 'out-of-hours',
          [unchecked.id]: '',
          [nightBefore.id]: 'out-of-hours',
          [stranger.id]: '',
        },
      });
      expect(await given.store.entries.page({ organisation: 'harbour' }, null, 100)).toEqual(before);
    });
  });

  describe('an export', () => {
    const ids = (entries: StoredEntry[]) => entries.map(({ id }) => id);

    test('goes through everything once, in order, whatever the size of its pages', async () => {
      const entries = ['Kiosk-z', 'kiosk-b', 'kiosk.c'].flatMap((kiosk) =>
        [1, 2].flatMap((ledger) =>
          // Ties: three entries at each sequence.
          [1, 1, 1, 2, 2, 2, 10].map((sequence) =>
            storedEntry({ kiosk, sequence, ledgerId: `00000000-0000-4000-8000-00000000000${ledger}` }),
          ),
        ),
      );
      await add(...entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      const inOrder = entries.toSorted(
        (a, b) => compare(a.kiosk, b.kiosk) || compare(a.ledgerId, b.ledgerId) || a.sequence - b.sequence || compare(a.id, b.id),
      );
      for (const limit of [1, 2, 5, 7, 100]) {
        const read: StoredEntry[] = [];
        for (let after: ExportCursor | null = null; ; ) {
          const page: StoredEntry[] = await given.store.entries.page({ organisation: 'harbour' }, after, limit);
          expect(page.length).toBeLessThanOrEqual(limit);
          read.push(...page);
          after = page.at(-1) ?? null;
          if (page.length < limit) break;
        }
        expect(ids(read)).toEqual(ids(inOrder));
      }
    });

    test('keeps to organisation, kiosk and time: from the first moment, up to the last', async () => {
      const at = (hours: number) => storedEntry({ occurredAt: NOON + hours * HOUR, sequence: hours + 1 });
      const mine = [at(0), at(1), at(2)];
      const south = storedEntry({ kiosk: 'south-1', site: 'south' });
      await add(...mine, south, storedEntry({ organisation: 'other', kiosk: 'other-1' }));
      const page = async (filter: object) => ids(await given.store.entries.page({ organisation: 'harbour', ...filter }, null, 10));
      expect(await page({})).toEqual(ids([...mine, south]));
      expect(await page({ kiosk: 'north-1' })).toEqual(ids(mine));
      expect(await page({ kiosk: 'other-1' })).toEqual([]);
      expect(await page({ kiosk: 'north-1', fromMs: NOON + HOUR })).toEqual(ids(mine.slice(1)));
      expect(await page({ kiosk: 'north-1', toMs: NOON + 2 * HOUR })).toEqual(ids(mine.slice(0, 2)));
      expect(await page({ fromMs: NOON + HOUR, toMs: NOON + 2 * HOUR })).toEqual(ids(mine.slice(1, 2)));
    });
  });

  test('only ids of the organisation and sites are visible', async () => {
    const north = storedEntry();
    const south = storedEntry({ kiosk: 'south-1', site: 'south' });
    const other = storedEntry({ organisation: 'other', kiosk: 'other-1' });
    await add(north, south, other);
    const all = [north.id, south.id, other.id, randomUUID()];
    const visible = async (sites: string[] | null) =>
      (await given.store.entries.visibleIds({ organisation: 'harbour', sites, ids: all })).sort();
    expect(await visible(null)).toEqual([north.id, south.id].sort());
    expect(await visible(['south'])).toEqual([south.id]);
    expect(await visible([])).toEqual([]);
    expect(await given.store.entries.visibleIds({ organisation: 'harbour', sites: null, ids: [] })).toEqual([]);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
