// More than two hundred dates that were worked out by hand, each with its reason, over five countries and three years, against the calendars
// that are shipped. The tables are in `dates/`; nothing in them was made by the code.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readClock } from '../../../src/server/clock/read-clock.ts';
import { type WorkingCalendar, workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { momentAt, policyOf, shippedPolicy } from '../../support/shipped-policy.ts';

const COUNTRIES = { jersey: 'joic', cayman: 'rcips', belize: 'mps-belize', kenya: 'oag-doj', jamaica: 'moj-jamaica' } as const;
type Row = { received: string; days: number; due: string; why: string };

const rowsOf = (country: string): Row[] =>
  readFileSync(new URL(`dates/${country}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [received = '', days, due = '', why = ''] = line.split('|');
      return { received, days: Number(days), due, why };
    });

const countries = Object.keys(COUNTRIES) as (keyof typeof COUNTRIES)[];

describe.each(countries)('%s', (country) => {
  const { calendar: settings } = shippedPolicy(COUNTRIES[country]);
  let calendar: WorkingCalendar;
  beforeAll(async () => {
    calendar = await workingCalendar(settings);
  });

  test.each(rowsOf(country))('$received, $days working days: $due ($why)', ({ received, days, due }) => {
    const receivedAt = momentAt(received, settings.timeZone);
    const policy = policyOf({ respond: { workingDays: days } }, settings);
    const nothing = { pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null };
    const input = { kind: 'complaint', contact: 'e-mail', stage: 1, receivedAt, ...nothing } as const;
    const { respond } = readClock(policy, calendar, input, receivedAt);
    expect(respond?.day).toBe(due);
    expect(respond?.at).toBe(momentAt(`${due} 23:59:59.999`, settings.timeZone));
  });

  test('each of the three years has its dates, each with a reason', () => {
    const rows = rowsOf(country);
    for (const year of ['2025', '2026', '2027']) expect(rows.filter(({ due }) => due.startsWith(year)).length).toBeGreaterThanOrEqual(10);
    for (const { why } of rows) expect(why.length).toBeGreaterThan(15);
  });
});

test('they are more than two hundred', () => {
  expect(countries.flatMap(rowsOf).length).toBeGreaterThanOrEqual(200);
});
