// Answers about the promises of services, counted.
import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../src/server/store/store.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addTo, NOON, storedEntry } from './stored-entry.ts';

export function promiseSuite(fresh: () => Promise<StoreRig>): void {
  describe('answers about promises', () => {
    const given = rigPerTest(fresh);
    const add = (...entries: StoredEntry[]) => addTo(given.store, entries);
    const counts = (more: { sites?: string[] | null; organisation?: string; kiosk?: string } = {}) =>
      given.store.entries.promiseCounts({ organisation: 'harbour', sites: null, fromDay: '2026-11-01', toDay: '2026-11-30', ...more });

    test('are counted by site, day, service and answer, whatever the question was called', async () => {
      await add(
        answer({ kept: 'yes' }, { sequence: 1 }),
        answer({ kept: 'yes' }, { sequence: 2 }),
        answer({ kept: 'yes', questionId: 'kept-2' }, { sequence: 3 }),
        answer({ kept: 'no' }, { sequence: 4 }),
        answer({ kept: 'not-sure' }, { sequence: 5, localDay: '2026-11-21' }),
        answer({ kept: 'yes', serviceId: 'copy' }, { kiosk: 'south-1', site: 'south' }),
        answer({ kept: 'yes' }, { organisation: 'other', kiosk: 'other-1' }),
      );
      const base = { site: 'north', day: '2026-11-20', service: 'repair', kept: 'yes', count: 1 };
      const south = { ...base, site: 'south', service: 'copy' };
      const found = await counts();
      expect(found).toHaveLength(4);
      expect(found).toEqual(
        expect.arrayContaining([{ ...base, count: 3 }, { ...base, kept: 'no' }, { ...base, kept: 'not-sure', day: '2026-11-21' }, south]),
      );
      expect(await counts({ sites: ['south'] })).toEqual([south]);
      expect(await counts({ sites: [] })).toEqual([]);
      expect(await counts({ kiosk: 'south-1' })).toEqual([south]);
      expect(await counts({ organisation: 'other' })).toHaveLength(1);
    });

    test('are no ratings, no other days, nothing that can’t be read, and gone once they are erased', async () => {
      const erased = answer({ kept: 'no' }, { sequence: 6 });
      await add(
        answer({}, { sequence: 1 }),
        answer({ kept: 'perhaps' }, { sequence: 2 }),
        answer({}, { sequence: 3, body: 'no JSON' }),
        answer({ kept: 'yes' }, { sequence: 4, localDay: '2026-10-31' }),
        answer({ kept: 'yes' }, { sequence: 5, localDay: '2026-12-01' }),
        storedEntry({ sequence: 7 }),
        erased,
      );
      expect(await counts()).toHaveLength(1);
      await given.store.entries.erase([erased.id], NOON);
      expect(await counts()).toEqual([]);
    });
  });
}

function answer(body: object, given: Partial<StoredEntry> = {}): StoredEntry {
  const question = { questionId: 'kept', scaleId: null, valueId: null };
  return storedEntry({
    ...{ kind: 'service-answer', ...question, body: JSON.stringify({ questionId: 'kept', serviceId: 'repair', ...body }) },
    ...given,
  });
}
