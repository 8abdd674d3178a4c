// How a case stands at a moment: states, pauses, extensions, acknowledgement, working minutes. Jersey's days unless something else is said.
import { beforeAll, describe, expect, test } from 'vitest';
import type { CasePolicy } from '../../../src/protocol/case-policy.ts';
import { type ClockInput, type Due, readClock } from '../../../src/server/clock/read-clock.ts';
import { type WorkingCalendar, workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { momentAt, openFrom, policyOf, shippedPolicy } from '../../support/shipped-policy.ts';

const jersey = (wallTime: string) => momentAt(wallTime, 'Europe/Jersey');
let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = await workingCalendar(policyOf({}).calendar);
});

const FIVE_DAYS = policyOf({ respond: { workingDays: 5 } });
/** Monday 1 June 2026, with no holiday near: five working days end on Monday 8 June. */
const aCase = (more: Partial<ClockInput> = {}): ClockInput => ({
  ...{ kind: 'complaint', contact: 'e-mail', stage: 1, receivedAt: jersey('2026-06-01 10:00') },
  ...{ pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null },
  ...more,
});
const respond = (more: Partial<ClockInput>, now: string, policy = FIVE_DAYS) =>
  readClock(policy, calendar, aCase(more), jersey(now)).respond;
const acknowledge = (more: Partial<ClockInput>, now: string, policy = FIVE_DAYS) =>
  readClock(policy, calendar, aCase(more), jersey(now)).acknowledge;

describe('while nobody has answered', () => {
  // 47 working hours in all: 7 on the first day, 40 after it. Three quarters are over after 35 and a quarter, on Friday at 13:15.
  test.each([
    ['2026-06-01 10:00', 'running'],
    ['2026-06-05 13:14', 'running'],
    ['2026-06-05 13:15', 'at-risk'],
    ['2026-06-07 23:59', 'at-risk'],
    ['2026-06-08 00:00', 'due-today'],
    ['2026-06-08 17:00', 'due-today'],
    ['2026-06-08 23:59:59.999', 'due-today'],
    ['2026-06-09 00:00', 'overdue'],
  ] as const)('at %s it is %s', (now, state) => {
    const due: Due = { day: '2026-06-08', at: jersey('2026-06-08 23:59:59.999'), state, toBeConfirmed: false };
    expect(respond({}, now)).toEqual(due);
  });

  test('the organisation says from which share on a case is at risk', () => {
    const early: CasePolicy = { ...FIVE_DAYS, atRiskFrom: 0.1 };
    expect(respond({}, '2026-06-01 14:00', early)?.state).toBe('running');
    expect(respond({}, '2026-06-01 14:42', early)?.state).toBe('at-risk');
  });
});

describe('an answer', () => {
  test.each([
    ['2026-06-03 11:00', 'met'],
    ['2026-06-08 18:30', 'met'],
    ['2026-06-08 23:59:59.999', 'met'],
    ['2026-06-09 00:00', 'late'],
  ])('given at %s: %s, whenever somebody looks', (given, state) => {
    for (const now of ['2026-06-09 09:00', '2027-01-01 00:00'])
      expect(respond({ respondedAt: jersey(given) }, now)).toMatchObject({ day: '2026-06-08', state });
  });
});

