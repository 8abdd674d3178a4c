// Filters that people keep: each their own, a name once for each page, changed under their id, at most so many.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeptFilterRow } from '../../src/server/store/kept-filter-store.ts';
import { ANA } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { NOON } from './stored-entry.ts';

function aFilter(change: Partial<KeptFilterRow> = {}): KeptFilterRow {
  return { organisation: 'harbour', person: ANA, id: randomUUID(), page: 'inbox', name: 'Mine', kept: '{}', keptAt: NOON, ...change };
}

export function keptFilterSuite(fresh: () => Promise<StoreRig>): void {
  describe('kept filters', () => {
    const given = rigPerTest(fresh);
    const filters = () => given.store.keptFilters;

    test('are found by whoever kept them alone, by name, and after a restart', async () => {
      const [b, a, ofCases] = [aFilter({ name: 'b' }), aFilter({ name: 'a' }), aFilter({ name: 'c', page: 'cases' })];
      for (const one of [b, a, ofCases]) expect(await filters().keep(one, 5)).toBe('kept');
      expect(await filters().filters('harbour', ANA)).toEqual([a, b, ofCases]);
      expect(await filters().filters('market', ANA)).toEqual([]);
      expect(await filters().filters('harbour', randomUUID())).toEqual([]);
      expect(await (await given.rig.reopen()).keptFilters.filters('harbour', ANA)).toEqual([a, b, ofCases]);
    });

    test('change under their id; a name stands once for each page', async () => {
      const first = aFilter();
      await filters().keep(first, 5);
      expect(await filters().keep(aFilter(), 5)).toBe('taken');
      expect(await filters().keep(aFilter({ page: 'cases' }), 5)).toBe('kept');
      expect(await filters().keep(aFilter({ person: randomUUID() }), 5)).toBe('kept');
      const renamed = { ...first, name: 'Other', kept: '{"x":1}' };
      expect(await filters().keep(renamed, 5)).toBe('kept');
      expect((await filters().filters('harbour', ANA)).filter(({ page }) => page === 'inbox')).toEqual([renamed]);
    });

    test('are no more than so many; one of them can still be changed', async () => {
      const first = aFilter({ name: '0' });
      for (const one of [first, aFilter({ name: '1' })]) await filters().keep(one, 2);
      expect(await filters().keep(aFilter({ name: '2' }), 2)).toBe('full');
      expect(await filters().keep({ ...first, name: '2' }, 2)).toBe('kept');
    });

    test('are forgotten by whoever kept them alone', async () => {
      const one = aFilter();
      await filters().keep(one, 5);
      expect(await filters().forget('market', ANA, one.id)).toBe(false);
      expect(await filters().forget('harbour', randomUUID(), one.id)).toBe(false);
      expect(await filters().forget('harbour', ANA, one.id)).toBe(true);
      expect(await filters().forget('harbour', ANA, one.id)).toBe(false);
      expect(await filters().filters('harbour', ANA)).toEqual([]);
    });
  });
}
