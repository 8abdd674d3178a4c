// A search in words on the collector, as the inbox shows it: how far it is, what it has found so far, how it ended. What it finds stays in memory
// alone, and goes with the page.
import { type ReadonlySignal, signal } from '@preact/signals';
import { MOST_HITS, SearchWordsLine } from '../../protocol/word-search-api.ts';
import { answerLines } from '../answer-lines.ts';
import type { ApiClient, ApiResult } from '../api-client.ts';
import type { ReadItem } from './inbox-feed.ts';

type SearchWish = { words: string; from: string; to: string };
type Failed = Exclude<ApiResult<never>, { result: 'answered' }>;
type SearchState =
  | { state: 'none' }
  | { state: 'running'; looked: number; percent: number }
  | { state: 'ended'; how: 'complete' | 'full' | 'rights' | 'cancelled'; looked: number; closed: number }
  | { state: 'failed'; why: Failed };
export type CollectorSearch = {
  readonly state: ReadonlySignal<SearchState>;
  /** The newest first; null where nothing is searched. */
  readonly hits: ReadonlySignal<readonly ReadItem[] | null>;
  start(wish: SearchWish): Promise<void>;
  /** What was found so far stays. */
  cancel(): void;
  /** Cancels, and forgets what was found. */
  leave(): void;
};

export function createCollectorSearch(api: ApiClient): CollectorSearch {
  const state = signal<SearchState>({ state: 'none' });
  const hits = signal<readonly ReadItem[] | null>(null);
  let running: AbortController | null = null;

  const stop = () => {
    running?.abort();
    running = null;
  };
  const hear = (line: SearchWordsLine) => {
    if (line.line === 'hit') hits.value = [...(hits.value ?? []), line.item].slice(0, MOST_HITS);
    if (line.line === 'progress') state.value = { state: 'running', looked: line.looked, percent: line.percent };
    if (line.line === 'end') state.value = { state: 'ended', how: line.ended, looked: line.looked, closed: line.closed };
  };
  return {
    state,
    hits,
    async start(wish) {
      stop();
      const own = new AbortController();
      running = own;
      hits.value = [];
      state.value = { state: 'running', looked: 0, percent: 0 };
      const result = await api.open('searchWords', { body: wish }, own.signal);
      const failed = (why: Failed) => {
        if (running !== own) return;
        running = null;
        state.value = { state: 'failed', why };
      };
      if (result.result !== 'answered') return failed(result);
      try {
        for await (const line of answerLines(result.answer, SearchWordsLine)) if (running === own) hear(line);
      } catch {
        // Said below, as an answer that breaks off without one.
      }
      if (state.value.state === 'running') failed({ result: 'unreachable' });
      if (running === own) running = null;
    },
    cancel() {
      stop();
      if (state.value.state === 'running') state.value = { state: 'ended', how: 'cancelled', looked: state.value.looked, closed: 0 };
    },
    leave() {
      stop();
      state.value = { state: 'none' };
      hits.value = null;
    },
  };
}
