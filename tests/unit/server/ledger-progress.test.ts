// The state of a ledger against a plain model of it, for entries in any order, cut into any batches.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NumberRange } from '../../../src/protocol/batch.ts';
import {
  type Arrival,
  type AtNumber,
  advance,
  firstBroken,
  NO_PROGRESS,
  type Progress,
} from '../../../src/server/ledgers/ledger-progress.ts';

/** Number n of a whole chain. */
const link = (sequence: number): Arrival => ({
  sequence,
  hash: `hash-${sequence}`,
  previousHash: sequence === 1 ? null : `hash-${sequence - 1}`,
});

/** What a store keeps between batches. */
class Kept {
  progress: Progress = NO_PROGRESS;
  gaps: NumberRange[] = [];
  readonly entries: Arrival[] = [];
  readonly doubledAt: number[] = [];
  readonly brokenAt: number[] = [];

  take(batch: readonly Arrival[]): void {
    const late = batch.map(({ sequence }) => sequence).filter((sequence) => sequence <= this.progress.reach);
    const touched = this.gaps.filter(({ from, through }) => late.length > 0 && from <= Math.max(...late) && through >= Math.min(...late));
    const next = advance(this.progress, touched, batch);
    this.entries.push(...batch);
    this.gaps = [...this.gaps.filter((gap) => !touched.includes(gap)), ...next.gaps].sort((a, b) => a.from - b.from);
    const filled = touched.some(({ from, through }) => !next.gaps.some((gap) => gap.from === from && gap.through === through));
    this.progress = filled ? { ...next.progress, safeThrough: (this.gaps[0]?.from ?? next.progress.reach + 1) - 1 } : next.progress;
    if (next.doubledAt !== null) this.doubledAt.push(next.doubledAt);
    const broken = firstBroken(next.seams, this.known());
    if (broken !== null) this.brokenAt.push(broken);
  }

  known(): Map<number, AtNumber> {
    const byNumber = Map.groupBy(this.entries, ({ sequence }) => sequence);
    const at = (arrivals: Arrival[]): AtNumber => ({
      hashes: arrivals.map(({ hash }) => hash),
      previousHashes: arrivals.map(({ previousHash }) => previousHash),
    });
    return new Map([...byNumber].map(([number, arrivals]) => [number, at(arrivals)]));
  }
}

function missingFrom(numbers: ReadonlySet<number>, reach: number): number[] {
  return Array.from({ length: reach }, (_, place) => place + 1).filter((number) => !numbers.has(number));
}

const numbersOf = (gaps: readonly NumberRange[]) =>
  gaps.flatMap(({ from, through }) => Array.from({ length: through - from + 1 }, (_, place) => from + place));

const anyBatches = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), { maxLength: 12 });

test('any entries in any batches: reach, gaps, counts and the safe prefix are those of the numbers that came', () => {
  void fc.assert(
    fc.property(anyBatches, (batches) => {
      const kept = new Kept();
      const came: number[] = [];
      for (const batch of batches) {
        kept.take(batch.map(link));
        came.push(...batch);
        const numbers = new Set(came);
        const reach = Math.max(0, ...came);
        const missing = missingFrom(numbers, reach);
        expect(kept.progress).toMatchObject({
          reach,
          received: came.length,
          doubled: came.length - numbers.size,
          safeThrough: (missing[0] ?? reach + 1) - 1,
        });
        expect(numbersOf(kept.gaps)).toEqual(missing);
      }
      expect(kept.doubledAt.length > 0).toBe(kept.progress.doubled > 0);
    }),
    { numRuns: 2000 },
  );
});

test('gaps are kept as few ranges, never touching one another', () => {
  const kept = new Kept();
  kept.take([link(10)]);
  kept.take([link(3), link(5)]);
  expect(kept.gaps).toEqual([
    { from: 1, through: 2 },
    { from: 4, through: 4 },
    { from: 6, through: 9 },
  ]);
  kept.take([link(4)]);
  expect(kept.gaps).toHaveLength(2);
});

describe('the chain', () => {
  const shuffled = (length: number) =>
    fc.tuple(
      fc.shuffledSubarray(
        Array.from({ length }, (_, place) => place + 1),
        { minLength: length },
      ),
      fc.integer({ min: 1, max: length }),
    );

  test('is whole in whatever order it came, and nothing says otherwise', () => {
    void fc.assert(
      fc.property(shuffled(20), ([numbers, size]) => {
        const kept = new Kept();
        for (let at = 0; at < numbers.length; at += size) kept.take(numbers.slice(at, at + size).map(link));
        expect(kept.brokenAt).toEqual([]);
        expect(kept.progress).toEqual({ reach: 20, reachHash: 'hash-20', safeThrough: 20, received: 20, doubled: 0 });
      }),
    );
  });

  test('is found broken at the very number, in whatever order it came', () => {
    void fc.assert(
      fc.property(shuffled(20), fc.integer({ min: 1, max: 20 }), ([numbers, size], wrong) => {
        const kept = new Kept();
        const made = (sequence: number) => (sequence === wrong ? { ...link(sequence), previousHash: 'hash-of-another' } : link(sequence));
        for (let at = 0; at < numbers.length; at += size) kept.take(numbers.slice(at, at + size).map(made));
        expect(new Set(kept.brokenAt)).toEqual(new Set([wrong]));
      }),
    );
  });

  test('in order, nothing but the batch is looked at', () => {
    const first = advance(NO_PROGRESS, [], [1, 2, 3].map(link));
    const second = advance(first.progress, [], [4, 5].map(link));
    expect([first.seams, second.seams]).toEqual([[], []]);
  });

  test('goes on from either of two entries that share a number', () => {
    const kept = new Kept();
    kept.take([1, 2].map(link));
    kept.take([{ sequence: 2, hash: 'hash-of-the-clone', previousHash: 'hash-1' }]);
    kept.take([{ sequence: 3, hash: 'hash-3', previousHash: 'hash-of-the-clone' }]);
    expect([kept.doubledAt, kept.brokenAt]).toEqual([[2], []]);
  });

  test('is not called broken where a hash is not known: an erased entry in whose place a tombstone stands', () => {
    const kept = new Kept();
    kept.take([link(1), { sequence: 2, hash: null, previousHash: undefined }]);
    kept.take([link(3)]);
    expect(kept.brokenAt).toEqual([]);
  });

  test('begins with an entry that names no other', () => {
    const kept = new Kept();
    kept.take([{ ...link(1), previousHash: 'hash-0' }]);
    expect(kept.brokenAt).toEqual([1]);
  });

  test('is broken where an entry after the first names none', () => {
    const kept = new Kept();
    kept.take([link(1), { ...link(2), previousHash: null }]);
    expect(kept.brokenAt).toEqual([2]);
  });
});