describe('the acknowledgement', () => {
  test('is due by its own target, and met by itself', () => {
    expect(acknowledge({}, '2026-06-01 12:00')).toMatchObject({ day: '2026-06-02', state: 'running' });
    expect(acknowledge({}, '2026-06-02 12:00')).toMatchObject({ day: '2026-06-02', state: 'due-today' });
    expect(acknowledge({}, '2026-06-03 12:00')).toMatchObject({ state: 'overdue' });
    expect(acknowledge({ acknowledgedAt: jersey('2026-06-02 16:00') }, '2026-06-09 12:00')).toMatchObject({ state: 'met' });
    expect(acknowledge({ acknowledgedAt: jersey('2026-06-03 00:00') }, '2026-06-09 12:00')).toMatchObject({ state: 'late' });
  });

  test('is not needed any more once the answer is there', () => {
    const answered = { respondedAt: jersey('2026-06-02 11:00') };
    expect(acknowledge(answered, '2026-06-09 12:00')).toMatchObject({ state: 'met' });
    expect(acknowledge({ ...answered, acknowledgedAt: jersey('2026-06-04 11:00') }, '2026-06-09 12:00')).toMatchObject({ state: 'met' });
  });

  test('waits for nobody: neither a pause nor an extension moves it', () => {
    const more = { pauses: [{ from: jersey('2026-06-01 11:00'), until: null }], extendedTo: '2026-07-01' };
    expect(acknowledge(more, '2026-06-04 12:00')).toMatchObject({ day: '2026-06-02', state: 'overdue' });
  });

  test('follows the contact channel that the person chose', () => {
    const joic = shippedPolicy('joic');
    const by = (contact: ClockInput['contact']) => readClock(joic, calendar, aCase({ contact }), jersey('2026-06-01 12:00'));
    expect(by('e-mail')).toMatchObject({ acknowledge: { day: '2026-06-02' }, respond: { day: '2026-06-22' } });
    expect(by('letter')).toMatchObject({ acknowledge: { day: '2026-06-04' }, respond: { day: '2026-06-22' } });
    expect(by('none')).toMatchObject({ acknowledge: null, respond: { day: '2026-06-22', toBeConfirmed: true } });
  });

  test('nothing is promised where the policy says so', () => {
    const policy = policyOf({ acknowledge: null, respond: null });
    expect(readClock(policy, calendar, aCase(), jersey('2026-06-01 12:00'))).toEqual({ acknowledge: null, respond: null });
  });
});

