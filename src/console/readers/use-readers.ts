// The reader keys that the collector shows this person, fetched again after every change.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ReadersAnswer } from '../../protocol/console-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp } from '../app-context.ts';

export type ReaderKeyRow = ReadersAnswer['readers'][number];

/** null while the first asking is under way. */
export function useReaders(): { latest: ApiResult<ReadersAnswer> | null; load: () => Promise<void> } {
  const { api } = useApp();
  const [latest, setLatest] = useState<ApiResult<ReadersAnswer> | null>(null);
  const load = useCallback(() => api.call('readers', {}).then(setLatest), [api]);
  useEffect(() => void load(), [load]);
  return { latest, load };
}
