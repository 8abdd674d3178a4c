// Which reports count: those that are newer than what was heard, by the kiosk's own boots and clocks.
import { describe, expect, test } from 'vitest';
import { isOvertaken, isRewound, type LedgerReport } from '../../../src/server/ledgers/ledger-report.ts';

const report = (given: Partial<LedgerReport>): LedgerReport => ({
  ledgerId: 'ledger',
  boot: 'second',
  monotonicMs: 10,
  recorded: 5,
  sentThrough: 5,
  firstHeld: null,
  lost: [],
  shelved: [],
  ...given,
});
const last = { boot: 'second', previousBoot: 'first', monotonicMs: 10 };

describe('a report', () => {
  test.each<[string, Partial<LedgerReport>, boolean, boolean]>([
    ['of the same moment', {}, true, false],
    ['of the same moment, of a ledger that the kiosk has left', {}, false, true],
    ['earlier in the same boot', { monotonicMs: 9 }, true, true],
    ['later in the same boot', { monotonicMs: 11 }, false, false],
    ['of the boot before, however late its clock', { boot: 'first', monotonicMs: 99 }, true, true],
    ['of a new boot', { boot: 'third', monotonicMs: 0 }, false, false],
  ])('%s', (_what, given, isCurrent, overtaken) => {
    expect(isOvertaken(report(given), last, isCurrent)).toBe(overtaken);
  });

  test('the first ever is never overtaken', () => {
    expect(isOvertaken(report({ monotonicMs: 0 }), { boot: null, previousBoot: null, monotonicMs: 0 }, false)).toBe(false);
  });
});

test.each([
  [5, { lastRecorded: 5 }, false],
  [6, { lastRecorded: 5 }, false],
  [4, { lastRecorded: 5 }, true],
])('recorded %i after %o: rewound is %s', (recorded, before, rewound) => {
  expect(isRewound(report({ recorded }), before)).toBe(rewound);
});
