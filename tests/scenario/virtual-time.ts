// One virtual clock and one line of things to do. Nothing happens but by its turn, so a run is the same for the same seed, and an hour
// of waiting takes no time.

export type VirtualTime = {
  now(): number;
  /** Calls `act` once at `now + afterMs`; the answer takes it back. */
  at(afterMs: number, act: () => void): () => void;
  sleep(afterMs: number): Promise<void>;
  /** Does what is due, one by one, each to its end, until nothing is left or `untilMs` is reached. */
  runUntil(untilMs: number, isDone?: () => boolean): Promise<void>;
};

type Planned = { at: number; turn: number; act: () => void };

export function virtualTime(): VirtualTime {
  let now = 0;
  let turn = 0;
  const planned: Planned[] = [];

  function at(afterMs: number, act: () => void): () => void {
    const plan = { at: now + Math.max(0, afterMs), turn: turn++, act };
    const place = planned.findIndex((other) => other.at > plan.at);
    planned.splice(place === -1 ? planned.length : place, 0, plan);
    return () => {
      const found = planned.indexOf(plan);
      if (found !== -1) planned.splice(found, 1);
    };
  }

  async function runUntil(untilMs: number, isDone: () => boolean = () => false): Promise<void> {
    await settled();
    while (!isDone()) {
      const next = planned[0];
      if (!next || next.at > untilMs) {
        now = Math.max(now, untilMs);
        return;
      }
      planned.shift();
      now = next.at;
      next.act();
      await settled();
    }
  }

  return { now: () => now, at, sleep: (afterMs) => new Promise((resolve) => at(afterMs, resolve)), runUntil };
}

/** Everything that follows by itself has followed: all promises that could go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
