// Every opening of words is reported, exactly once for each item, also when it happened offline: written into the copy first,
// sent later, marked only when the collector has taken it. Two tabs never send at the same time.
import type { ApiClient } from '../api-client.ts';
import type { LocalCopy } from '../local-copy.ts';

/** As `OpeningsRequest` takes them. */
const OPENINGS_PER_REQUEST = 500;

export type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export async function recordOpening(copy: LocalCopy, entryId: string, nowMs: number): Promise<void> {
  await copy.addOpening({ entryId, openedAt: new Date(nowMs).toISOString() });
}

/** Sends until nothing waits or the collector does not take any; what stays is tried again by the caller's next call. */
export function reportOpenings(copy: LocalCopy, api: ApiClient, exclusively: Exclusively): Promise<void> {
  return exclusively('candour-console-openings', async () => {
    for (;;) {
      const waiting = await copy.unsentOpenings(OPENINGS_PER_REQUEST);
      if (waiting.length === 0) return;
      const openings = waiting.map(({ entryId, openedAt }) => ({ entryId, openedAt }));
      const result = await api.call('openings', { body: { openings } });
      // None of these items is the account's to see any more: nothing is left to report about them.
      const settled = result.result === 'answered' || (result.result === 'refused' && result.code === 'not-found');
      if (!settled) return;
      await copy.markOpeningsSent(waiting.map(({ entryId }) => entryId));
    }
  });
}
