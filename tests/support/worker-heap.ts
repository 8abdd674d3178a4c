// What a page's worker holds in memory, asked of the browser: after a collection, so that only what is still needed counts.
import type { Page } from 'playwright';

export type WorkerHeap = {
  /** Bytes that a collection did not free: objects, and what they hold outside the heap (array buffers). */
  bytes(): Promise<number>;
  /** `bytes`, again and again while `work` goes on. */
  during(work: Promise<unknown>): Promise<number[]>;
};

type HeapUsage = { usedSize: number; embedderHeapUsedSize: number; backingStorageSize: number };
type Answer = { id: number; result?: unknown; error?: { message: string } };

const SAMPLE_EVERY_MS = 25;

/** Of the page's newest dedicated worker. */
export async function workerHeap(page: Page): Promise<WorkerHeap> {
  const session = await page.context().newCDPSession(page);
  const waiting = new Map<number, (answer: Answer) => void>();
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => void (targetInfo.type === 'worker' && workers.push(sessionId)));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let calls = 0;

  async function ask(method: string): Promise<unknown> {
    const sessionId = workers.at(-1);
    if (!sessionId) throw new Error('the page has no worker');
    const id = ++calls;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    const { result, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async function bytes(): Promise<number> {
    await ask('HeapProfiler.collectGarbage');
    const usage = (await ask('Runtime.getHeapUsage')) as HeapUsage;
    return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
  }

  return {
    bytes,
    async during(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      const samples: number[] = [];
      do {
        samples.push(await bytes());
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS));
      } while (!isDone);
      await done;
      return samples;
    },
  };
}
