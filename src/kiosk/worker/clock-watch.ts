// Notices when the wall clock jumps: between two looks it should have moved as far as the monotonic clock has. Sleep looks like a jump
// too, and rightly so: monotonic time does not count it.

const JUMP_MS = 2_000;
export type Clocks = { wallMs: number; monotonicMs: number };

/** Answers by how many milliseconds the wall clock jumped since the last look, or null. */
export function createClockWatch(start: Clocks): (now: Clocks) => number | null {
  let last = start;
  return (now) => {
    const drift = now.wallMs - last.wallMs - (now.monotonicMs - last.monotonicMs);
    last = now;
    return Math.abs(drift) > JUMP_MS ? Math.round(drift) : null;
  };
}
