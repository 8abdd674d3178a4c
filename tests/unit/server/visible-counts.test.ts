import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleCounts } from '../../../src/server/reports/visible-counts.ts';
import type { RatingCount } from '../../../src/server/store/store.ts';

const count = (parts: Partial<RatingCount>): RatingCount => {
  return { site: 's', kiosk: 'k', day: '2026-03-10', hour: 9, scaleId: 'faces-4', valueId: 'happy', count: 1, ...parts };
};
const at = (hour: number, day = '2026-03-10') => new Map([['s', { day, hour }]]);

test('the hour that still runs is hidden, however many rated', () => {
  expect(visibleCounts([count({ count: 500 })], at(9))).toEqual([]);
});

test('a closed hour with five or more shows; with four it waits for its day', () => {
  const five = [count({ count: 3 }), count({ valueId: 'unhappy', count: 2 })];
  const four = [count({ kiosk: 'other', count: 3 }), count({ kiosk: 'other', valueId: 'unhappy', count: 1 })];
  expect(visibleCounts([...five, ...four], at(10))).toEqual(five);
  expect(visibleCounts([...five, ...four], at(0, '2026-03-11'))).toEqual([...five, ...four]);
});

test('five are counted per kiosk, not per site', () => {
  expect(visibleCounts([count({ count: 4 }), count({ kiosk: 'other', count: 4 })], at(10))).toEqual([]);
});

test('days to come (a kiosk whose clock is ahead) and sites that are not visible stay hidden', () => {
  expect(visibleCounts([count({ day: '2036-03-10', count: 9 }), count({ site: 'elsewhere', day: '2026-01-01' })], at(23))).toEqual([]);
});

test('no step of the clock ever reveals fewer than five ratings of a kiosk before the day has closed', async () => {
  const counts = fc.array(
    fc.record({ kiosk: fc.constantFrom('a', 'b'), hour: fc.integer({ min: 0, max: 23 }), count: fc.integer({ min: 1, max: 7 }) }),
  );
  await fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 22 }), (given, hour) => {
      const rows = given.map((parts) => count(parts));
      for (const kiosk of ['a', 'b']) {
        const seen = (now: number) =>
          visibleCounts(rows, at(now))
            .filter((row) => row.kiosk === kiosk)
            .reduce((sum, row) => sum + row.count, 0);
        const revealed = seen(hour + 1) - seen(hour);
        if (revealed !== 0 && revealed < 5) return false;
      }
      return true;
    }),
  );
});
