import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byScale } from '../../../src/console/overview/distribution.tsx';
import { indexWords, percents } from '../../../src/console/overview/index-sentence.ts';
import { partRows } from '../../../src/console/overview/part-rows.ts';
import { trendShape } from '../../../src/console/overview/trend-path.ts';
import { isPeriod, lastDays, periodBefore, today } from '../../../src/console/period.ts';
import { en } from '../../../src/console/texts/en.ts';
import type { OverviewRow } from '../../../src/protocol/console-api.ts';

describe('the index in words', () => {
  it.each([
    [
      { index: 77.6, interval: [74.2, 81.7] as [number, number], ratings: 300 },
      { figure: '78', beside: 'between 74 and 82' },
    ],
    [
      { index: 66.7, interval: null, ratings: 3 },
      { figure: '–', beside: 'too few to say' },
    ],
    [
      { index: null, interval: null, ratings: 0 },
      { figure: '–', beside: 'no ratings' },
    ],
  ])('%j', (row, words) => {
    expect(indexWords(row, en)).toEqual(words);
  });
});

describe('shares', () => {
  it('are whole per cents that add up to a hundred', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 5 }), (counts) => {
        const sum = percents(counts).reduce((all, share) => all + share, 0);
        expect(sum).toBe(counts.some((count) => count > 0) ? 100 : 0);
      }),
    );
    expect(percents([1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('keep scales apart, best face first, with faces nobody chose', () => {
    const distribution = [
      { scaleId: 'faces-4', valueId: 'unhappy', count: 1 },
      { scaleId: 'faces-3', valueId: 'happy', count: 2 },
      { scaleId: 'faces-4', valueId: 'very-happy', count: 3 },
    ];
    expect(byScale(distribution).map(({ scaleId, bars }) => [scaleId, bars.map(({ valueId, count }) => `${valueId} ${count}`)])).toEqual([
      ['faces-4', ['very-happy 3', 'happy 0', 'unhappy 1', 'very-unhappy 0']],
      ['faces-3', ['happy 2', 'neutral 0', 'unhappy 0']],
    ]);
  });
});

describe('the trend', () => {
  const day = (index: number | null) => ({ day: '2026-11-01', ratings: index === null ? 0 : 5, index });

  it('is a line with gaps where nobody rated', () => {
    expect(trendShape([day(0), day(100), day(null), day(50), day(50)], 400, 100).path).toBe('M0 100L100 0M300 50L400 50');
  });

  it('shows a day between two gaps as a dot', () => {
    expect(trendShape([day(null), day(25), day(null)], 100, 100)).toEqual({ path: '', dots: [{ x: 50, y: 75 }] });
  });
});

describe('parts of the overview', () => {
  it('stand site by site, each with its kiosks', () => {
    const row = (level: OverviewRow['level'], id: string) => ({ level, id }) as OverviewRow;
    const rows = [
      row('organisation', 'o'),
      row('site', 'a'),
      row('site', 'b'),
      row('kiosk', 'b1'),
      row('kiosk', 'a1'),
      row('kiosk', 'lost'),
    ];
    const siteOf = (kiosk: string) => ({ a1: 'a', b1: 'b' })[kiosk];
    expect(partRows(rows, siteOf).map(({ id }) => id)).toEqual(['a', 'a1', 'b', 'b1', 'lost']);
  });
});

describe('periods', () => {
  it('count today as one of their days, across months and leap days', () => {
    expect(lastDays(7, '2026-11-03')).toEqual({ from: '2026-10-28', to: '2026-11-03' });
    expect(lastDays(2, '2028-03-01')).toEqual({ from: '2028-02-29', to: '2028-03-01' });
    expect(periodBefore({ from: '2026-10-28', to: '2026-11-03' })).toEqual({ from: '2026-10-21', to: '2026-10-27' });
    expect(periodBefore({ from: '2028-03-01', to: '2028-03-01' })).toEqual({ from: '2028-02-29', to: '2028-02-29' });
    expect(lastDays(1, today(Date.parse('2026-11-03T12:00:00Z')))).toEqual({ from: '2026-11-03', to: '2026-11-03' });
  });

  it('run forwards', () => {
    expect(isPeriod({ from: '2026-11-03', to: '2026-11-03' })).toBe(true);
    expect(isPeriod({ from: '2026-11-04', to: '2026-11-03' })).toBe(false);
    expect(isPeriod({ from: '', to: '2026-11-03' })).toBe(false);
  });
});
