// Runs in the kiosk's own page before its script: listens to what page and worker say to each other, tells a witness outside which
// drafts were answered "recorded", and can put drafts of its own into the same worker faster than any finger.

import type { EntryDraft, KioskState, PageToWorker, PanelReport, WorkerToPage } from '../../src/kiosk/worker-port.ts';
import type { Configuration } from '../../src/protocol/configuration.ts';

export type Burst = {
  /** Drafts without an answer at any time. */
  inFlight: number;
  pauseMs: number;
};
export type WitnessSettings = {
  /** A client known to be bad: counts on an entry as soon as it is touched, and has it written a moment later. */
  thanksAtTheTap: boolean;
};
type KioskDriver = {
  state: KioskState;
  burst(burst: Burst): void;
  /** Resolves when all drafts are answered. */
  stop(): Promise<void>;
  tell(message: PageToWorker): void;
  report(): Promise<PanelReport>;
  pair(code: string): Promise<boolean>;
  /** Answered with anything but "recorded". */
  refused: number;
};

declare global {
  var drive: KioskDriver;
  /** Given by the test; nobody waits for it. */
  var witness: (id: string, atMs: number) => Promise<void>;
}

/** Handed to the browser as text: uses nothing from outside itself. */
export function installKioskDriver({ thanksAtTheTap }: WitnessSettings): void {
  const FIRST_CALL = 1_000_000;
  const drafts = new Map<number, string>();
  const questions = new Map<number, (answer: WorkerToPage) => void>();
  let worker: Worker;
  let calls = FIRST_CALL;
  let burst: Burst | null = null;
  let open = 0;
  let idle: (() => void) | null = null;

  class WatchedWorker extends globalThis.Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      worker = this;
      this.addEventListener('message', ({ data }: MessageEvent<WorkerToPage>) => heard(data));
    }
    override postMessage(message: PageToWorker, options?: StructuredSerializeOptions | Transferable[]): void {
      if (message.type === 'record') {
        drafts.set(message.call, message.draft.id);
        if (thanksAtTheTap) {
          void globalThis.witness(message.draft.id, Date.now());
          setTimeout(() => super.postMessage(message), 50);
          return;
        }
      }
      super.postMessage(message, options as StructuredSerializeOptions);
    }
  }
  globalThis.Worker = WatchedWorker;

  function heard(message: WorkerToPage): void {
    if (message.type === 'state') {
      globalThis.drive.state = message.state;
      return;
    }
    if (message.type === 'recorded' && !thanksAtTheTap) void globalThis.witness(drafts.get(message.call) ?? 'nobody', Date.now());
    if (message.type === 'not-recorded') globalThis.drive.refused++;
    drafts.delete(message.call);
    questions.get(message.call)?.(message);
    questions.delete(message.call);
  }

  function ask(message: (call: number) => PageToWorker): Promise<WorkerToPage> {
    return new Promise((resolve) => {
      const call = ++calls;
      questions.set(call, resolve);
      worker.postMessage(message(call));
    });
  }

  function newId(): string {
    const time = Date.now().toString(16).padStart(12, '0');
    const random = crypto.randomUUID();
    return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
  }

  function draft(
    place: number,
    { revision, configuration }: { revision: EntryDraft['revision']; configuration: Configuration },
  ): EntryDraft {
    const question = (type: string) => configuration.flow.find((one) => one.type === type)?.id ?? type;
    const words = { questionId: question('comment'), text: `Words of a visitor, number ${place}: ${'a little longer '.repeat(place % 9)}` };
    const face = { questionId: question('rating'), scaleId: 'faces-4', valueId: 'happy' };
    return {
      id: newId(),
      visit: newId(),
      kind: place % 5 === 0 ? 'comment' : 'rating',
      revision,
      locale: 'en',
      wallMs: Date.now(),
      monotonicOriginMs: performance.timeOrigin + performance.now(),
      body: place % 5 === 0 ? { form: 'sealed', value: words } : { form: 'plain', value: face },
    };
  }

  async function writeOn(): Promise<void> {
    open++;
    while (burst && globalThis.drive.state.state === 'paired') {
      const station = globalThis.drive.state;
      await ask((call) => ({ type: 'record', call, draft: draft(call, station) }));
      const { pauseMs } = burst ?? { pauseMs: 0 };
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    if (--open === 0) idle?.();
  }

  globalThis.drive = {
    state: { state: 'starting' },
    refused: 0,
    burst(wanted) {
      burst = wanted;
      for (let place = 0; place < wanted.inFlight; place++) void writeOn();
    },
    stop() {
      burst = null;
      return new Promise((resolve) => {
        if (open === 0) resolve();
        else idle = resolve;
      });
    },
    tell: (message) => worker.postMessage(message),
    async report() {
      const answer = await ask((call) => ({ type: 'panel-report', call }));
      if (answer.type !== 'panel-report') throw new Error(`the worker answered "${answer.type}"`);
      return answer.report;
    },
    async pair(code) {
      const answer = await ask((call) => ({ type: 'pair', call, code }));
      return answer.type === 'pair-result' && answer.result.ok;
    },
  };
}
