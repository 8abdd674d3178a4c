// A search for one person as the page shows it: how many texts were read, what was found, that it was cancelled.
import { type ReadonlySignal, signal } from '@preact/signals';
import type * as v from 'valibot';
import { FindPersonLine, type FindPersonRequest } from '../../protocol/data-protection-api.ts';
import { answerLines } from '../answer-lines.ts';
import type { ApiClient, ApiResult } from '../api-client.ts';

export type FoundLine = Extract<FindPersonLine, { line: 'found' }>;
type PersonSearchState =
  | { state: 'none' | 'cancelled' }
  | { state: 'running'; looked: number }
  | { state: 'found'; found: FoundLine }
  | { state: 'failed'; why: Exclude<ApiResult<never>, { result: 'answered' }> };
export type PersonSearch = {
  readonly state: ReadonlySignal<PersonSearchState>;
  start(asked: v.InferInput<typeof FindPersonRequest>): Promise<void>;
  cancel(): void;
};

export function createPersonSearch(api: ApiClient): PersonSearch {
  const state = signal<PersonSearchState>({ state: 'none' });
  let running: AbortController | null = null;
  return {
    state,
    async start(body) {
      running?.abort();
      const own = new AbortController();
      running = own;
      state.value = { state: 'running', looked: 0 };
      const result = await api.open('findPerson', { body }, own.signal);
      if (own.signal.aborted) return;
      if (result.result !== 'answered') {
        state.value = { state: 'failed', why: result };
        return;
      }
      try {
        for await (const line of answerLines(result.answer, FindPersonLine)) {
          if (own.signal.aborted) return;
          state.value = line.line === 'found' ? { state: 'found', found: line } : { state: 'running', looked: line.looked };
        }
      } catch {
        // Said below, as an answer that breaks off without a last line.
      }
      if (!own.signal.aborted && state.value.state === 'running') state.value = { state: 'failed', why: { result: 'unreachable' } };
    },
    cancel() {
      running?.abort();
      if (state.value.state === 'running') state.value = { state: 'cancelled' };
    },
  };
}
