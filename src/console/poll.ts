// Reasons to ask the collector again: the network came back, the person looks again, or some time has passed.
import { useEffect } from 'preact/hooks';

/** Calls at once, then whenever there is reason; `work` must cope with being called while it runs. */
export function usePolling(work: () => unknown, everyMs: number): void {
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') work();
    };
    work();
    addEventListener('online', work);
    document.addEventListener('visibilitychange', onVisible);
    const timer = setInterval(onVisible, everyMs);
    return () => {
      removeEventListener('online', work);
      document.removeEventListener('visibilitychange', onVisible);
      clearInterval(timer);
    };
  }, [work, everyMs]);
}
