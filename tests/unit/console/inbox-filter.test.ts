import { describe, expect, it } from 'vitest';
import { filterItems, isFiltering, localDay, NO_FILTER } from '../../../src/console/inbox/inbox-filter.ts';
import { anItem } from './an-item.ts';

const cayman = () => 'America/Cayman';
const items = [
  anItem(4, { face: null }),
  anItem(3, { kiosk: 'desk', face: { scaleId: 'faces-4', valueId: 'unhappy' } }),
  anItem(2, { site: 'bodden-town', occurredAt: '2026-11-04T03:00:00.000Z' }),
  anItem(1, { occurredAt: '2026-11-05T14:00:00.000Z' }),
];
const arrivals = (change: object, found: ReadonlySet<string> | null = null) =>
  filterItems(items, { ...NO_FILTER, ...change }, found, cayman).map(({ arrival }) => arrival);

describe('filters of the inbox', () => {
  it('lets everything through when none is set', () => {
    expect(arrivals({})).toEqual([4, 3, 2, 1]);
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, words: '  ' })).toBe(false);
  });

  it('filters by site, kiosk and face, together', () => {
    expect(arrivals({ site: 'george-town' })).toEqual([4, 3, 1]);
    expect(arrivals({ kiosk: 'desk' })).toEqual([3]);
    expect(arrivals({ face: 'unhappy' })).toEqual([3]);
    expect(arrivals({ face: 'none' })).toEqual([4]);
    expect(arrivals({ site: 'bodden-town', kiosk: 'desk' })).toEqual([]);
  });

  it('counts days as the site does, both ends included', () => {
    expect(localDay('2026-11-04T03:00:00.000Z', 'America/Cayman')).toBe('2026-11-03');
    expect(arrivals({ from: '2026-11-04' })).toEqual([1]);
    expect(arrivals({ to: '2026-11-03' })).toEqual([4, 3, 2]);
    expect(arrivals({ from: '2026-11-03', to: '2026-11-05' })).toEqual([4, 3, 2, 1]);
  });

  it('keeps only what the search found', () => {
    expect(arrivals({ face: 'happy' }, new Set([items[3]?.id ?? '']))).toEqual([1]);
  });
});
