// The page's end of the conversation with the worker: state as a signal, questions as promises. A draft waits until the worker
// answers it or the visitor can't be kept waiting, and then it is withdrawn; when the worker has to be started anew, unanswered drafts
// are handed over again under their old ids.
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type EntryDraft, type Kept, type KioskState, type PageToWorker, RECORD_PATIENCE_MS, type WorkerToPage } from './worker-port.ts';

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
  /** Starts of the page before this one that showed nothing. */
  unfinishedStarts: number;
  renewed: boolean;
  after(ms: number, call: () => void): void;
};

/** What is answered by its call. */
type Question = Uncalled<Exclude<Extract<PageToWorker, { call: number }>, { type: 'withdraw' }>>;
type Answer = Exclude<WorkerToPage, { type: 'state' }>;
type Uncalled<Q> = Q extends unknown ? Omit<Q, 'call'> : never;

export type WorkerClient = {
  readonly state: ReadonlySignal<KioskState>;
  /** False also when no answer came in time: then a visitor hears "sorry", never a false thanks. */
  record(draft: EntryDraft): Promise<Kept>;
  /** Waits for as long as it takes. */
  ask(question: Question): Promise<Answer>;
  tell(message: Exclude<PageToWorker, { call: number } | { type: 'hello' }>): void;
};

const RESTART_AFTER_MS = 2_000;

type Asking = { message: PageToWorker; answer(answer: Answer): void };

export function createWorkerClient({ startWorker, shellVersion, unfinishedStarts, renewed, after }: WorkerClientParts): WorkerClient {
  const state = signal<KioskState>({ state: 'starting' });
  const asking = new Map<number, Asking>();
  let calls = 0;
  let worker = start();

  function start(): WorkerLike {
    const started = startWorker();
    started.onmessage = ({ data }) => receive(data);
    // Only a worker that never answered is replaced: an error in one that runs does not end it.
    started.onerror = () => state.value.state === 'starting' && restart(started);
    started.postMessage({ type: 'hello', shellVersion, unfinishedStarts, renewed });
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

  function ask(question: Question, call = ++calls): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const message = { ...question, call };
    asking.set(call, { message, answer: resolve });
    worker.postMessage(message);
    return promise;
  }

  async function record(draft: EntryDraft): Promise<Kept> {
    const call = ++calls;
    const answered = ask({ type: 'record', draft }, call);
    const tooLate = new Promise<null>((resolve) => after(RECORD_PATIENCE_MS, () => resolve(null)));
    const answer = await Promise.race([answered, tooLate]);
    if (!answer) withdraw(call);
    return answer?.type === 'recorded' && (answer.receipt ?? true);
  }

  /** The visitor hears "sorry": what they gave must not be written behind their back, and counted twice when they try again. */
  function withdraw(call: number): void {
    asking.delete(call);
    worker.postMessage({ type: 'withdraw', call });
  }

  return { state, record, ask: (question) => ask(question), tell: (message) => worker.postMessage(message) };
}
