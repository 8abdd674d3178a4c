// Brings the rows of cases into the copy: at first all that this person may see, then what changed since, and takes back what they may not see
// any more.
import type { ApiClient } from '../api-client.ts';
import { type FetchEnd, type FetchState, orAnew, stateOf } from '../fetch-anew.ts';
import type { LocalCopy } from '../local-copy.ts';

const PAGE = 500;

/** How far it goes is written down with the last page: cut short, it begins again, and rows only come once more. */
export function fetchCases(copy: LocalCopy, api: Pick<ApiClient, 'call'>): Promise<FetchState> {
  return orAnew(copy, (cleared) => fetchChanged(copy, api, cleared));
}

async function fetchChanged(copy: LocalCopy, api: Pick<ApiClient, 'call'>, cleared: number): Promise<FetchEnd> {
  const changedAfter = (await copy.fact('cases'))?.changes;
  let after: string | undefined;
  let changes: string | null = null;
  for (;;) {
    const result = await api.call('cases', { query: { changedAfter, after, limit: PAGE } });
    if (result.result !== 'answered') return stateOf(result);
    const { cases, withdrawn, emptied = [], next, asOf } = result.answer;
    // Of the first page: what changes meanwhile comes with the next question.
    changes ??= result.answer.changes;
    const through = next === null ? { changes, asOf } : null;
    if (!(await copy.putCases(cases, withdrawn, { through, emptied, cleared }))) return 'copy-cleared';
    if (next === null) return 'idle';
    after = next;
  }
}
