// The number of each ledger's day grows with whatever changes what is counted of it, and by it days are read again, those alone.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/protocol/configuration.ts';
import type { DayQuery, RatingQuery, StoredEntry } from '../../src/server/store/store.ts';
import { rememberRatings } from '../../src/server/taps/rating-days.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addTo, comment, NOON, storedEntry } from './stored-entry.ts';

const OTHER_LEDGER = '00000000-0000-4000-8000-000000000002';
const SECOND = 1000;
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
/** Midnight of the 20th to the 21st in the Cayman Islands. */
const MIDNIGHT = NOON + 12 * 3600 * SECOND;

export function daySuite(fresh: () => Promise<StoreRig>): void {
  const given = rigPerTest(fresh);
  const add = (...entries: StoredEntry[]) => addTo(given.store, entries);
  const changes = async (more: Partial<DayQuery> = {}, store = given.store) => {
    const found = await store.entries.dayChanges({ organisation: 'harbour', fromDay: '2026-11-01', toDay: '2026-11-30', ...more });
    return found.map((row) => `${row.kiosk} ${row.day} ${row.changes}`).sort();
  };
  /** Far from each other, so that none is tagged. */
  const on = (day: number, more: Partial<StoredEntry> = {}) => {
    const occurredAt = NOON + ((day - 20) * 24 * 60 + (more.sequence ?? 1) * 10) * 60 * SECOND;
    return storedEntry({ localDay: `2026-11-${day}`, occurredAt, ...more });
  };

  describe('numbers of days', () => {
    test('grow by one with each batch that brings a rating or an answer about a service, and with nothing else', async () => {
      await add(on(20), on(20, { sequence: 2 }), on(19, { sequence: 3, kind: 'service-answer' }), comment({ localDay: '2026-11-18' }));
      expect(await changes()).toEqual(['north-1 2026-11-19 1', 'north-1 2026-11-20 1']);
      const again = on(20, { sequence: 4 });
      await add(again);
      await add(again);
      await add(comment({ sequence: 5 }));
      expect(await changes()).toEqual(['north-1 2026-11-19 1', 'north-1 2026-11-20 2']);
    });

    test('are told by kiosk and day, of each ledger, of one organisation', async () => {
      await add(on(19), on(20, { ledgerId: OTHER_LEDGER }), on(20), on(21, { kiosk: 'south-1', site: 'south' }));
      await add(on(22, { organisation: 'other', kiosk: 'other-1' }));
      expect(await changes({ fromDay: '2026-11-20' })).toEqual(['north-1 2026-11-20 1', 'north-1 2026-11-20 1', 'south-1 2026-11-21 1']);
      expect(await changes({ kiosks: ['south-1', 'nobody'] })).toEqual(['south-1 2026-11-21 1']);
      expect(await changes({ days: ['2026-11-19', '2026-11-21'] })).toEqual(['north-1 2026-11-19 1', 'south-1 2026-11-21 1']);
      expect(await changes({ organisation: 'other' })).toEqual(['other-1 2026-11-22 1']);
      expect(await changes({ kiosks: [] })).toEqual([]);
    });

    test('of other faces grow when another one of their visit comes, whatever day it comes for; of another ledger’s they don’t', async () => {
      const visit = randomUUID();
      await add(on(18, { visit }), on(22, { visit, sequence: 9 }), on(18, { visit, ledgerId: OTHER_LEDGER }));
      await add(on(18, { visit, organisation: 'other', kiosk: 'other-1' }));
      await add(on(21, { sequence: 3 }));
      const before = ['north-1 2026-11-18 1', 'north-1 2026-11-18 1', 'north-1 2026-11-21 1', 'north-1 2026-11-22 1'];
      expect(await changes()).toEqual(before);
      await add(on(20, { visit, sequence: 5 }));
      expect(await changes()).toEqual([
        'north-1 2026-11-18 1',
        'north-1 2026-11-18 2',
        'north-1 2026-11-20 1',
        'north-1 2026-11-21 1',
        'north-1 2026-11-22 2',
      ]);
      expect(await changes({ organisation: 'other' })).toEqual(['other-1 2026-11-18 1']);
    });

    test('grow with erasures, once each; a tombstone for what never came counts nothing', async () => {
      const [rating, answer, word] = [on(20), on(19, { sequence: 2, kind: 'service-answer' }), comment({ sequence: 3 })];
      await add(rating, on(20, { sequence: 4 }), answer, word);
      await given.store.entries.erase([rating.id, answer.id, word.id], NOON);
      await given.store.entries.erase([rating.id], NOON);
      expect(await changes()).toEqual(['north-1 2026-11-19 2', 'north-1 2026-11-20 2']);
      const [there, missing] = [on(20, { sequence: 5 }), on(21, { sequence: 6 })];
      await add(there);
      await given.store.entries.eraseAgain([there, missing].map((entry) => ({ ...entry, at: NOON })));
      await add(missing);
      expect(await changes()).toEqual(['north-1 2026-11-19 2', 'north-1 2026-11-20 4']);
    });

    test('of a database from before there were any begin with what is there', async () => {
      await add(on(20), on(20, { sequence: 2 }), on(19, { sequence: 3, kind: 'service-answer' }), comment({ localDay: '2026-11-18' }));
      await add(on(20, { sequence: 4, kind: 'service-answer' }));
      await given.rig.sql('drop table ledger_days');
      await given.rig.sql(`delete from kysely_migration where name >= '20261130-16'`);
      const again = await given.rig.reopen();
      expect(await changes({}, again)).toEqual(['north-1 2026-11-19 1', 'north-1 2026-11-20 1']);
      await addTo(again, [on(20, { sequence: 5 })]);
      expect(await changes({}, again)).toEqual(['north-1 2026-11-19 1', 'north-1 2026-11-20 2']);
    });
  });

  describe('ratings of days', () => {
    const withoutHours = {} as Configuration;
    /** What is remembered, which days were read, and what happens right after something was read. */
    const watched = (most?: number) => {
      const reads: string[] = [];
      const after: { read?: () => Promise<unknown> } = {};
      const { entries } = given.store;
      const countedTaps = async (query: RatingQuery) => {
        reads.push(`${query.kiosk} ${query.fromDay.slice(8)} ${query.toDay.slice(8)}`);
        const found = await entries.countedTaps(query);
        await after.read?.();
        return found;
      };
      const days = rememberRatings({ dayChanges: entries.dayChanges, countedTaps }, () => async () => withoutHours, most);
      const ask = async (asked: readonly string[] = DAYS) =>
        (await days({ organisation: 'harbour', days: asked })).flatMap(({ kiosk, day, what: { tallies, tagged } }) => {
          const count = tallies.reduce((sum, one) => sum + one.count, 0);
          return `${kiosk} ${day.slice(8)} ${count} ${tagged.map(({ tags }) => tags.join('+')).join(' ')}`.trim();
        });
      return { ask, after, since: () => reads.splice(0) };
    };

    test('are read once, and again only where they or a day beside them changed', async () => {
      await add(...[18, 19, 20, 21, 22].map((day, place) => on(day, { sequence: place + 1 })), on(20, { kiosk: 'south-1', site: 'south' }));
      const { ask, since } = watched();
      const first = await ask();
      expect(first.sort()).toEqual([...[18, 19, 20, 21, 22].map((day) => `north-1 ${day} 1`), 'south-1 20 1']);
      expect(since().sort()).toEqual(['north-1 17 23', 'south-1 19 21']);
      await ask();
      await ask(['2026-11-18', '2026-11-21']);
      expect(since()).toEqual([]);
      await add(on(21, { sequence: 9 }));
      expect(await ask()).toContain('north-1 21 2');
      expect(since()).toEqual(['north-1 19 23']);
      await add(on(21, { sequence: 10 }));
      expect(await ask(['2026-11-18', '2026-11-20'])).toContain('north-1 20 1');
      expect(since()).toEqual(['north-1 19 21']);
    });

    test('of days far apart are read in runs of their own', async () => {
      await add(
        ...[2, 4, 16, 18].map((day, place) => on(day, { localDay: `2026-11-${String(day).padStart(2, '0')}`, sequence: place + 1 })),
      );
      const { ask, since } = watched();
      await ask(['2026-11-02', '2026-11-04', '2026-11-16', '2026-11-18']);
      expect(since()).toEqual(['north-1 01 05', 'north-1 15 19']);
    });

    test('follow what comes for the day beside them, late, and what is erased of it', async () => {
      const tap = (sequence: number, seconds: number) =>
        storedEntry({ sequence, occurredAt: MIDNIGHT + seconds * SECOND, localDay: `2026-11-${seconds < 0 ? 20 : 21}` });
      const { ask } = watched();
      await add(tap(5, 1));
      expect(await ask()).toEqual(['north-1 21 1']);
      const before = tap(4, -2);
      await add(before);
      expect(await ask()).toEqual(['north-1 20 1', 'north-1 21 1 quick-repeat']);
      await add(tap(1, -40), tap(2, -28), tap(3, -14));
      expect(await ask()).toEqual(['north-1 20 4 run run run run', 'north-1 21 1 quick-repeat+run']);
      await given.store.entries.erase([before.id], NOON);
      expect(await ask()).toEqual(['north-1 20 3', 'north-1 21 1']);
    });

    test('that change while they are read are read again', async () => {
      await add(on(20));
      const { ask, after } = watched();
      after.read = () => add(on(20, { sequence: 2 }));
      expect(await ask()).toEqual(['north-1 20 1']);
      delete after.read;
      expect(await ask()).toEqual(['north-1 20 2']);
    });

    test('that find no room are forgotten, those furthest back first, and are told all the same', async () => {
      await add(...[18, 19, 20, 21, 22].map((day, place) => on(day, { sequence: place + 1 })));
      const { ask, since } = watched(6);
      for (let turn = 0; turn < 2; turn++) expect(await ask()).toEqual([18, 19, 20, 21, 22].map((day) => `north-1 ${day} 1`));
      expect(since()).toEqual(['north-1 17 23', 'north-1 17 21']);
    });
  });
}
