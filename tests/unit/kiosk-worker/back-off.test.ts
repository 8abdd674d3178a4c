import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACK_OFF_CAP_MS, backOffMs, RETRY_AFTER_CAP_MS, retryAfterMs } from '../../../src/kiosk/sync/back-off.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const DATE = 'Sun, 22 Nov 2026 00:00:00 GMT';

describe('back-off', () => {
  it('stays between its floor and its cap, however often it failed', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), random, (failures, chance) => {
        const waitMs = backOffMs(failures, chance);
        expect(waitMs).toBeGreaterThanOrEqual(500);
        expect(waitMs).toBeLessThanOrEqual(BACK_OFF_CAP_MS);
      }),
    ));

  it('doubles its ceiling until the cap', () => {
    const ceilings = [1, 2, 3, 4, 8, 9, 50].map((failures) => Math.round(backOffMs(failures, 1 - 2 ** -53)));
    expect(ceilings).toEqual([2_000, 4_000, 8_000, 16_000, 256_000, 300_000, 300_000]);
  });

  it('spreads over the whole range', () => expect(backOffMs(9, 0)).toBe(500));
});

describe('Retry-After', () => {
  it.each<[string, string | null, string | null, number | null]>([
    ['absent', null, DATE, null],
    ['seconds', '7', null, 7_000],
    ['zero', '0', null, 0],
    ['spaces around', ' 12 ', null, 12_000],
    ['huge', '99999999999', null, RETRY_AFTER_CAP_MS],
    ['negative', '-5', null, null],
    ['a fraction', '1.5', null, null],
    ['words', 'soon', DATE, null],
    ['a date', 'Sun, 22 Nov 2026 00:01:30 GMT', DATE, 90_000],
    ['a date long ahead', 'Sun, 22 Nov 2099 00:00:00 GMT', DATE, RETRY_AFTER_CAP_MS],
    ['a date that has passed', 'Sat, 21 Nov 2026 23:59:59 GMT', DATE, null],
    ['a date without one to compare', 'Sun, 22 Nov 2026 00:01:30 GMT', null, null],
    ['empty', '', DATE, null],
  ])('%s', (_what, retryAfter, date, expected) => expect(retryAfterMs(retryAfter, date)).toBe(expected));
});
