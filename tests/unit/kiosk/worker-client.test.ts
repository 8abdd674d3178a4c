import { describe, expect, test } from 'vitest';
import { staffWorker } from '../../../src/kiosk/panel/staff-worker.ts';
import { createWorkerClient, type WorkerLike } from '../../../src/kiosk/worker-client.ts';
import type { EntryDraft, PageToWorker, WorkerToPage } from '../../../src/kiosk/worker-port.ts';
import { sampleShown } from './sample-configuration.ts';

class ScriptedWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  heard: PageToWorker[] = [];
  ended = false;
  postMessage(message: PageToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  say(message: WorkerToPage): void {
    this.onmessage?.({ data: message } as MessageEvent<WorkerToPage>);
  }
  fail(): void {
    this.onerror?.({} as ErrorEvent);
  }
}

function setUp() {
  const workers: ScriptedWorker[] = [];
  const later: { ms: number; call: () => void }[] = [];
  const client = createWorkerClient({
    shellVersion: '9.9.9',
    unfinishedStarts: 2,
    renewed: false,
    startWorker: () => {
      const worker = new ScriptedWorker();
      workers.push(worker);
      return worker;
    },
    after: (ms, call) => void later.push({ ms, call }),
  });
  const passAll = () => {
    for (const { call } of later.splice(0)) call();
  };
  return { client, workers, passAll, worker: workers[0] as ScriptedWorker };
}

const draft: EntryDraft = {
  id: 'a',
  visit: 'b',
  kind: 'rating',
  revision: sampleShown().revision,
  locale: 'en',
  wallMs: 1,
  monotonicOriginMs: 1,
  body: { form: 'plain', value: {} },
};

describe('the worker client', () => {
  test('introduces itself and keeps the state', () => {
    const { client, worker } = setUp();
    expect(worker.heard).toEqual([{ type: 'hello', shellVersion: '9.9.9', unfinishedStarts: 2, renewed: false }]);
    expect(client.state.value).toEqual({ state: 'starting' });
    worker.say({ type: 'state', state: { state: 'unpaired' } });
    expect(client.state.value).toEqual({ state: 'unpaired' });
  });

  test('a draft is kept only on "recorded" of its own call', async () => {
    const { client, worker } = setUp();
    const [first, second] = [client.record(draft), client.record({ ...draft, id: 'c' })];
    const [one, two] = worker.heard.slice(1) as { call: number }[];
    worker.say({ type: 'not-recorded', call: two?.call ?? 0, reason: 'storage' });
    worker.say({ type: 'recorded', call: one?.call ?? 0 });
    expect(await Promise.all([first, second])).toEqual([true, false]);
  });

  test('no answer in time counts as not kept, and a late answer harms nothing', async () => {
    const { client, worker, passAll } = setUp();
    const kept = client.record(draft);
    passAll();
    expect(await kept).toBe(false);
    worker.say({ type: 'recorded', call: (worker.heard[1] as { call: number }).call });
  });

  test('a draft whose visitor heard "sorry" is withdrawn, and not handed to the next worker', async () => {
    const { client, workers, worker, passAll } = setUp();
    const kept = client.record(draft);
    const { call } = worker.heard[1] as { call: number };
    passAll();
    expect(await kept).toBe(false);
    expect(worker.heard.at(-1)).toEqual({ type: 'withdraw', call });
    worker.fail();
    passAll();
    expect(workers[1]?.heard).toEqual([{ type: 'hello', shellVersion: '9.9.9', unfinishedStarts: 2, renewed: false }]);
  });

  test('a draft that was answered is not withdrawn', async () => {
    const { client, worker, passAll } = setUp();
    const kept = client.record(draft);
    worker.say({ type: 'recorded', call: (worker.heard[1] as { call: number }).call });
    expect(await kept).toBe(true);
    passAll();
    expect(worker.heard).toHaveLength(2);
  });

  test('a worker that fails before its first word is replaced, and unanswered drafts go to the new one', async () => {
    const { client, workers, worker, passAll } = setUp();
    void client.record(draft);
    worker.fail();
    expect(worker.ended).toBe(true);
    passAll();
    expect(workers[1]?.heard).toEqual([{ type: 'hello', shellVersion: '9.9.9', unfinishedStarts: 2, renewed: false }, worker.heard[1]]);
  });

  test('an error in a worker that runs does not end it', () => {
    const { workers, worker } = setUp();
    worker.say({ type: 'state', state: { state: 'unpaired' } });
    worker.fail();
    expect(worker.ended).toBe(false);
    expect(workers).toHaveLength(1);
  });

  test('what staff ask is answered by call', async () => {
    const { client, worker } = setUp();
    const staff = staffWorker(client);
    const [pairing, report] = [staff.pair('ABCD2345'), staff.panelReport()];
    worker.say({ type: 'panel-report', call: 2, report: { recorded: 7 } as never });
    worker.say({ type: 'pair-result', call: 1, result: { ok: false, problem: 'pairing-refused' } });
    expect(await pairing).toEqual({ ok: false, problem: 'pairing-refused' });
    expect(await report).toEqual({ recorded: 7 });
  });
});
