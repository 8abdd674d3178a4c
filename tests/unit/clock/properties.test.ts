// What holds for every case, whatever the organisation: who comes later is never due earlier, days add up, a pause moves the due day by as
// many working days as lie in it, and no other day than a working day is promised.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readClock } from '../../../src/server/clock/read-clock.ts';
import { type WorkingCalendar, workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { momentAt, openFrom, policyOf, shippedPolicy } from '../../support/shipped-policy.ts';

const night = { hours: openFrom('21:30', '05:15'), timeZone: 'Australia/Lord_Howe' };
const SETTINGS = {
  ...Object.fromEntries(['joic', 'rcips', 'mps-belize', 'oag-doj', 'moj-jamaica'].map((id) => [id, shippedPolicy(id).calendar])),
  'a night shift': policyOf({}, night).calendar,
};
const FROM = Date.UTC(2025, 0, 1);
const UNTIL = Date.UTC(2027, 11, 1);
const RUNS = { numRuns: 100 };

/** Any moment, and those around opening and closing more often than chance would have them. */
const moments = (calendar: WorkingCalendar) =>
  fc.oneof(
    fc.integer({ min: FROM, max: UNTIL }),
    fc
      .tuple(fc.integer({ min: 0, max: 1060 }), fc.constantFrom('from', 'until'), fc.integer({ min: -2, max: 2 }))
      .map(([days, end, off]) => {
        const day = Temporal.PlainDate.from('2025-01-01').add({ days }).toString();
        return (calendar.spansOn(day)[0]?.[end as 'from' | 'until'] ?? momentAt(`${day} 12:00`, calendar.timeZone)) + off;
      }),
  );
const days = fc.integer({ min: 1, max: 40 });
const minutes = fc.integer({ min: 1, max: 3000 });

describe.each(Object.entries(SETTINGS))('%s', (_name, settings) => {
  let calendar: WorkingCalendar;
  /** Its working days, counted here and not by the code. */
  let worked: string[];
  beforeAll(async () => {
    calendar = await workingCalendar(settings);
    const days = Array.from({ length: 1500 }, (_, days) => Temporal.PlainDate.from('2024-12-20').add({ days }).toString());
    worked = days.filter((day) => calendar.spansOn(day).length > 0);
  });
  /** Of the working day to which a moment belongs, or which opens next. */
  const place = (ms: number) => worked.findIndex((day) => (calendar.spansOn(day).at(-1)?.until ?? 0) > ms);

  type Asked = { receivedAt: number; pauses?: { from: number; until: number | null }[]; extendedTo?: string | null; now?: number };
  const due = (time: { workingDays: number } | { workingMinutes: number }, { receivedAt, pauses = [], extendedTo = null, now }: Asked) => {
    const input = { kind: 'complaint', contact: 'e-mail', stage: 1, receivedAt, acknowledgedAt: null, respondedAt: null } as const;
    const { respond } = readClock(policyOf({ respond: time }, settings), calendar, { ...input, pauses, extendedTo }, now ?? UNTIL * 2);
    if (!respond) throw new Error('nothing is due');
    return respond;
  };
  const opening = (day: string) => calendar.spansOn(day)[0]?.from ?? Number.NaN;

  test('monotone: received later, never due earlier', () => {
    fc.assert(
      fc.property(moments(calendar), moments(calendar), days, minutes, (one, other, count, length) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const byDays = [earlier, later].map((receivedAt) => due({ workingDays: count }, { receivedAt }).at) as [number, number];
        const byMinutes = [earlier, later].map((receivedAt) => due({ workingMinutes: length }, { receivedAt }).at) as [number, number];
        expect(byDays[0]).toBeLessThanOrEqual(byDays[1]);
        expect(byMinutes[0]).toBeLessThanOrEqual(byMinutes[1]);
      }),
      RUNS,
    );
  });

  test('additive: a days and then b, from an opening, are a and b days', () => {
    fc.assert(
      fc.property(moments(calendar), days, days, (receivedAt, a, b) => {
        const first = due({ workingDays: a }, { receivedAt }).day;
        expect(due({ workingDays: b }, { receivedAt: opening(first) }).day).toBe(due({ workingDays: a + b }, { receivedAt }).day);
      }),
      RUNS,
    );
  });

  test('additive: so are working minutes, from any moment', () => {
    fc.assert(
      fc.property(moments(calendar), minutes, minutes, (receivedAt, a, b) => {
        const first = due({ workingMinutes: a }, { receivedAt }).at;
        expect(due({ workingMinutes: b }, { receivedAt: first }).at).toBe(due({ workingMinutes: a + b }, { receivedAt }).at);
      }),
      RUNS,
    );
  });

  test('pause-neutral: a pause of n working days moves the due day by n working days, wherever it begins and ends', () => {
    fc.assert(
      fc.property(
        moments(calendar),
        days,
        fc.double({ min: 0, max: 1, noNaN: true }),
        moments(calendar),
        (receivedAt, count, share, end) => {
          const without = due({ workingDays: count }, { receivedAt });
          const from = Math.floor(receivedAt + share * (without.at - receivedAt));
          const until = Math.max(from, Math.min(end, from + 60 * 86_400_000));
          const moved = due({ workingDays: count }, { receivedAt, pauses: [{ from, until }] });
          const length = place(until) - place(Math.max(from, receivedAt));
          expect(moved.day).toBe(worked[worked.indexOf(without.day) + length]);
        },
      ),
      RUNS,
    );
  });

  test('a pause of no time, or within closed time, moves nothing', () => {
    fc.assert(
      fc.property(moments(calendar), days, fc.nat({ max: 60 }), (receivedAt, count, after) => {
        const without = due({ workingDays: count }, { receivedAt });
        const zero = receivedAt + after * 86_400_000;
        expect(due({ workingDays: count }, { receivedAt, pauses: [{ from: zero, until: zero }] })).toEqual(without);
        const day = worked[place(receivedAt)] as string;
        const closing = calendar.spansOn(day).at(-1)?.until as number;
        const closed = { from: closing, until: opening(worked[worked.indexOf(day) + 1] as string) };
        expect(due({ workingDays: count }, { receivedAt, pauses: [closed] })).toEqual(without);
        expect(due({ workingMinutes: count }, { receivedAt, pauses: [closed] })).toEqual(due({ workingMinutes: count }, { receivedAt }));
      }),
      RUNS,
    );
  });

  test('two pauses after each other move it by both, also where working minutes are promised', () => {
    fc.assert(
      fc.property(moments(calendar), minutes, fc.nat({ max: 5000 }), fc.nat({ max: 5000 }), (receivedAt, length, gap, pause) => {
        const start = due({ workingMinutes: 1 }, { receivedAt }).at;
        const first = { from: start, until: start + gap * 60_000 };
        const again = due({ workingMinutes: length + 1 }, { receivedAt, pauses: [first] });
        const second = { from: first.until, until: first.until + pause * 60_000 };
        const both = due({ workingMinutes: length + 1 }, { receivedAt, pauses: [first, second] });
        const one = due({ workingMinutes: length + 1 }, { receivedAt, pauses: [{ from: first.from, until: second.until }] });
        expect(both).toEqual(one);
        expect(both.at).toBeGreaterThanOrEqual(again.at);
      }),
      RUNS,
    );
  });

  test('an extension never makes it earlier, and what is promised is always a working day', () => {
    fc.assert(
      fc.property(moments(calendar), days, fc.integer({ min: -20, max: 60 }), (receivedAt, count, off) => {
        const without = due({ workingDays: count }, { receivedAt });
        const extendedTo = Temporal.PlainDate.from(without.day).add({ days: off }).toString();
        const { day } = due({ workingDays: count }, { receivedAt, extendedTo });
        expect(day >= without.day && day >= extendedTo).toBe(true);
        expect(worked).toContain(day);
        expect(worked.filter((one) => one >= extendedTo && one >= without.day)[0]).toBe(day);
      }),
      RUNS,
    );
  });
});
