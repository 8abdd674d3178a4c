// What was copied from a collector that has been restored from a backup since goes, and is fetched from the beginning. So is what the copy lost
// while it was being fetched: items and cases are fetched beside one another, and each clears both.
import type { ApiResult } from './api-client.ts';
import type { LocalCopy } from './local-copy.ts';

export type FetchState = 'idle' | 'fetching' | 'unreachable' | 'refused';
export type FetchEnd = FetchState | 'copy-outdated' | 'copy-cleared';

/** Outdated once, and cleared by the other fetch and by whoever unlocks with other rights: more does not come together. */
const ROUNDS = 4;

/** `fetch` begins where the copy ends, and says when the collector no longer knows that place, or the copy is not as it was `cleared`. */
export async function orAnew(
  copy: Pick<LocalCopy, 'clearCopied' | 'fact'>,
  fetch: (cleared: number) => Promise<FetchEnd>,
): Promise<FetchState> {
  const timesCleared = async () => (await copy.fact('cleared')) ?? 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const cleared = await timesCleared();
    const end = await fetch(cleared);
    if (end !== 'copy-outdated' && end !== 'copy-cleared') return end;
    if (end === 'copy-outdated' && (await timesCleared()) === cleared) await copy.clearCopied();
  }
  return 'refused';
}

export function stateOf(result: Exclude<ApiResult<unknown>, { result: 'answered' }>): FetchEnd {
  return result.result === 'refused' && result.code === 'copy-outdated' ? result.code : result.result;
}