describe('a pause', () => {
  const paused = (from: string, until: string | null, now = '2026-06-20 12:00', more: Partial<ClockInput> = {}) =>
    respond({ pauses: [{ from: jersey(from), until: until === null ? null : jersey(until) }], ...more }, now)?.day;

  test.each([
    ['within a day moves nothing', '2026-06-03 09:30', '2026-06-03 16:30', '2026-06-08'],
    ['over a night moves one day', '2026-06-03 16:00', '2026-06-04 09:30', '2026-06-09'],
    ['over a weekend moves one day', '2026-06-05 12:00', '2026-06-08 12:00', '2026-06-09'],
    ['within a weekend moves nothing', '2026-06-06 10:00', '2026-06-07 10:00', '2026-06-08'],
    ['from after closing until before opening moves nothing', '2026-06-05 17:00', '2026-06-08 08:59', '2026-06-08'],
    ['that begins on a closed day begins at the next opening', '2026-06-06 10:00', '2026-06-09 10:00', '2026-06-09'],
    ['that ends on a closed day ends at the next opening', '2026-06-04 10:00', '2026-06-06 10:00', '2026-06-10'],
    ['of a week moves a week', '2026-06-03 10:00', '2026-06-10 10:00', '2026-06-15'],
    ['that begins on the due day still moves it', '2026-06-08 20:00', '2026-06-10 10:00', '2026-06-09'],
    ['that begins when the time is over moves nothing', '2026-06-09 00:00', '2026-06-15 10:00', '2026-06-08'],
    ['before the case came counts from when it came', '2026-05-20 10:00', '2026-06-02 10:00', '2026-06-09'],
    ['that ended before it came moves nothing', '2026-05-20 10:00', '2026-05-28 10:00', '2026-06-08'],
    ['that ends before it begins moves nothing', '2026-06-04 10:00', '2026-06-03 10:00', '2026-06-08'],
  ])('%s', (_what, from, until, day) => {
    expect(paused(from, until)).toBe(day);
  });

  test('over a bank holiday does not count it', () => {
    // Monday 31 August 2026 is one: from Friday to Tuesday is one working day.
    const more = { receivedAt: jersey('2026-08-24 10:00') };
    expect(paused('2026-08-28 10:00', '2026-09-01 10:00', '2026-09-20 12:00', more)).toBe('2026-09-02');
  });

  test('that has not ended: paused, and due as if it ended now', () => {
    const still = { pauses: [{ from: jersey('2026-06-03 10:00'), until: null }] };
    expect(respond(still, '2026-06-03 10:00')).toMatchObject({ day: '2026-06-08', state: 'paused' });
    expect(respond(still, '2026-06-03 16:00')).toMatchObject({ day: '2026-06-08', state: 'paused' });
    expect(respond(still, '2026-06-10 10:00')).toMatchObject({ day: '2026-06-15', state: 'paused' });
    expect(
      respond({ pauses: [{ from: jersey('2026-06-03 10:00'), until: jersey('2026-06-10 10:00') }] }, '2026-06-10 10:00'),
    ).toMatchObject({
      day: '2026-06-15',
      state: 'running',
    });
  });

  test('that began too late leaves the case overdue', () => {
    expect(respond({ pauses: [{ from: jersey('2026-06-09 10:00'), until: null }] }, '2026-06-10 10:00')).toMatchObject({
      day: '2026-06-08',
      state: 'overdue',
    });
  });

  test('that the answer ended counts until the answer', () => {
    const more = { pauses: [{ from: jersey('2026-06-03 10:00'), until: null }], respondedAt: jersey('2026-06-09 10:00') };
    expect(respond(more, '2026-07-01 10:00')).toMatchObject({ day: '2026-06-12', state: 'met' });
  });

  test('counts once where several run at the same time, in whatever order they come', () => {
    const one = { from: jersey('2026-06-02 10:00'), until: jersey('2026-06-04 10:00') };
    const two = { from: jersey('2026-06-03 10:00'), until: jersey('2026-06-05 10:00') };
    const within = { from: jersey('2026-06-02 12:00'), until: jersey('2026-06-02 13:00') };
    for (const pauses of [
      [one, two, within],
      [two, one],
      [within, two, one],
    ])
      expect(respond({ pauses }, '2026-06-20 12:00')?.day).toBe('2026-06-11');
  });

  test('several after each other add up, and what is gone of the time is without them', () => {
    const pauses = [
      { from: jersey('2026-06-02 09:00'), until: jersey('2026-06-04 09:00') },
      { from: jersey('2026-06-08 09:00'), until: jersey('2026-06-09 09:00') },
    ];
    expect(respond({ pauses }, '2026-06-09 12:00')).toMatchObject({ day: '2026-06-11', state: 'running' });
    // 35 and a quarter of 47 hours, and 24 of pauses: Wednesday at 13:15.
    expect(respond({ pauses }, '2026-06-10 13:14')?.state).toBe('running');
    expect(respond({ pauses }, '2026-06-10 13:15')?.state).toBe('at-risk');
  });
});

