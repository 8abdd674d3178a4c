import { expect, test } from 'vitest';
import { reportPeriod } from '../../../src/server/reports/report-period.ts';

test('thirty days up to today unless told', () => {
  const { from, to, days } = reportPeriod(undefined, undefined, '2026-03-10');
  expect([from, to, days.length]).toEqual(['2026-02-09', '2026-03-10', 30]);
});

test('both days inclusive, over the end of a month', () => {
  expect(reportPeriod('2026-02-27', '2026-03-01', '2026-03-10').days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
});

test.each([
  ['2026-02-30', undefined],
  ['yesterday', undefined],
  ['2026-03-10T00:00', undefined],
  ['2026-03-11', '2026-03-10'],
  ['2020-01-01', '2026-03-10'],
])('from %s to %s is refused', (from, to) => {
  expect(() => reportPeriod(from, to, '2026-03-10')).toThrow('shape-invalid');
});
