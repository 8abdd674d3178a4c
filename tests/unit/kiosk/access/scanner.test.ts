import { describe, expect, test } from 'vitest';
import {
  marked,
  type Placed,
  pressScan,
  type Scan,
  type Stop,
  scanStops,
  startScan,
  stepScan,
  targetsOf,
} from '../../../../src/kiosk/access/scan/scanner.ts';

const few: Placed<string>[] = ['a', 'b', 'c'].map((target) => ({ target, section: 'one', row: 0 }));
/** A question's choices above a keyboard of three rows of nine. */
const screen: Placed<string>[] = [
  ...['back', 'go on'].map((target) => ({ target, section: 'buttons', row: 0 })),
  ...['qwertyuio', 'asdfghjkl', 'zxcvbnm,.'].flatMap((letters, row) =>
    [...letters].map((target) => ({ target, section: 'keys', row: 100 * row })),
  ),
];

const steps = (scan: Scan<string>, count: number): Scan<string> =>
  Array.from({ length: count }).reduce<Scan<string>>((now) => stepScan(now), scan);
const names = (stop: Stop<string> | undefined): string => (stop ? targetsOf(stop).join('') : '');

describe('a few things', () => {
  test('are marked one after another, again from the first after the last, and a press takes what is marked', () => {
    let scan = startScan(scanStops(few));
    expect(marked(scan)).toBeUndefined();
    const seen: string[] = [];
    for (let step = 0; step < 7; step++) {
      scan = stepScan(scan);
      seen.push(names(marked(scan)));
    }
    expect(seen.join('')).toBe('abcabca');
    expect(pressScan(scan).taken).toBe('a');
  });

  test('before the first is marked a press takes nothing, nor where nothing is', () => {
    expect(pressScan(startScan(scanStops(few)))).not.toHaveProperty('taken');
    expect(pressScan(stepScan(startScan<string>([])))).not.toHaveProperty('taken');
  });
});

describe('many things', () => {
  test('are marked by the part of the screen, then by its rows, then one by one', () => {
    let scan = stepScan(startScan(scanStops(screen)));
    expect(names(marked(scan))).toBe('backgo on');
    scan = stepScan(scan);
    expect(names(marked(scan))).toHaveLength(27);
    scan = pressScan(scan).scan;
    expect(names(marked(scan))).toBe('qwertyuio');
    scan = pressScan(stepScan(scan)).scan;
    expect(pressScan(steps(scan, 3)).taken).toBe('f');
  });

  test('after a letter the rows come again, from the first', () => {
    const keys = pressScan(steps(startScan(scanStops(screen)), 2)).scan;
    const row = pressScan(steps(keys, 2)).scan;
    const { scan, taken } = pressScan(row);
    expect(taken).toBe('z');
    expect(names(marked(stepScan(scan)))).toBe('qwertyuio');
  });

  test('a group that nothing is taken from leads out again after two rounds: nobody is caught in it', () => {
    const inButtons = pressScan(stepScan(startScan(scanStops(screen)))).scan;
    const seen = Array.from({ length: 5 }).reduce<{ scan: Scan<string>; at: string[] }>(
      ({ scan, at }) => ({ scan: stepScan(scan), at: [...at, names(marked(stepScan(scan)))] }),
      { scan: inButtons, at: [names(marked(inButtons))] },
    );
    expect(seen.at.slice(0, 4)).toEqual(['back', 'go on', 'back', 'go on']);
    expect(seen.at[4], 'the group itself').toBe('backgo on');
    expect(names(marked(seen.scan)), 'and on').toHaveLength(27);
  });

  test('whatever there is, each thing can be reached with at most three presses', () => {
    const reached = new Set<string>();
    const dig = (scan: Scan<string>, presses: number) => {
      for (let step = 0, now = stepScan(scan); step < (scan.at(-1)?.stops.length ?? 0); step++, now = stepScan(now)) {
        const pressed = pressScan(now);
        if (pressed.taken !== undefined) reached.add(pressed.taken);
        else if (presses < 3)
          dig(
            pressed.scan.map((level, depth, all) => (depth === all.length - 1 ? { ...level, at: -1 } : level)),
            presses + 1,
          );
      }
    };
    dig(startScan(scanStops(screen)), 1);
    expect([...reached].sort()).toEqual(screen.map(({ target }) => target).sort());
  });
});
