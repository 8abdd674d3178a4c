import { expect, test } from 'vitest';
import { closedDays, keptPromises } from '../../../src/server/reports/kept-promises.ts';
import { wilsonInterval } from '../../../src/server/reports/wilson-interval.ts';

const time = { value: 1, unit: 'working-days' as const };
const repair = { isAsked: true, id: 'repair', department: 'ict', name: { en: 'Repair' }, promised: { text: { en: '1 day' }, time } };
const website = { isAsked: true, id: 'website', department: 'ict', name: { en: 'Website' }, promised: { text: { en: 'Ongoing' } } };
const count = (service: string, kept: 'yes' | 'no' | 'not-sure', count: number) => ({
  site: 'north',
  day: '2026-11-20',
  service,
  kept,
  count,
});

test('of a service with a promised time, yes and no make the share; who was not sure is counted beside it', () => {
  const counts = [count('repair', 'yes', 3), count('repair', 'yes', 5), count('repair', 'no', 2), count('repair', 'not-sure', 4)];
  const [row] = keptPromises([website, repair], counts);
  expect(row).toMatchObject({ service: 'repair', name: { en: 'Repair' }, promised: { en: '1 day' }, yes: 8, no: 2, notSure: 4, kept: 80 });
  expect(row?.interval?.map(Math.round)).toEqual([49, 94]);
});

test('nobody sure: no share; under five: no interval', () => {
  expect(keptPromises([repair], [])).toEqual([expect.objectContaining({ service: 'repair', yes: 0, kept: null, interval: null })]);
  expect(keptPromises([repair], [count('repair', 'not-sure', 9)])[0]).toMatchObject({ kept: null, notSure: 9 });
  expect(keptPromises([repair], [count('repair', 'yes', 4)])[0]).toMatchObject({ kept: 100, interval: null });
  expect(keptPromises([repair], [count('repair', 'no', 5)])[0]).toMatchObject({ kept: 0, interval: [0, expect.closeTo(43.45, 1)] });
});

test('what no kiosk names any more stands at the end under its id; what is not asked about, or has no promised time, only once it was answered', () => {
  expect(keptPromises([website, repair], [count('gone', 'yes', 1)]).map(({ service, name }) => [service, name])).toEqual([
    ['repair', { en: 'Repair' }],
    ['gone', null],
  ]);
  expect(keptPromises([{ ...repair, isAsked: false }], [])).toEqual([]);
  expect(keptPromises([website], [count('website', 'yes', 1)])).toMatchObject([{ service: 'website', promised: { en: 'Ongoing' } }]);
});

test('only days that have closed at their own site', () => {
  const here = count('repair', 'yes', 1);
  const now = new Map([['north', { day: '2026-11-20', hour: 23 }]]);
  expect(closedDays([here], now)).toEqual([]);
  expect(closedDays([here], new Map([['north', { day: '2026-11-21', hour: 0 }]]))).toEqual([here]);
  expect(closedDays([{ ...here, site: 'elsewhere' }], now)).toEqual([]);
});

test('Wilson’s interval of 10, 30 and 100 answers of which eight in ten say yes', () => {
  const rounded = (part: number, all: number) => wilsonInterval(part, all).map((bound) => Math.round(bound * 10) / 10);
  expect([rounded(8, 10), rounded(24, 30), rounded(80, 100)]).toEqual([
    [49, 94.3],
    [62.7, 90.5],
    [71.1, 86.7],
  ]);
});
