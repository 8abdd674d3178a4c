// How many searches run at the same time on this collector: opening words by the thousand must leave it for everything else too.
import { Problem } from '../../protocol/problem.ts';

const AT_ONCE = 4;
const TRY_AGAIN_MS = 15_000;

export type SearchPlaces = {
  /** One for each account. Gives what frees the place again, or throws `searches-full`. */
  take(account: string): () => void;
};

export function searchPlaces(): SearchPlaces {
  const taken = new Set<string>();
  return {
    take(account) {
      if (taken.has(account)) throw full('This account has a search running. Wait for it, or cancel it.');
      if (taken.size >= AT_ONCE) throw full(`${AT_ONCE} searches are running. Wait until one has ended.`);
      taken.add(account);
      return () => void taken.delete(account);
    },
  };
}

function full(detail: string): Problem {
  return new Problem('searches-full', { detail, retryAfterMs: TRY_AGAIN_MS });
}
