import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShown, TAP_RULES, type Tap, tapTags } from '../../../src/protocol/tap-rules.ts';

const SECOND = 1_000;
/** Seconds since the first; unhappy at an open counter, unless told otherwise. */
const tap = (seconds: number | null, change: Partial<Tap> = {}): Tap => ({
  at: seconds === null ? null : seconds * SECOND,
  answer: 'unhappy',
  wasOpen: true,
  ...change,
});
const everySeconds = (gap: number, count: number) => Array.from({ length: count }, (_, place) => tap(place * gap));

describe('tags', () => {
  test('a visit less than five seconds after the one before is a quick repeat', () => {
    expect(tapTags([tap(0), tap(4.999), tap(9.999, { answer: 'happy' })])).toEqual([[], ['quick-repeat'], []]);
  });

  test('five of one answer in a row, less than fifteen seconds apart, are a run from the first to the last', () => {
    expect(tapTags(everySeconds(14.999, 5))).toEqual([['run'], ['run'], ['run'], ['run'], ['run']]);
    expect(tapTags(everySeconds(14.999, 4)).flat()).toEqual([]);
    expect(tapTags(everySeconds(15, 20)).flat()).toEqual([]);
  });

  test('another answer or a pause ends a run; both sides are judged alone', () => {
    const pause = [...everySeconds(10, 5), ...everySeconds(10, 4).map(({ at }) => tap((at ?? 0) / SECOND + 100))];
    expect(tapTags(pause).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
    const other = everySeconds(10, 7).map((one, place) => (place === 3 ? { ...one, answer: 'happy' } : one));
    expect(tapTags(other).flat()).toEqual([]);
  });

  test('while the counter was closed; where no hours are known, nobody can say', () => {
    expect(tapTags([tap(0, { wasOpen: false }), tap(100, { wasOpen: null })])).toEqual([['out-of-hours'], []]);
  });

  test('a clock that could not be checked proves nothing, of that tap and of the next', () => {
    expect(tapTags([tap(0), tap(null, { wasOpen: false }), tap(1)])).toEqual([[], [], []]);
    expect(tapTags(everySeconds(10, 6).map((one, place) => (place === 3 ? { ...one, at: null } : one))).flat()).toEqual([]);
  });

  test('time that runs backwards is no repeat', () => {
    expect(tapTags([tap(100), tap(99)])).toEqual([[], []]);
  });
});

const taps = fc.array(
  fc.record({
    at: fc.option(fc.integer({ min: 0, max: 120_000 })),
    answer: fc.constantFrom('happy', 'unhappy'),
    wasOpen: fc.option(fc.boolean()),
  }),
  { maxLength: 40 },
);
const inOrder = taps.map((all) => all.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)));

describe('whatever comes', () => {
  test('each tap has its tags, each at most once, in their order', () => {
    fc.assert(
      fc.property(taps, (all) => {
        const tags = tapTags(all);
        expect(tags).toHaveLength(all.length);
        for (const own of tags) expect(new Set(own).size).toBe(own.length);
      }),
    );
  });

  test('a run is exactly what has four neighbours of its own on both sides together', () => {
    fc.assert(
      fc.property(inOrder, (all) => {
        const tags = tapTags(all);
        const joined = (place: number) => {
          const [a, b] = [all[place], all[place + 1]];
          return a?.at != null && b?.at != null && a.answer === b.answer && b.at >= a.at && b.at - a.at < TAP_RULES.runGapUnderMs;
        };
        all.forEach((_, place) => {
          let size = 1;
          for (let left = place - 1; left >= 0 && joined(left); left -= 1) size += 1;
          for (let right = place; right < all.length - 1 && joined(right); right += 1) size += 1;
          expect(tags[place]?.includes('run')).toBe(size >= TAP_RULES.runOf);
        });
      }),
    );
  });

  test('what lies further away than the longest gap changes nothing: a part of history can be judged alone', () => {
    fc.assert(
      fc.property(inOrder, inOrder, (before, after) => {
        const later = after.map((one) => ({ ...one, at: one.at === null ? null : one.at + 1_000_000 }));
        expect(tapTags([...before, ...later])).toEqual([...tapTags(before), ...tapTags(later)]);
      }),
    );
  });
});

test('a report shows all, the others, or the tagged alone', () => {
  expect((['with', 'without', 'only'] as const).map((view) => [isShown([], view), isShown(['run'], view)])).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
});

test('the published rules name the very figures', () => {
  const published = readFileSync('docs/tap-rules.md', 'utf8');
  for (const figure of [
    `less than **${TAP_RULES.quickRepeatUnderMs / SECOND} seconds**`,
    `**${TAP_RULES.runOf} or more**`,
    `less than **${TAP_RULES.runGapUnderMs / SECOND} seconds**`,
  ])
    expect(published).toContain(figure);
});
