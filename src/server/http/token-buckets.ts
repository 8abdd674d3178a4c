// Slows down guessing: a token bucket for each key (an address, an account), in memory, so one set for each collector.
// Full buckets are forgotten, and never more than `MAX_KEYS` are remembered.
import { Problem } from '../../protocol/problem.ts';

const MAX_KEYS = 10_000;

export type BucketSize = { burst: number; refillMs: number };
export type TokenBuckets = {
  /** Takes one token or throws `rate-limited` with the time until there is one again. */
  take(key: string): void;
  /** A try that turned out to be honest costs nothing. */
  giveBack(key: string): void;
};

export function tokenBuckets({ burst, refillMs }: BucketSize, clock: () => number): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  // A clock that was set back gives nothing, and takes nothing away.
  const level = (key: string) => {
    const bucket = buckets.get(key);
    return bucket ? Math.min(burst, bucket.tokens + Math.max(0, clock() - bucket.at) / refillMs) : burst;
  };
  const set = (key: string, tokens: number) => {
    buckets.delete(key);
    if (tokens < burst) buckets.set(key, { tokens, at: clock() });
    if (buckets.size > MAX_KEYS) forget();
  };
  const forget = () => {
    for (const key of buckets.keys()) if (level(key) >= burst) buckets.delete(key);
    const oldest = buckets.keys().next();
    if (buckets.size > MAX_KEYS && !oldest.done) buckets.delete(oldest.value);
  };
  return {
    take(key) {
      const tokens = level(key);
      if (tokens < 1) throw new Problem('rate-limited', { retryAfterMs: (1 - tokens) * refillMs });
      set(key, tokens - 1);
    },
    giveBack(key) {
      set(key, Math.min(burst, level(key) + 1));
    },
  };
}
