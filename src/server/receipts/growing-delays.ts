// Slows down guessing more with every wrong try: the first few cost nothing, then each makes the next wait twice as long, up to a cap. A try
// that is refused for its haste does not count, so nobody is kept out for good. In memory, so one set for each collector.
import { Problem } from '../../protocol/problem.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';

const MAX_KEYS = 10_000;

/** `free`: wrong tries without a delay. `forgetMs`: after so long without one, all are forgotten. */
export type DelayRule = { free: number; firstMs: number; capMs: number; forgetMs: number };

/** A try counts as wrong from its beginning, so that many at once gain nothing; one that was not is given back. */
export function growingDelays(rule: DelayRule, clock: () => number): TokenBuckets {
  const known = new Map<string, { tries: number; at: number }>();
  // A clock that was set back shortens nothing, and forgets nothing.
  const since = (at: number) => Math.max(0, clock() - at);
  const triesOf = (key: string) => {
    const found = known.get(key);
    return found && since(found.at) < rule.forgetMs ? found : { tries: 0, at: clock() };
  };
  return {
    take(key) {
      const { tries, at } = triesOf(key);
      const waitMs = delayAfter(tries, rule) - since(at);
      if (tries > 0 && waitMs > 0) throw new Problem('rate-limited', { retryAfterMs: waitMs });
      known.delete(key);
      known.set(key, { tries: tries + 1, at: clock() });
      if (known.size > MAX_KEYS) forgetOne();
    },
    giveBack(key) {
      const { tries, at } = triesOf(key);
      if (tries > 1) known.set(key, { tries: tries - 1, at });
      else known.delete(key);
    },
  };

  function forgetOne(): void {
    const oldest = known.keys().next();
    if (!oldest.done) known.delete(oldest.value);
  }
}

function delayAfter(tries: number, { free, firstMs, capMs }: DelayRule): number {
  return tries < free ? 0 : Math.min(capMs, firstMs * 2 ** (tries - free));
}
