// Missing numbers by what they mean, against the rule as a sentence, number by number.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, type LastReport, missingNumbers } from '../../../src/server/ledgers/missing-numbers.ts';

const report = (given: Partial<LastReport> = {}): LastReport => ({
  isCurrent: true,
  wasReplaced: false,
  sentThrough: 10,
  firstHeld: null,
  lost: [],
  isHeard: true,
  shelved: [],
  ...given,
});

test('what is not sent yet waits; what was sent and never came is lost', () => {
  const missing = missingNumbers(
    [
      { from: 3, through: 4 },
      { from: 9, through: 12 },
    ],
    report(),
  );
  expect(missing).toEqual([
    { from: 3, through: 4, what: 'lost' },
    { from: 9, through: 10, what: 'lost' },
    { from: 11, through: 12, what: 'waiting' },
  ]);
  expect([countOf(missing, 'lost'), countOf(missing, 'waiting')]).toEqual([4, 2]);
});

test('what the kiosk still holds can be asked for again', () => {
  expect(missingNumbers([{ from: 3, through: 12 }], report({ firstHeld: 5 }))).toEqual([
    { from: 3, through: 4, what: 'lost' },
    { from: 5, through: 12, what: 'waiting' },
  ]);
});

test('what the kiosk says is lost is lost', () => {
  expect(missingNumbers([{ from: 11, through: 20 }], report({ lost: [{ from: 13, through: 14 }] }))).toEqual([
    { from: 11, through: 12, what: 'waiting' },
    { from: 13, through: 14, what: 'lost' },
    { from: 15, through: 20, what: 'waiting' },
  ]);
});

test('of a ledger that was replaced nothing will come, unless the kiosk comes back with it', () => {
  const gap = [{ from: 11, through: 20 }];
  const replaced = { wasReplaced: true, firstHeld: 5 };
  expect(missingNumbers(gap, report({ ...replaced, isCurrent: false }))).toEqual([{ from: 11, through: 20, what: 'lost' }]);
  expect(missingNumbers(gap, report(replaced))).toEqual([{ from: 11, through: 20, what: 'waiting' }]);
});

test('what stands on the shelf is not lost, however long ago it was sent; with the shelf it goes', () => {
  const gap = [{ from: 3, through: 8 }];
  const shelved = [{ from: 5, through: 5 }];
  expect(missingNumbers(gap, report({ shelved, firstHeld: 9, lost: shelved }))).toEqual([
    { from: 3, through: 4, what: 'lost' },
    { from: 5, through: 5, what: 'waiting' },
    { from: 6, through: 8, what: 'lost' },
  ]);
  const replaced = report({ shelved, wasReplaced: true, isCurrent: false });
  expect(missingNumbers(gap, replaced)).toEqual([{ from: 3, through: 8, what: 'lost' }]);
});

test('of a ledger whose kiosk has said nothing yet, nothing is lost', () => {
  const unheard = report({ isHeard: false, isCurrent: false, sentThrough: 0 });
  expect(missingNumbers([{ from: 1, through: 9 }], unheard)).toEqual([{ from: 1, through: 9, what: 'waiting' }]);
});

const ranges = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends) => ends.flatMap((from, place) => (place % 2 === 0 ? [{ from, through: ends[place + 1] ?? from }] : [])));

test('number by number, the rule holds; the ranges are in order, whole, and no two neighbours alike', () => {
  const reports = fc.record({
    isCurrent: fc.boolean(),
    wasReplaced: fc.boolean(),
    isHeard: fc.boolean(),
    shelved: ranges,
    sentThrough: fc.integer({ min: 0, max: 60 }),
    firstHeld: fc.option(fc.integer({ min: 1, max: 60 })),
    lost: ranges,
  });
  void fc.assert(
    fc.property(ranges, reports, (gaps, said) => {
      const missing = missingNumbers(gaps, said);
      const means = (number: number) => missing.find(({ from, through }) => from <= number && number <= through)?.what;
      for (let number = 1; number <= 60; number++) {
        const isMissing = gaps.some(({ from, through }) => from <= number && number <= through);
        const isLost = said.lost.some(({ from, through }) => from <= number && number <= through);
        const isLeft = said.wasReplaced && !said.isCurrent;
        const isShelved = said.shelved.some(({ from, through }) => from <= number && number <= through);
        const held =
          !said.isHeard || (said.isCurrent && number > said.sentThrough) || (said.firstHeld !== null && number >= said.firstHeld);
        const waits = !isLeft && (isShelved || (held && !isLost));
        expect(means(number)).toBe(isMissing ? (waits ? 'waiting' : 'lost') : undefined);
      }
      for (const [place, { from, what }] of missing.slice(1).entries()) {
        const before = missing[place];
        expect(before && from > before.through && !(before.what === what && before.through + 1 === from)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
