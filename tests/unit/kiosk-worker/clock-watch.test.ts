import { describe, expect, it } from 'vitest';
import { createClockWatch } from '../../../src/kiosk/worker/clock-watch.ts';

describe('watching the clock', () => {
  it.each<[string, number, number, number | null]>([
    ['both go on alike', 60_000, 60_000, null],
    ['a little drift', 61_900, 60_000, null],
    ['ten years ahead', 315_360_060_000, 60_000, 315_360_000_000],
    ['back to 1970', -1_700_000_000_000, 60_000, -1_700_000_060_000],
    ['an hour of sleep', 3_660_000, 60_000, 3_600_000],
  ])('%s', (_what, wallMs, monotonicMs, jump) => {
    const look = createClockWatch({ wallMs: 0, monotonicMs: 0 });
    expect(look({ wallMs, monotonicMs })).toBe(jump);
    expect(look({ wallMs: wallMs + 5, monotonicMs: monotonicMs + 5 }), 'told once').toBeNull();
  });
});
