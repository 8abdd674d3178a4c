// The worker's end of the kiosk's words for contenders that only write: `record` in, `recorded` out once the write is durable.
import type { KioskState, PageToWorker, WorkerToPage } from '../../../src/kiosk/worker-port.ts';

type RecordCall = Extract<PageToWorker, { type: 'record' }>;

export function answerRecords(write: (call: RecordCall) => Promise<void>): void {
  const post = (message: WorkerToPage) => postMessage(message);
  addEventListener('message', async ({ data }: MessageEvent<PageToWorker>) => {
    if (data.type !== 'record') return;
    await write(data);
    post({ type: 'recorded', call: data.call });
  });
  post({ type: 'state', state: { state: 'unpaired' } satisfies KioskState });
}
