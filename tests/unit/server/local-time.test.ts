import { expect, test } from 'vitest';
import { localTime } from '../../../src/server/ingest/local-time.ts';

test.each([
  ['2026-03-10T04:59:59.999Z', 'America/Cayman', '2026-03-09', 23],
  ['2026-03-10T05:00:00.000Z', 'America/Cayman', '2026-03-10', 0],
  ['2026-03-10T21:00:00Z', 'Africa/Nairobi', '2026-03-11', 0],
  ['2026-03-10T18:14:59Z', 'Asia/Kathmandu', '2026-03-10', 23],
  ['2026-03-10T18:15:00Z', 'Asia/Kathmandu', '2026-03-11', 0],
  ['2026-03-29T00:59:59Z', 'Europe/Jersey', '2026-03-29', 0],
  ['2026-03-29T01:00:00Z', 'Europe/Jersey', '2026-03-29', 2],
])('%s in %s is %s, hour %i', (instant, zone, day, hour) => {
  expect(localTime(Date.parse(instant), zone)).toEqual({ day, hour });
});
