// Medians and nine in ten, against numbers worked out by hand.
import { expect, test } from 'vitest';
import { spread } from '../../../src/server/reports/spread.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, place) => place + 1);

test.each([
  { values: [], median: null, p90: null },
  { values: [7], median: 7, p90: 7 },
  { values: [9, 1], median: 5, p90: 9 },
  { values: [3, 1, 2], median: 2, p90: 3 },
  { values: [1, 2, 3, 4.5], median: 3, p90: 5 },
  { values: upTo(10), median: 6, p90: 9 },
  { values: upTo(11), median: 6, p90: 10 },
  { values: upTo(100), median: 51, p90: 90 },
])('of $values', ({ values, median, p90 }) => {
  expect(spread(values)).toEqual({ median, p90 });
});

test('changes nothing of what it is given', () => {
  const values = [3, 1, 2];
  spread(values);
  expect(values).toEqual([3, 1, 2]);
});
