// An answer of the collector with the last one kept in the copy, so that a page has something true to show offline and says
// how old it is.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { API_ROUTES } from '../protocol/api-routes.ts';
import type { AnswerOf, ApiResult } from './api-client.ts';
import { useApp, useOpenSession } from './app-context.ts';
import { usePolling } from './poll.ts';

type KeptRoute =
  | 'kiosks'
  | 'overview'
  | 'promises'
  | 'caseReport'
  | 'casePeople'
  | 'caseCounts'
  | 'keptFilters'
  | 'inventory'
  | 'unconfirmed';
export type KeptAnswer<N extends KeptRoute> = {
  answer: ReadonlySignal<AnswerOf<N> | null>;
  /** How the latest asking ended; null while the first is under way. */
  latest: ReadonlySignal<ApiResult<unknown>['result'] | null>;
  refresh: () => Promise<void>;
};

/** One answer is kept for each `key`. */
export function useKeptAnswer<N extends KeptRoute>(name: N, key: string, query: Record<string, string>, everyMs: number): KeptAnswer<N> {
  const { api, clock } = useApp();
  const { copy } = useOpenSession();
  const answer = useSignal<AnswerOf<N> | null>(null);
  const latest = useSignal<ApiResult<unknown>['result'] | null>(null);
  const asked = JSON.stringify(query);

  useEffect(() => {
    let current = true;
    void copy.keptAnswer(key).then((kept) => {
      const parsed = v.safeParse(API_ROUTES[name].answer, kept?.answer);
      if (current && answer.value === null && parsed.success) answer.value = parsed.output as AnswerOf<N>;
    });
    return () => {
      current = false;
    };
  }, [copy, key, name, answer]);

  const refresh = useCallback(async () => {
    const result = await api.call<KeptRoute>(name, { query: JSON.parse(asked) });
    latest.value = result.result;
    if (result.result !== 'answered') return;
    answer.value = result.answer as AnswerOf<N>;
    await copy.keepAnswer(key, result.answer, clock());
  }, [api, copy, clock, key, name, asked, answer, latest]);
  usePolling(refresh, everyMs);
  return { answer, latest, refresh };
}
