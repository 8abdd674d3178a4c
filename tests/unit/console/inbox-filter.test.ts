import { describe, expect, it } from 'vitest';
import { filterItems, isFiltering, NO_FILTER } from '../../../src/console/inbox/inbox-filter.ts';
import { dayAt } from '../../../src/console/ui/date-formatter.ts';
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
    expect(dayAt(Date.parse('2026-11-04T03:00:00.000Z'), 'America/Cayman')).toBe('2026-11-03');
    expect(arrivals({ from: '2026-11-04' })).toEqual([1]);
    expect(arrivals({ to: '2026-11-03' })).toEqual([4, 3, 2]);
    expect(arrivals({ from: '2026-11-03', to: '2026-11-05' })).toEqual([4, 3, 2, 1]);
  });

  it('gives what a calendar gives for each item, wherever its site is', () => {
    const hours = Array.from({ length: 24 * 7 }, (_, hour) => new Date(Date.UTC(2026, 9, 30) + hour * 3_600_000).toISOString());
    const all = hours.map((occurredAt, place) => anItem(place, { occurredAt }));
    for (const zone of ['America/Cayman', 'Europe/Jersey', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      for (const [from, to] of [
        ['2026-11-01', ''],
        ['', '2026-11-01'],
        ['2026-11-01', '2026-11-02'],
        ['2026-11-02', '2026-11-01'],
      ] as const) {
        const within = (day: string) => (from === '' || day >= from) && (to === '' || day <= to);
        const expected = all.filter(({ occurredAt }) => within(dayAt(Date.parse(occurredAt), zone)));
        expect(filterItems(all, { ...NO_FILTER, from, to }, null, () => zone)).toEqual(expected);
      }
  });

  it('keeps only what the search found', () => {
    expect(arrivals({ face: 'happy' }, new Set([items[3]?.id ?? '']))).toEqual([1]);
  });
});
