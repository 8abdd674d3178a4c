// The page's side of the kiosk worker's words, without a screen: what the kiosk's page does, as plain calls. Workers that we
// measure against speak the same words, so that every contender pays the same message hop.
import type { EntryDraft, KioskState, PageToWorker, PanelReport, WorkerToPage } from '../../src/kiosk/worker-port.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';

export type KioskClient = {
  worker: Worker;
  /** Resolves when the worker says so. */
  untilState: (wanted: KioskState['state']) => Promise<KioskState>;
  pair: (code: string) => Promise<void>;
  /** Resolves when the entry is durable; rejects when it was not written. */
  record: (draft: EntryDraft) => Promise<void>;
  report: () => Promise<PanelReport>;
  syncNow: () => void;
};
type Draft = Pick<EntryDraft, 'revision' | 'body'>;

export function startKiosk(workerUrl: string): KioskClient {
  const worker = new Worker(workerUrl, { type: 'module', name: 'kiosk' });
  const calls = new Map<number, (answer: WorkerToPage) => void>();
  const states = new Set<(state: KioskState) => void>();
  let state: KioskState = { state: 'starting' };
  let lastCall = 0;

  worker.addEventListener('error', (event) => console.error('worker:', event.message));
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerToPage>) => {
    if (data.type !== 'state') return calls.get(data.call)?.(data);
    state = data.state;
    for (const told of states) told(state);
  });
  const post = (message: PageToWorker) => worker.postMessage(message);
  const ask = (message: (call: number) => PageToWorker): Promise<WorkerToPage> =>
    new Promise((resolve) => {
      const call = ++lastCall;
      calls.set(call, (answer) => {
        calls.delete(call);
        resolve(answer);
      });
      post(message(call));
    });

  post({ type: 'hello', unfinishedStarts: 0, renewed: false, shellVersion: 'bench' });
  return {
    worker,
    untilState: (wanted) =>
      new Promise((resolve) => {
        const told = (now: KioskState) => {
          if (now.state !== wanted) return;
          states.delete(told);
          resolve(now);
        };
        states.add(told);
        told(state);
      }),
    pair: async (code) => {
      const answer = await ask((call) => ({ type: 'pair', call, code }));
      if (answer.type !== 'pair-result' || !answer.result.ok) throw new Error(`not paired: ${JSON.stringify(answer)}`);
    },
    record: async (draft) => {
      const answer = await ask((call) => ({ type: 'record', call, draft }));
      if (answer.type !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(answer)}`);
    },
    report: async () => {
      const answer = await ask((call) => ({ type: 'panel-report', call }));
      if (answer.type !== 'panel-report') throw new Error(`no report: ${JSON.stringify(answer)}`);
      return answer.report;
    },
    syncNow: () => post({ type: 'sync-now' }),
  };
}

/** A tap on a face, as the kiosk's page would hand it over. */
export function aTap({ revision, body }: Draft): EntryDraft {
  const wallMs = Date.now();
  const random = () => crypto.getRandomValues(new Uint8Array(10));
  return {
    id: uuidV7(wallMs, random()),
    visit: uuidV7(wallMs, random()),
    kind: 'rating',
    revision,
    locale: 'en',
    wallMs,
    monotonicOriginMs: performance.timeOrigin + performance.now(),
    body,
  };
}
