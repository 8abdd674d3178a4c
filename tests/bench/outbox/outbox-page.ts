// The page of the outbox benchmark: passes orders to the worker in which the outbox lives.
import type { OutboxAnswer, OutboxOrder } from './outbox-worker.ts';

const worker = new Worker('/bench/outbox-worker.js', { type: 'module' });
let calls = 0;

const page = {
  run: (step: OutboxOrder['step'], name: string, count: number): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const call = ++calls;
      worker.addEventListener('message', ({ data }: MessageEvent<OutboxAnswer>) => data.call === call && resolve(data.durationsMs));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage({ call, step, name, count } satisfies OutboxOrder);
    }),
};
export type OutboxPage = typeof page;
declare global {
  var outboxPage: OutboxPage;
}
globalThis.outboxPage = page;
