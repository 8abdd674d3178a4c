// Tells the worker that the page lives, and whether it can be seen: the browser slows the clocks of one that can't.
import type { WorkerClient } from '../worker-client.ts';

const EVERY_MS = 2_000;

export function sayAlive(document: Document, worker: Pick<WorkerClient, 'tell'>): void {
  const say = () => worker.tell({ type: 'alive', isSeen: document.visibilityState === 'visible' });
  setInterval(say, EVERY_MS);
  document.addEventListener('visibilitychange', say);
}