describe('an extension', () => {
  test.each([
    ['to a working day: that day', '2026-06-17', '2026-06-17'],
    ['to a Saturday: the Monday after it', '2026-06-13', '2026-06-15'],
    ['to a bank holiday: the working day after it', '2026-08-31', '2026-09-01'],
    ['to Christmas Day: after the moved Boxing Day', '2026-12-25', '2026-12-29'],
    ['to a day before the first one: never earlier', '2026-06-03', '2026-06-08'],
    ['to the same day', '2026-06-08', '2026-06-08'],
  ])('%s', (_what, extendedTo, day) => {
    expect(respond({ extendedTo }, '2026-06-02 10:00')).toMatchObject({ day, at: jersey(`${day} 23:59:59.999`) });
  });

  test('keeps the case from being overdue, until it is over itself', () => {
    const extendedTo = '2026-06-17';
    expect(respond({ extendedTo }, '2026-06-10 10:00')?.state).toBe('running');
    expect(respond({ extendedTo }, '2026-06-17 10:00')?.state).toBe('due-today');
    expect(respond({ extendedTo }, '2026-06-18 00:00')?.state).toBe('overdue');
    expect(respond({ extendedTo, respondedAt: jersey('2026-06-17 20:00') }, '2026-07-01 10:00')?.state).toBe('met');
  });

  test('stands as it was told, with a pause before the first deadline; later of the two counts', () => {
    const pause = (until: string) => [{ from: jersey('2026-06-03 10:00'), until: jersey(until) }];
    expect(respond({ extendedTo: '2026-06-17', pauses: pause('2026-06-05 10:00') }, '2026-06-20 10:00')?.day).toBe('2026-06-17');
    expect(respond({ extendedTo: '2026-06-17', pauses: pause('2026-06-24 10:00') }, '2026-06-25 10:00')?.day).toBe('2026-06-29');
  });

  test('moves with a pause that begins when only it is left', () => {
    const pauses = [{ from: jersey('2026-06-11 10:00'), until: jersey('2026-06-15 10:00') }];
    expect(respond({ extendedTo: '2026-06-17', pauses }, '2026-06-20 10:00')?.day).toBe('2026-06-19');
    expect(
      respond({ extendedTo: '2026-06-17', pauses: [{ from: jersey('2026-06-11 10:00'), until: null }] }, '2026-06-15 10:00'),
    ).toMatchObject({
      day: '2026-06-19',
      state: 'paused',
    });
  });
});

describe('what nobody has confirmed', () => {
  test('the target itself', () => {
    const policy = policyOf({ respond: { workingDays: 5, toBeConfirmed: true } });
    expect(respond({}, '2026-06-02 10:00', policy)?.toBeConfirmed).toBe(true);
    expect(acknowledge({}, '2026-06-02 10:00', policy)?.toBeConfirmed).toBe(false);
  });

  test('a holiday between', async () => {
    const kenya = shippedPolicy('oag-doj');
    const nairobi = await workingCalendar(kenya.calendar);
    const at = (day: string) => {
      const receivedAt = momentAt(`${day} 10:00`, 'Africa/Nairobi');
      return readClock(policyOf({ respond: { workingDays: 2 } }, kenya.calendar), nairobi, aCase({ receivedAt }), receivedAt).respond;
    };
    expect(at('2026-03-17')).toMatchObject({ day: '2026-03-19', toBeConfirmed: false });
    expect(at('2026-03-18')).toMatchObject({ day: '2026-03-23', toBeConfirmed: true });
    expect(at('2026-03-23')).toMatchObject({ day: '2026-03-25', toBeConfirmed: false });
  });

  test('a day beyond those that somebody has looked at', () => {
    expect(respond({ receivedAt: jersey('2027-12-22 10:00') }, '2027-12-22 10:00')?.toBeConfirmed).toBe(false);
    expect(respond({ receivedAt: jersey('2027-12-24 10:00') }, '2027-12-24 10:00')?.toBeConfirmed).toBe(true);
  });
});

test('a calendar that never opens is said, not searched for ever', async () => {
  const closingDays = Array.from({ length: 53 }, (_, week) => ({
    day: Temporal.PlainDate.from('2026-06-01').add({ weeks: week }).toString(),
    name: 'closed',
  }));
  const mondays = policyOf({}, { hours: openFrom('09:00', '17:00', ['monday']), closingDays });
  const never = { ...(await workingCalendar(mondays.calendar)), spansOn: () => [] };
  expect(() => readClock(mondays, never, aCase(), 0)).toThrow(RangeError);
  // A year away, and found.
  expect(readClock(mondays, await workingCalendar(mondays.calendar), aCase(), 0).acknowledge?.day).toBe('2027-06-14');
});
