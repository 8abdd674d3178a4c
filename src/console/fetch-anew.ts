// What was copied from a collector that has been restored from a backup since goes, and is fetched from the beginning.
import type { ApiResult } from './api-client.ts';
import type { LocalCopy } from './local-copy.ts';

export type FetchState = 'idle' | 'fetching' | 'unreachable' | 'refused';

/** `fetch` begins where the copy ends, and says when the collector no longer knows that place. */
export async function orAnew(
  copy: Pick<LocalCopy, 'clearCopied'>,
  fetch: () => Promise<FetchState | 'copy-outdated'>,
): Promise<FetchState> {
  const state = await fetch();
  if (state !== 'copy-outdated') return state;
  await copy.clearCopied();
  const anew = await fetch();
  return anew === 'copy-outdated' ? 'refused' : anew;
}

export function stateOf(result: Exclude<ApiResult<unknown>, { result: 'answered' }>): FetchState | 'copy-outdated' {
  return result.result === 'refused' && result.code === 'copy-outdated' ? result.code : result.result;
}
