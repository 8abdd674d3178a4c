// Reasons to ask the collector again: it hinted that there is something, the network came back, the person looks again, or some time has passed.
import { useEffect } from 'preact/hooks';
import type { LiveSubject } from '../protocol/live-api.ts';
import { useApp } from './app-context.ts';

/** While hints come, asking is only there for one that was lost. */
const CALMER = 5;

/** Calls at once, then whenever there is reason; `work` must cope with being called while it runs. `hinted`: what hints are about. */
export function usePolling(work: () => unknown, everyMs: number, hinted: LiveSubject | null = null): void {
  const { live } = useApp();
  // When hints begin to come, what happened before is asked for once.
  const calm = hinted !== null && live.standing.value;
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') work();
    };
    work();
    addEventListener('online', work);
    document.addEventListener('visibilitychange', onVisible);
    const timer = setInterval(onVisible, calm ? CALMER * everyMs : everyMs);
    return () => {
      removeEventListener('online', work);
      document.removeEventListener('visibilitychange', onVisible);
      clearInterval(timer);
    };
  }, [work, everyMs, calm]);
  useEffect(() => {
    if (hinted === null) return;
    // The inbox is asked for when somebody looks at it: each asking is recorded as a reading.
    return live.onHint(hinted, () => {
      if (hinted === 'cases' || document.visibilityState === 'visible') work();
    });
  }, [live, hinted, work]);
}
