import { expect, test } from 'vitest';
import { happyIndex } from '../../../src/server/reports/happy-index.ts';

const four = (valueId: string, count: number) => ({ scaleId: 'faces-4', valueId, count });

test('nothing rated: no index, no interval', () => {
  expect(happyIndex([])).toEqual({ index: null, interval: null });
});

test('the mean of even steps from 0 to 100', () => {
  expect(happyIndex([four('very-happy', 1), four('very-unhappy', 1)]).index).toBe(50);
  expect(happyIndex([four('happy', 3)]).index).toBeCloseTo(200 / 3);
});

test('no interval under five ratings; from five on mean ± 1.96·s/√n', () => {
  expect(happyIndex([four('very-happy', 2), four('very-unhappy', 2)]).interval).toBeNull();
  // Weights 100 ×8, 0 ×2: mean 80, s² = 10·(0.8·0.2·100²)/9, s/√10 = 13.333…
  const { index, interval } = happyIndex([four('very-happy', 8), four('very-unhappy', 2)]);
  expect(index).toBe(80);
  expect(interval?.[0]).toBeCloseTo(80 - 1.96 * (40 / 3));
  expect(interval?.[1]).toBe(100);
});

test('all the same: the interval is the point', () => {
  expect(happyIndex([four('very-unhappy', 9)])).toEqual({ index: 0, interval: [0, 0] });
});

test('scales mix by their weights; unknown values carry none', () => {
  const mixed = [
    four('very-happy', 1),
    { scaleId: 'faces-3', valueId: 'neutral', count: 1 },
    { scaleId: 'stars', valueId: 'five', count: 9 },
  ];
  expect(happyIndex(mixed).index).toBe(75);
});
