// The limit's page: hands everything to its worker.
import type { DrainPage } from './drain-page.ts';

const worker = new Worker('/bench/baseline-worker.js', { type: 'module' });
const heard = (what: string) =>
  new Promise<void>((resolve) => {
    const listen = ({ data }: MessageEvent) => {
      if (data !== what) return;
      worker.removeEventListener('message', listen);
      resolve();
    };
    worker.addEventListener('message', listen);
  });
const ready = heard('ready');

globalThis.drainPage = {
  fill: async (count) => {
    await ready;
    worker.postMessage({ fill: count });
    await heard('done');
  },
  drain: async () => {
    const from = performance.now();
    worker.postMessage({ drain: true });
    await heard('done');
    return performance.now() - from;
  },
} satisfies DrainPage;
