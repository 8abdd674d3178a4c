// So that one noisy kiosk harms no other: each has a token bucket of requests, and few of its requests are worked on at once, the others
// wait their turn. In memory, one set for each collector. Generous: an outbox of a month drains at full speed.
import { Problem } from '../../protocol/problem.ts';
import { type BucketSize, tokenBuckets } from '../http/token-buckets.ts';

export type TurnLimits = { requests: BucketSize; atOnce: number; waiting: number };
const TURN_LIMITS: TurnLimits = { requests: { burst: 2000, refillMs: 10 }, atOnce: 2, waiting: 60 };
const TRY_AGAIN_MS = 2_000;

export type KioskTurns = {
  /** Throws `rate-limited` when the kiosk has had its share, or too many of its requests wait already. */
  run<T>(kiosk: string, work: () => Promise<T>): Promise<T>;
};

type Line = { running: number; waiting: (() => void)[] };

export function kioskTurns(clock: () => number, { requests, atOnce, waiting }: TurnLimits = TURN_LIMITS): KioskTurns {
  const buckets = tokenBuckets(requests, clock);
  const lines = new Map<string, Line>();

  async function enter(kiosk: string): Promise<Line> {
    const line = lines.get(kiosk) ?? { running: 0, waiting: [] };
    lines.set(kiosk, line);
    if (line.running < atOnce) line.running += 1;
    else if (line.waiting.length >= waiting) throw new Problem('rate-limited', { retryAfterMs: TRY_AGAIN_MS });
    // Whoever leaves hands its place over.
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    return line;
  }

  function leave(kiosk: string, line: Line): void {
    const next = line.waiting.shift();
    if (next) {
      next();
      return;
    }
    line.running -= 1;
    if (line.running === 0) lines.delete(kiosk);
  }

  return {
    async run(kiosk, work) {
      buckets.take(kiosk);
      const line = await enter(kiosk);
      try {
        return await work();
      } finally {
        leave(kiosk, line);
      }
    },
  };
}
