// Heap snapshots of a page and of its dedicated workers: what is left after a collection, with every string in it.
import type { Page } from 'playwright';

type Message = { id?: number; method?: string; params?: { chunk: string } };

/** The page's first, then its workers'. */
export async function heapSnapshots(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });

  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => void (targetInfo.type === 'worker' && workers.push(sessionId)));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ofWorkers: string[] = [];
  for (const sessionId of workers) {
    const own: string[] = [];
    const done = new Promise<void>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
        if (from !== sessionId) return;
        const { id, method, params }: Message = JSON.parse(message);
        if (method === 'HeapProfiler.addHeapSnapshotChunk' && params) own.push(params.chunk);
        if (id === 1) resolve();
      });
    });
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: 1, method: 'HeapProfiler.takeHeapSnapshot', params: { reportProgress: false } }),
    });
    await done;
    ofWorkers.push(own.join(''));
  }
  await session.detach();
  return [chunks.join(''), ...ofWorkers];
}
