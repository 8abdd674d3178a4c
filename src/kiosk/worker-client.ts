// The page's end of the conversation with the worker: state as a signal, questions as promises. A draft waits until the worker
// answers it or the visitor can't be kept waiting, and then it is withdrawn; when the worker has to be started anew, unanswered drafts
// are handed over again under their old ids.
import { type ReadonlySignal, signal } from '@preact/signals-core';
import {
  type EntryDraft,
  type KioskState,
  type PageToWorker,
  type PanelReport,
  RECORD_PATIENCE_MS,
  type WorkerToPage,
} from './worker-port.ts';

/** What of a `Worker` is needed. */
export type WorkerLike = {
  postMessage(message: PageToWorker): void;
  onmessage: ((event: MessageEvent<WorkerToPage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
};

export type WorkerClientParts = {
  startWorker(): WorkerLike;
  shellVersion: string;
  after(ms: number, call: () => void): void;
};

export type PairResult = Extract<WorkerToPage, { type: 'pair-result' }>['result'];
export type WorkerClient = {
  readonly state: ReadonlySignal<KioskState>;
  /** False also when no answer came in time: then a visitor hears "sorry", never a false thanks. */
  record(draft: EntryDraft): Promise<boolean>;
  pair(code: string): Promise<PairResult>;
  panelReport(): Promise<PanelReport>;
  tell(message: Exclude<PageToWorker, { call: number } | { type: 'hello' }>): void;
};

const RESTART_AFTER_MS = 2_000;

type Answer = Exclude<WorkerToPage, { type: 'state' }>;
type Asking = { message: PageToWorker; answer(answer: Answer): void };

export function createWorkerClient({ startWorker, shellVersion, after }: WorkerClientParts): WorkerClient {
  const state = signal<KioskState>({ state: 'starting' });
  const asking = new Map<number, Asking>();
  let calls = 0;
  let worker = start();

  function start(): WorkerLike {
    const started = startWorker();
    started.onmessage = ({ data }) => receive(data);
    // Only a worker that never answered is replaced: an error in one that runs does not end it.
    started.onerror = () => state.value.state === 'starting' && restart(started);
    started.postMessage({ type: 'hello', shellVersion });
    return started;
  }

  function restart(failed: WorkerLike): void {
    failed.terminate();
    after(RESTART_AFTER_MS, () => {
      if (worker !== failed) return;
      worker = start();
      for (const { message } of asking.values()) worker.postMessage(message);
    });
  }

  function receive(message: WorkerToPage): void {
    if (message.type === 'state') {
      state.value = message.state;
      return;
    }
    asking.get(message.call)?.answer(message);
    asking.delete(message.call);
  }

  function ask<T extends PageToWorker & { call: number }>(message: T): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    asking.set(message.call, { message, answer: resolve });
    worker.postMessage(message);
    return promise;
  }

  async function record(draft: EntryDraft): Promise<boolean> {
    const call = ++calls;
    const answered = ask({ type: 'record', call, draft });
    const tooLate = new Promise<null>((resolve) => after(RECORD_PATIENCE_MS, () => resolve(null)));
    const answer = await Promise.race([answered, tooLate]);
    if (!answer) withdraw(call);
    return answer?.type === 'recorded';
  }

  /** The visitor hears "sorry": what they gave must not be written behind their back, and counted twice when they try again. */
  function withdraw(call: number): void {
    asking.delete(call);
    worker.postMessage({ type: 'withdraw', call });
  }

  async function pair(code: string): Promise<PairResult> {
    const answer = await ask({ type: 'pair', call: ++calls, code });
    return answer.type === 'pair-result' ? answer.result : { ok: false, problem: 'storage' };
  }

  async function panelReport(): Promise<PanelReport> {
    const answer = await ask({ type: 'panel-report', call: ++calls });
    if (answer.type !== 'panel-report') throw new Error(`the worker answered "${answer.type}"`);
    return answer.report;
  }

  return { state, record, pair, panelReport, tell: (message) => worker.postMessage(message) };
}
