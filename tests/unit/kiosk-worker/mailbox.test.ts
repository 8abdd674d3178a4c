import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../../src/kiosk/outbox/recorder.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { createMailbox } from '../../../src/kiosk/worker/mailbox.ts';
import { SEALING_LIMIT_MS } from '../../../src/kiosk/worker/prepare-draft.ts';
import { createWorkerClient, type WorkerLike } from '../../../src/kiosk/worker-client.ts';
import { type EntryDraft, RECORD_PATIENCE_MS, type WorkerToPage } from '../../../src/kiosk/worker-port.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, draft } from './drafts.ts';

const fromPage = (number: number) => ({ id: draft(number).id, body: { form: 'plain', value: number } }) as EntryDraft;
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The real page's client, mailbox and recorder; only threads, disk and patience are stand-ins. */
function rig() {
  const disk = emptyDisk(context.ledgerId);
  const inner = memoryOutboxStore(disk, { pause: () => Promise.resolve(), deny: () => null });
  const gate = Promise.withResolvers<void>();
  const appending = Promise.withResolvers<void>();
  const hold = { digest: Promise.resolve(), append: Promise.resolve() };
  const store: typeof inner = {
    ...inner,
    async append(entries) {
      appending.resolve();
      await hold.append;
      return inner.append(entries);
    },
  };
  const digest: typeof sha256 = (bytes) => hold.digest.then(() => sha256(bytes));
  const recorder = createRecorder({ store, digest, context: () => context, failed: () => undefined });
  const prepared = new Map([1, 2, 3].map((number) => [draft(number).id, draft(number)]));
  const said: WorkerToPage[] = [];
  let worker: WorkerLike | undefined;
  const mailbox = createMailbox({
    recorder,
    opened: () => gate.promise,
    prepare: async ({ id }) => prepared.get(id) ?? draft(9),
    notPrepared: () => 'sealing',
    post(message) {
      said.push(message);
      worker?.onmessage?.({ data: message } as MessageEvent<WorkerToPage>);
    },
  });
  const patience: (() => void)[] = [];
  const client = createWorkerClient({
    shellVersion: '1',
    unfinishedStarts: 0,
    renewed: false,
    after: (_ms, call) => void patience.push(call),
    startWorker() {
      worker = {
        onmessage: null,
        onerror: null,
        terminate: () => undefined,
        postMessage(message) {
          if (message.type === 'record') void mailbox.record(message.call, message.draft);
          if (message.type === 'withdraw') mailbox.withdraw(message.call);
        },
      };
      return worker;
    },
  });
  const written = () => [...disk.entries.values()].map(({ id }) => id);
  return { client, gate, hold, appending: appending.promise, said, written, losePatience: (place: number) => patience[place]?.() };
}

describe('a draft whose visitor was told "not kept"', () => {
  it('is not written when the worker opens its store too late', async () => {
    const { client, gate, said, written, losePatience } = rig();
    const kept = client.record(fromPage(1));
    losePatience(0);
    expect(await kept).toBe(false);
    gate.resolve();
    await settled();
    expect(written()).toEqual([]);
    expect(said).toEqual([{ type: 'not-recorded', call: 1, reason: 'withdrawn' }]);
  });

  it('is left out while its neighbours are hashed, and they are kept in an unbroken chain', async () => {
    const { client, gate, hold, said, written, losePatience } = rig();
    const digests = Promise.withResolvers<void>();
    hold.digest = digests.promise;
    gate.resolve();
    const kept = [1, 2, 3].map((number) => client.record(fromPage(number)));
    await settled();
    losePatience(0);
    losePatience(1);
    digests.resolve();
    expect(await Promise.all(kept)).toEqual([false, false, true]);
    await settled();
    expect(written()).toEqual([draft(3).id]);
    expect(said.map(({ type }) => type)).toEqual(['not-recorded', 'not-recorded', 'recorded']);
  });

  it('counts once when the visitor tries again', async () => {
    const { client, gate, written, losePatience } = rig();
    const first = client.record(fromPage(1));
    losePatience(0);
    expect(await first).toBe(false);
    const again = client.record(fromPage(2));
    gate.resolve();
    expect(await again).toBe(true);
    expect(written()).toEqual([draft(2).id]);
  });

  it('counts when it was being written already: what is written is never taken back', async () => {
    const { client, gate, hold, appending, said, written, losePatience } = rig();
    const append = Promise.withResolvers<void>();
    hold.append = append.promise;
    gate.resolve();
    const kept = client.record(fromPage(1));
    await appending;
    losePatience(0);
    expect(await kept).toBe(false);
    append.resolve();
    await settled();
    expect(written()).toEqual([draft(1).id]);
    expect(said).toEqual([{ type: 'recorded', call: 1 }]);
  });
});

it('sealing ends before the visitor loses patience', () => expect(SEALING_LIMIT_MS).toBeLessThan(RECORD_PATIENCE_MS));
