// Working minutes as Kenya's charter promises them, days in other time zones, changes of the clocks, and work through the night.
import { describe, expect, test } from 'vitest';
import type { CasePolicy, PolicyCalendar } from '../../../src/protocol/case-policy.ts';
import { type ClockInput, readClock } from '../../../src/server/clock/read-clock.ts';
import { workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { momentAt, openFrom, policyOf, shippedPolicy } from '../../support/shipped-policy.ts';

const NOTHING = { pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null };
const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

async function reading(policy: CasePolicy, receivedAt: number, more: Partial<ClockInput> = {}, now = receivedAt) {
  const input = { kind: 'question', contact: 'e-mail', stage: 1, receivedAt, ...NOTHING, ...more } as const;
  return readClock(policy, await workingCalendar(policy.calendar), input, now);
}

describe("Kenya's charter", () => {
  const kenya = shippedPolicy('oag-doj');
  const nairobi = (wallTime: string) => momentAt(wallTime, 'Africa/Nairobi');

  test.each([
    ['within hours', '2026-06-03 10:00', '2026-06-03 10:05'],
    ['a minute before closing: the rest the next morning', '2026-06-03 16:59', '2026-06-04 08:04'],
    ['exactly five minutes before closing: by closing', '2026-06-03 16:55', '2026-06-03 17:00'],
    ['at closing: the next morning', '2026-06-03 17:00', '2026-06-04 08:05'],
    ['before a weekend', '2026-06-05 16:57', '2026-06-08 08:02'],
    ['over Christmas 2026, a Friday, and Boxing Day, a Saturday', '2026-12-24 16:58', '2026-12-28 08:03'],
    ['at night', '2026-06-03 02:00', '2026-06-03 08:05'],
  ])('five working minutes to respond: %s', async (_what, received, due) => {
    const { acknowledge } = await reading(kenya, nairobi(received));
    expect(acknowledge).toMatchObject({ at: nairobi(due), day: due.slice(0, 10) });
  });

  test('a minute can be met, and missed, within the day', async () => {
    const received = nairobi('2026-06-03 10:00');
    const state = async (now: string, acknowledgedAt: string | null = null) =>
      (await reading(kenya, received, { acknowledgedAt: acknowledgedAt === null ? null : nairobi(acknowledgedAt) }, nairobi(now)))
        .acknowledge?.state;
    expect(await state('2026-06-03 10:05')).toBe('due-today');
    expect(await state('2026-06-03 10:05:00.001')).toBe('overdue');
    expect(await state('2026-06-03 12:00', '2026-06-03 10:05')).toBe('met');
    expect(await state('2026-06-03 12:00', '2026-06-03 10:06')).toBe('late');
  });

  test('one working day to resolve', async () => {
    expect((await reading(kenya, nairobi('2026-06-03 10:00'))).respond).toMatchObject({ day: '2026-06-04', toBeConfirmed: false });
  });

  test('a pause moves working minutes by the working time that lies in it', async () => {
    const policy = policyOf({ respond: { workingMinutes: 10 } }, kenya.calendar);
    const pause = (from: string, until: string) => ({ pauses: [{ from: nairobi(from), until: nairobi(until) }] });
    const due = async (more: Partial<ClockInput>) =>
      (await reading(policy, nairobi('2026-06-03 16:45'), more, nairobi('2026-06-10 10:00'))).respond?.at;
    expect(await due({})).toBe(nairobi('2026-06-03 16:55'));
    expect(await due(pause('2026-06-03 16:50', '2026-06-03 16:53'))).toBe(nairobi('2026-06-03 16:58'));
    expect(await due(pause('2026-06-03 16:50', '2026-06-04 08:30'))).toBe(nairobi('2026-06-04 08:35'));
    expect(await due(pause('2026-06-03 16:55:00.001', '2026-06-04 08:30'))).toBe(nairobi('2026-06-03 16:55'));
    expect(await due({ extendedTo: '2026-06-06' })).toBe(nairobi('2026-06-08 23:59:59.999'));
  });
});

describe('the day is that of the organisation', () => {
  const inZone = (timeZone: string, calendar: Partial<PolicyCalendar> = {}) =>
    policyOf({ respond: { workingDays: 1 } }, { timeZone, hours: openFrom('09:00', '17:00'), ...calendar });

  test.each([
    // Half and quarter hours.
    ['Asia/Kolkata', '2026-06-03 16:59', '2026-06-04'],
    ['Asia/Kolkata', '2026-06-03 17:00', '2026-06-05'],
    ['Asia/Kathmandu', '2026-06-03 16:59', '2026-06-04'],
    ['America/St_Johns', '2026-06-03 16:59', '2026-06-04'],
    // Clocks that change by half an hour, on Sunday 5 April and Sunday 4 October 2026.
    ['Australia/Lord_Howe', '2026-04-02 16:59', '2026-04-07'],
    ['Australia/Lord_Howe', '2026-10-02 16:59', '2026-10-05'],
    // Far from UTC on either side: 09:00 there is the day before, or the evening of the day after.
    ['Pacific/Kiritimati', '2026-06-03 09:00', '2026-06-04'],
    ['Pacific/Pago_Pago', '2026-06-03 16:59', '2026-06-04'],
  ])('%s, received %s: %s', async (timeZone, received, due) => {
    const { respond } = await reading(inZone(timeZone), momentAt(received, timeZone));
    expect(respond).toMatchObject({ day: due, at: momentAt(`${due} 23:59:59.999`, timeZone) });
  });

  test('the same moment is another day elsewhere', async () => {
    const moment = Date.UTC(2026, 5, 3, 20);
    expect((await reading(inZone('America/Jamaica'), moment)).respond?.day).toBe('2026-06-04');
    expect((await reading(inZone('Europe/Jersey'), moment)).respond?.day).toBe('2026-06-05');
    expect((await reading(inZone('Pacific/Kiritimati'), moment)).respond?.day).toBe('2026-06-05');
  });

  test('a day is over at its own midnight, also when it has 23 or 25 hours', async () => {
    const sundays = inZone('Europe/Jersey', { hours: openFrom('09:00', '17:00', [...EVERY_DAY]) });
    const end = async (received: string) => (await reading(sundays, momentAt(received, 'Europe/Jersey'))).respond?.at;
    expect(await end('2026-03-28 10:00')).toBe(Date.UTC(2026, 2, 29, 23) - 1);
    expect(await end('2026-10-24 10:00')).toBe(Date.UTC(2026, 9, 26) - 1);
  });

  test('a case that is closed for a day of its own: the closing days of the organisation', async () => {
    const closing = inZone('Europe/Jersey', {
      closingDays: [
        { day: '06-04', name: 'every year' },
        { day: '2026-06-05', name: 'once' },
      ],
    });
    expect((await reading(closing, momentAt('2026-06-03 10:00', 'Europe/Jersey'))).respond?.day).toBe('2026-06-08');
    expect((await reading(closing, momentAt('2027-06-03 10:00', 'Europe/Jersey'))).respond?.day).toBe('2027-06-07');
  });
});

describe('work through the night', () => {
  const nights = policyOf(
    { acknowledge: { workingMinutes: 120 }, respond: { workingDays: 1 } },
    { timeZone: 'Europe/Jersey', hours: openFrom('22:00', '06:00') },
  );
  const jersey = (wallTime: string) => momentAt(wallTime, 'Europe/Jersey');

  test('what comes after midnight belongs to the night that began the evening before', async () => {
    const { acknowledge, respond } = await reading(nights, jersey('2026-06-03 02:00'));
    expect(acknowledge).toMatchObject({ at: jersey('2026-06-03 04:00'), day: '2026-06-02' });
    expect(respond).toMatchObject({ day: '2026-06-03', at: jersey('2026-06-04 05:59:59.999') });
  });

  test('working minutes go on in the next night', async () => {
    expect((await reading(nights, jersey('2026-06-03 05:00'))).acknowledge?.at).toBe(jersey('2026-06-03 23:00'));
    expect((await reading(nights, jersey('2026-06-06 05:00'))).acknowledge?.at).toBe(jersey('2026-06-08 23:00'));
  });

  test('the night of a change of the clocks is an hour shorter, or longer', async () => {
    const everyNight = policyOf(
      { acknowledge: { workingMinutes: 240 } },
      { timeZone: 'Europe/Jersey', hours: openFrom('22:00', '06:00', [...EVERY_DAY]) },
    );
    const due = async (received: string) => (await reading(everyNight, jersey(received))).acknowledge?.at;
    expect(await due('2026-03-28 23:00')).toBe(jersey('2026-03-29 04:00'));
    expect(await due('2026-10-24 23:00')).toBe(jersey('2026-10-25 02:00'));
  });

  test('hours that the clocks leave out are no hours', async () => {
    const hour = policyOf(
      { acknowledge: { workingMinutes: 30 } },
      { timeZone: 'Europe/Jersey', hours: openFrom('01:00', '02:00', [...EVERY_DAY]) },
    );
    expect((await reading(hour, jersey('2026-03-28 12:00'))).acknowledge?.day).not.toBe('2026-03-28');
  });

  test('day and night: it never closes', async () => {
    const always = policyOf(
      { acknowledge: { workingMinutes: 90 }, respond: { workingDays: 1 } },
      { timeZone: 'Europe/Jersey', hours: openFrom('00:00', '00:00', [...EVERY_DAY]) },
    );
    const { acknowledge, respond } = await reading(always, jersey('2026-06-06 23:00'));
    expect(acknowledge?.at).toBe(jersey('2026-06-07 00:30'));
    expect(respond).toMatchObject({ day: '2026-06-07', at: jersey('2026-06-07 23:59:59.999') });
  });
});
