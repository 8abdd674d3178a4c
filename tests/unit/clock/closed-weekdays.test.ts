// Every weekday from 2025 to 2027 on which each of the five countries does not work, written down by hand from law and gazettes. A day that
// date-holidays gains or loses with an update is found here.
import { expect, test } from 'vitest';
import { workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { dayAfter } from '../../../src/server/clock/working-time.ts';
import { shippedPolicy } from '../../support/shipped-policy.ts';

const CLOSED = {
  joic: {
    2025: '01-01 04-18 04-21 05-05 05-09 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  },
  rcips: {
    2025: '01-01 01-27 03-05 04-18 04-21 04-30 05-05 05-19 06-23 07-07 11-10 12-25 12-26',
    2026: '01-01 01-26 02-18 04-03 04-06 05-04 05-18 06-15 07-06 11-09 12-25 12-28',
    2027: '01-01 01-25 02-10 03-26 03-29 05-03 05-17 06-14 07-05 11-15 12-27 12-28',
  },
  'mps-belize': {
    2025: '01-01 01-15 03-10 03-12 04-18 04-21 05-01 08-01 09-10 09-22 10-13 11-19 12-25 12-26',
    2026: '01-01 01-15 03-09 04-03 04-06 05-01 09-10 09-21 10-12 11-19 12-25',
    2027: '01-01 01-15 03-08 03-26 03-29 08-02 09-10 09-21 10-11 11-19 12-27',
  },
  'oag-doj': {
    2025: '01-01 03-31 04-18 04-21 05-01 06-02 06-06 10-10 10-17 10-20 12-12 12-25 12-26',
    2026: '01-01 03-20 04-03 04-06 05-01 05-27 06-01 10-20 12-25',
    2027: '01-01 03-09 03-26 03-29 05-17 06-01 08-10 10-11 10-20 12-13 12-27',
  },
  'moj-jamaica': {
    2025: '01-01 03-05 04-18 04-21 05-23 08-01 08-06 10-20 12-25 12-26',
    2026: '01-01 02-18 04-03 04-06 05-25 08-06 10-19 12-25',
    2027: '01-01 02-10 03-26 03-29 05-24 08-02 08-06 10-18 12-27',
  },
};

/** Those that nobody has confirmed: by the moon, by an order still to come, or of which the sources differ. */
const DOUBTFUL = {
  joic: '',
  rcips: '2025-06-16 2025-06-23 2027-06-14 2027-12-27 2027-12-28',
  'mps-belize': '',
  'oag-doj': '2026-03-20 2026-05-27 2027-03-09 2027-05-17 2027-08-10',
  'moj-jamaica': '2027-12-27',
};

const organisations = Object.keys(CLOSED) as (keyof typeof CLOSED)[];

test.each(organisations)('%s', async (organisation) => {
  const calendar = await workingCalendar(shippedPolicy(organisation).calendar);
  const closed = weekdays().filter((day) => calendar.spansOn(day).length === 0);
  const written = Object.entries(CLOSED[organisation]).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`));
  expect(closed).toEqual(written);
  expect(weekdays().filter((day) => calendar.isDoubtful(day))).toEqual(DOUBTFUL[organisation].split(' ').filter(Boolean));
  for (const day of ['2026-02-07', '2026-02-08']) expect(calendar.spansOn(day)).toEqual([]);
});

function weekdays(): string[] {
  const days: string[] = [];
  for (let day = '2025-01-01'; day < '2028-01-01'; day = dayAfter(day)) if (Temporal.PlainDate.from(day).dayOfWeek <= 5) days.push(day);
  return days;
}
