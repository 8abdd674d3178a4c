// The overview under the rule of tap privacy, through the whole collector.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OverviewAnswer } from '../../src/protocol/console-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let collector: TestCollector;
let north: TestKiosk;
let south: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
  north = await aKiosk(collector);
  south = await aKiosk(collector, 'south-door');
});
afterAll(() => collector.stop());

async function rate(kiosk: TestKiosk, at: number, count: number, valueId: string): Promise<void> {
  const body = { questionId: 'overall', scaleId: 'faces-4', valueId };
  const entries = Array.from({ length: count }, () => anEntry(kiosk, { wallMs: at, body }));
  await kiosk.sendBatch(aBatch(kiosk, entries, collector.clock.now));
}

async function overview(query = '', person?: TestPerson): Promise<OverviewAnswer> {
  const reader = person ?? (await aPerson(collector, { role: 'staff' }));
  return (await reader.get(`/api/v1/overview${query}`)).json();
}
const countOf = ({ rows }: OverviewAnswer, id: string) => rows.find((row) => row.id === id)?.ratings;

test('no screen shows a tap as it happens', async () => {
  await rate(north, NOON_OR_SO, 6, 'happy');
  expect(countOf(await overview(), 'harbour')).toBe(0);

  // The hour closes at 11:00 in the Cayman Islands (16:00 UTC): six show.
  collector.clock.now = NOON_OR_SO + HOUR / 2;
  const closed = await overview();
  expect([countOf(closed, 'north-door'), countOf(closed, 'north'), countOf(closed, 'harbour')]).toEqual([6, 6, 6]);

  // Four in the next hour wait for the end of the day, also in the sums above them.
  await rate(north, collector.clock.now, 4, 'unhappy');
  collector.clock.now += 2 * HOUR;
  const evening = await overview();
  expect([countOf(evening, 'north-door'), countOf(evening, 'north'), countOf(evening, 'harbour')]).toEqual([6, 6, 6]);

  // 00:00 in the Cayman Islands.
  collector.clock.now = Date.UTC(2026, 2, 11, 5);
  expect(countOf(await overview(), 'harbour')).toBe(10);
});

test('a day is closed by the clock of its own site', async () => {
  collector.clock.now = NOON_OR_SO;
  await rate(south, NOON_OR_SO, 2, 'very-happy');
  // Midnight in Nairobi is 21:00 UTC; in the Cayman Islands it is still the afternoon.
  collector.clock.now = Date.UTC(2026, 2, 10, 20, 59);
  expect(countOf(await overview(), 'south-door')).toBe(0);
  collector.clock.now = Date.UTC(2026, 2, 10, 21);
  const answer = await overview('?from=2026-03-10&to=2026-03-10');
  const row = (id: string) => answer.rows.find((found) => found.id === id);
  expect(row('south')).toMatchObject({ ratings: 2, index: 100, interval: null, trend: [{ day: '2026-03-10', ratings: 2, index: 100 }] });
  // The organisation's day has not closed everywhere.
  expect(row('harbour')?.trend).toEqual([]);
});

test('index, interval, distribution and trend', async () => {
  collector.clock.now = NOON_OR_SO + 3 * DAY;
  const { rows } = await overview('?from=2026-03-09&to=2026-03-11');
  const north = rows.find(({ id }) => id === 'north');
  expect(north?.distribution.toSorted((a, b) => a.count - b.count)).toEqual([
    { scaleId: 'faces-4', valueId: 'unhappy', count: 4 },
    { scaleId: 'faces-4', valueId: 'happy', count: 6 },
  ]);
  expect(north?.index).toBeCloseTo((6 * (200 / 3) + 4 * (100 / 3)) / 10);
  expect(north?.interval?.[0]).toBeLessThan(north?.index ?? 0);
  expect(north?.trend).toMatchObject([
    { day: '2026-03-09', ratings: 0, index: null },
    { day: '2026-03-10', ratings: 10 },
    { day: '2026-03-11', ratings: 0, index: null },
  ]);
});

test('the last rating of a visit counts, once', async () => {
  collector.clock.now = NOON_OR_SO + 10 * DAY;
  const visit = '00000000-0000-7000-8000-00000000000a';
  const body = (valueId: string) => ({ questionId: 'overall', scaleId: 'faces-4', valueId });
  const at = NOON_OR_SO + 9 * DAY;
  const first = anEntry(north, { wallMs: at, header: { visit, sequence: 1001 }, body: body('very-unhappy') });
  const last = anEntry(north, { wallMs: at + 5_000, header: { visit, sequence: 1002 }, body: body('very-happy') });
  await north.sendBatch(aBatch(north, [last, first], collector.clock.now));
  const { rows } = await overview('?from=2026-03-19&to=2026-03-19');
  expect(rows.find(({ id }) => id === 'north-door')).toMatchObject({ ratings: 1, index: 100 });
});

test('who sees some sites only gets those, and no row that looks like all', async () => {
  collector.clock.now = NOON_OR_SO + 3 * DAY;
  const southern = await aPerson(collector, { role: 'staff', sites: ['south'] });
  const { rows } = await overview('', southern);
  expect(rows.map(({ level, id, ratings }) => [level, id, ratings])).toEqual([
    ['site', 'south', 2],
    ['kiosk', 'south-door', 2],
  ]);
});

test.each(['?from=2026-03-32', '?from=x', '?to=2026-3-1', '?from=2026-03-11&to=2026-03-10', '?from=2020-01-01'])(
  '%s is refused',
  async (query) => {
    const staff = await aPerson(collector, { role: 'staff' });
    expect(await (await staff.get(`/api/v1/overview${query}`)).json()).toMatchObject({ code: 'shape-invalid' });
  },
);
