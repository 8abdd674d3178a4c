// One life of a kiosk's worker in a simulation: recorder, outbox and sender as shipped, over a disk that outlives them. When the life
// ends, nothing of it moves any more: its disk steps and timers never come back.
import { createHash } from 'node:crypto';
import type { OutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import { createOutgoing, type OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import { createRecorder, type RecordResult } from '../../src/kiosk/outbox/recorder.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import type { Trigger } from '../../src/kiosk/sync/sender.ts';
import { runSender, type Sender } from '../../src/kiosk/sync/sender-driver.ts';
import { type MemoryDisk, type MemoryHooks, memoryOutboxStore } from './memory-outbox-store.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';

export type KioskLife = {
  tap(id: string): Promise<RecordResult>;
  trigger(reason: Trigger): void;
  isAtRest(): boolean;
  end(): void;
};

export type KioskParts = {
  time: VirtualTime;
  random: SeededRandom;
  disk: MemoryDisk;
  deny: MemoryHooks['deny'];
  send(batch: OutgoingBatch): Promise<Outcome>;
  /** For a client known to be bad. */
  spoil(store: OutboxStore): OutboxStore;
};

export function startKiosk(parts: KioskParts): KioskLife {
  const { time, random, disk } = parts;
  let isAlive = true;
  const whileAlive = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      work.then(
        (result) => isAlive && resolve(result),
        (error: unknown) => isAlive && reject(error),
      );
    });
  const hooks: MemoryHooks = { pause: () => whileAlive(time.sleep(random.below(4))), deny: parts.deny };
  const store = parts.spoil(memoryOutboxStore(disk, hooks));
  const recorder = createRecorder({
    store,
    digest: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('base64url')),
    context: () => ({ organisation: 'o', site: 's', kiosk: 'k', ledgerId: disk.ledger.ledgerId, boot: BOOT, offsetMs: null }),
    failed: () => undefined,
  });
  let sender: Sender | null = null;

  async function start(): Promise<void> {
    for (;;) {
      try {
        const outgoing = await createOutgoing(store, null);
        sender = runSender({ outgoing, ...senderPorts() }, null);
        sender.trigger('start');
        return;
      } catch {
        await whileAlive(time.sleep(1_000));
      }
    }
  }

  function senderPorts() {
    return {
      send: (batch: OutgoingBatch) => whileAlive(parts.send(batch)),
      clock: { monotonicMs: () => time.now(), wallMs: () => time.now() },
      random: () => random.next(),
      setTimer: (fire: () => void, afterMs: number) => time.at(afterMs, () => isAlive && fire()),
      intervalMs: () => 60_000,
      tell: () => undefined,
    };
  }

  void start();
  return {
    tap: (id) => recorder.record(draft(id, time.now())),
    trigger: (reason) => sender?.trigger(reason),
    isAtRest: () => sender?.state().phase.name === 'idle' && disk.written.length === disk.ledger.sentThrough,
    end() {
      isAlive = false;
      sender?.stop();
    },
  };
}

const BOOT = '00000000-0000-4000-8000-0000000000b0';

function draft(id: string, wallMs: number) {
  const body = JSON.stringify({ questionId: 'q', scaleId: 'faces-4', valueId: 'happy' });
  const place = { visit: id, kind: 'rating', revision: '1.1.aaaaaaaaaaaaaaaa', locale: 'en' };
  return { id, ...place, wallMs, monotonicMs: wallMs, bodyForm: 'plain' as const, body };
}
