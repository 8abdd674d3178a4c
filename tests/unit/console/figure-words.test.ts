// Figures of the report on cases, in words.
import { expect, test } from 'vitest';
import { duration, keptIn, outcomesIn, timesIn, trendIn } from '../../../src/console/reports/figure-words.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';

const none = { count: 0, medianMinutes: null, p90Minutes: null, kept: 0, promised: 0 };

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [90, '1.5 h'],
  [1_260, '21 h'],
  [95, '1.6 h'],
])('%i minutes are %s', (minutes, said) => {
  expect(duration(minutes, en.reports)).toBe(said);
});

test('a share is said with what it is a share of, and not where nothing is decided', () => {
  expect(keptIn({ ...none, kept: 2, promised: 3 }, en.reports)).toBe('2 of 3 in time (67 %)');
  expect(keptIn({ ...none, kept: 2, promised: 3 }, es.reports)).toBe('2 de 3 a tiempo (67 %)');
  expect(keptIn(none, en.reports)).toBeNull();
});

test('times are said where there are any', () => {
  expect(timesIn({ ...none, medianMinutes: 30, p90Minutes: 120 }, en.reports)).toBe('Median 30 min, nine in ten within 2 h');
  expect(timesIn(none, en.reports)).toBeNull();
});

test('whether it takes less or more than before is said where both were measured, as far as the words can tell them apart', () => {
  const took = (medianMinutes: number | null) => ({ ...none, medianMinutes });
  expect(trendIn(took(60), took(120), en.reports)).toBe('Falling: the median was 2 h in as many days before');
  expect(trendIn(took(120), took(30), es.reports)).toBe('Sube: la mediana fue de 30 min en los mismos días anteriores');
  expect(trendIn(took(120), took(121), en.reports)).toBe('Median as in as many days before');
  for (const [now, before] of [
    [took(null), took(30)],
    [took(30), took(null)],
    [took(30), undefined],
  ] as const)
    expect(trendIn(now, before, en.reports)).toBeNull();
});

test('of outcomes, those that there are', () => {
  const outcomes = { upheld: 2, partly: 0, not: 1, withdrawn: 0, undecided: 3 };
  expect(outcomesIn({ outcomes } as never, en)).toEqual(['Upheld: 2', 'Not upheld: 1', 'Undecided: 3']);
});
