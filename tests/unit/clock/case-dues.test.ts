// What lists of cases keep of the clock: the same moments that reading it gives.
import { expect, test } from 'vitest';
import type { Case } from '../../../src/protocol/cases/case-from.ts';
import { caseDues } from '../../../src/server/clock/case-dues.ts';
import { readClock } from '../../../src/server/clock/read-clock.ts';
import { workingCalendar } from '../../../src/server/clock/working-calendar.ts';
import { momentAt, policyOf } from '../../support/shipped-policy.ts';

const jersey = (wallTime: string) => momentAt(wallTime, 'Europe/Jersey');
const policy = policyOf({ acknowledge: { workingDays: 2 }, respond: { workingDays: 5 } });
const NOTHING = { acknowledgeBy: null, respondBy: null, atRiskFrom: null };
const casePolicies = {
  policy: async (organisation: string) =>
    organisation === 'harbour' ? { organisation, policy: JSON.stringify(policy), putAt: 0, version: 1 } : null,
};

const UNTOUCHED = { receivedAt: jersey('2026-06-01 10:00'), pauses: [], extendedTo: null, acknowledgedAt: null, respondedAt: null };
const aCase = (clock: Partial<Case['clock']>) =>
  ({ kind: 'complaint', contact: 'e-mail', stage: 1, clock: { ...UNTOUCHED, ...clock } }) as Case;
const dues = async (clock: Partial<Case['clock']>, now = '2026-06-02 10:00', organisation = 'harbour') =>
  (await caseDues({ casePolicies }, () => jersey(now))(organisation))(aCase(clock));

test('both days, and from when the first of them is at risk', async () => {
  // Two days are 23 working hours, of which 17 and a quarter are gone on Wednesday at 11:15.
  const atRiskFrom = jersey('2026-06-03 11:15');
  const days = { acknowledgeBy: jersey('2026-06-03 23:59:59.999'), respondBy: jersey('2026-06-08 23:59:59.999') };
  expect(await dues({})).toEqual({ ...days, atRiskFrom });
  // Acknowledged: now the answer counts, of whose 47 hours 35 and a quarter are gone on Friday at 13:15.
  const acknowledgedAt = jersey('2026-06-02 09:00');
  expect(await dues({ acknowledgedAt })).toEqual({ ...days, atRiskFrom: jersey('2026-06-05 13:15') });
  expect(await dues({ acknowledgedAt, respondedAt: jersey('2026-06-04 09:00') })).toEqual({ ...days, atRiskFrom: null });
});

test('while it waits for the person no answer is due; afterwards it is due later, whenever somebody asks', async () => {
  const acknowledgedAt = jersey('2026-06-02 09:00');
  const from = jersey('2026-06-03 10:00');
  expect(await dues({ acknowledgedAt, pauses: [{ from, until: null }] }, '2026-06-04 10:00')).toMatchObject({
    respondBy: null,
    atRiskFrom: null,
  });
  const pauses = [{ from, until: jersey('2026-06-08 10:00') }];
  for (const now of ['2026-06-08 10:00', '2026-06-10 10:00', '2027-06-10 10:00'])
    expect(await dues({ acknowledgedAt, pauses }, now)).toEqual({
      acknowledgeBy: jersey('2026-06-03 23:59:59.999'),
      respondBy: jersey('2026-06-11 23:59:59.999'),
      // 47 hours and 24 in the pause, which is over: Wednesday at 13:15.
      atRiskFrom: jersey('2026-06-10 13:15'),
    });
});

test('nor while it waits from before the first opening on, whenever that is read', async () => {
  // Received and asked back on a Sunday; the office opens on Monday at nine. Of 24 hours 18 are gone on Wednesday at eleven.
  const pauses = [{ from: jersey('2026-05-31 11:00'), until: null }];
  const receivedAt = jersey('2026-05-31 10:00');
  for (const now of ['2026-05-31 11:00', '2026-06-02 10:00'])
    expect(await dues({ receivedAt, pauses }, now)).toEqual({
      acknowledgeBy: jersey('2026-06-03 23:59:59.999'),
      respondBy: null,
      atRiskFrom: jersey('2026-06-03 11:00'),
    });
});

test('what a list tells from them is what the clock says', async () => {
  const calendar = await workingCalendar(policy.calendar);
  const { atRiskFrom } = await dues({ acknowledgedAt: jersey('2026-06-02 09:00') });
  const state = (nowMs: number) =>
    readClock(policy, calendar, { kind: 'complaint', contact: 'e-mail', stage: 1, ...UNTOUCHED }, nowMs).respond?.state;
  expect(state((atRiskFrom ?? 0) - 1)).toBe('running');
  expect(state(atRiskFrom ?? 0)).toBe('at-risk');
});

test('nothing is due where nothing is promised', async () => {
  expect(await dues({}, '2026-06-02 10:00', 'market')).toEqual(NOTHING);
});
