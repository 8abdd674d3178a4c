// One life of a kiosk's worker in a simulation: both copies of the outbox, recorder and sender as shipped, over a disk that outlives them.
// When the life ends, nothing of it moves any more: its disk steps and timers never come back.
import { createHash } from 'node:crypto';
import { openJournal } from '../../src/kiosk/outbox/journal.ts';
import type { OutboxStore, TwinOutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import { createOutgoing, type OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import { createRecorder, type RecordResult } from '../../src/kiosk/outbox/recorder.ts';
import { twinOutboxStore } from '../../src/kiosk/outbox/twin-outbox-store.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import type { Trigger } from '../../src/kiosk/sync/sender.ts';
import { runSender, type Sender } from '../../src/kiosk/sync/sender-driver.ts';
import type { KioskDisk } from './kiosk-disk.ts';
import { type JournalDenial, type JournalStep, memoryJournalFile } from './memory-journal-file.ts';
import { type MemoryHooks, memoryOutboxStore } from './memory-outbox-store.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';

export type KioskLife = {
  tap(id: string): Promise<RecordResult>;
  trigger(reason: Trigger): void;
  isAtRest(): boolean;
  /** Both copies hold everything, as far as this life knows. */
  isWhole(): boolean;
  end(): void;
};

export type KioskParts = {
  time: VirtualTime;
  random: SeededRandom;
  disk: KioskDisk;
  deny: MemoryHooks['deny'];
  denyJournal(step: JournalStep): JournalDenial | null;
  send(batch: OutgoingBatch): Promise<Outcome>;
  /** The kiosk's wall clock, milliseconds since 1970. */
  wallMs(): number;
  intervalMs: number;
  /** For a client known to be bad: another store in place of both copies, a sender that hears less. */
  spoil?: { store?(twin: TwinOutboxStore, database: OutboxStore): OutboxStore; journal?: 'none' };
};

const START_AGAIN_MS = 1_000;
const WHOLE_AFTER_MS = 60_000;
const BOOT = '00000000-0000-4000-8000-0000000000b0';

export function startKiosk(parts: KioskParts): KioskLife {
  const { time, random, disk } = parts;
  const { database: databaseDisk } = disk;
  const { whileAlive, isAlive, end } = oneLife();
  const hooks: MemoryHooks = { pause: () => whileAlive(time.sleep(random.below(4))), deny: parts.deny };
  const database = memoryOutboxStore(databaseDisk, hooks);
  const hasNoJournal = parts.spoil?.journal === 'none';
  const twin = twinOutboxStore({
    database,
    openJournal: async () => {
      if (hasNoJournal) throw new DOMException('none', 'NotFoundError');
      const [one, other] = disk.files.map((file) => memoryJournalFile(file, parts.denyJournal));
      return openJournal([one, other] as never, 4_096);
    },
    digest,
    sleep: (ms) => whileAlive(time.sleep(ms)),
    failed: () => undefined,
    found: () => undefined,
    unreadable: () => undefined,
  });
  const store = parts.spoil?.store?.(twin, database) ?? twin;
  const recorder = createRecorder({
    store,
    digest,
    context: () => ({ organisation: 'o', site: 's', kiosk: 'k', ledgerId: databaseDisk.ledger.ledgerId, boot: BOOT, offsetMs: null }),
    failed: () => undefined,
  });
  let sender: Sender | null = null;

  async function start(): Promise<void> {
    for (;;) {
      try {
        await twin.match();
        const outgoing = await createOutgoing(store, null);
        sender = runSender({ outgoing, ...senderPorts() }, null);
        sender.trigger('start');
        return;
      } catch {
        await whileAlive(time.sleep(START_AGAIN_MS));
      }
    }
  }

  function senderPorts() {
    return {
      send: (batch: OutgoingBatch) => whileAlive(parts.send(batch)),
      clock: { monotonicMs: () => time.now(), wallMs: parts.wallMs },
      random: () => random.next(),
      setTimer: (fire: () => void, afterMs: number) => time.at(afterMs, () => isAlive() && fire()),
      intervalMs: () => parts.intervalMs,
      tell: () => undefined,
    };
  }

  const opened = start();
  /** Holes in the middle are looked for some time after the start. */
  const wholeFromMs = time.now() + WHOLE_AFTER_MS;
  const isWhole = () =>
    sender !== null &&
    time.now() >= wholeFromMs &&
    twin.copies().database === 'whole' &&
    (hasNoJournal || twin.copies().journal === 'whole');
  return {
    tap: (id) => opened.then(() => recorder.record(draft(id, time.now(), parts.wallMs()))),
    trigger: (reason) => sender?.trigger(reason),
    isAtRest: () => sender?.state().phase.name === 'idle' && isSent(disk) && (parts.spoil !== undefined || isWhole()),
    isWhole,
    end() {
      end();
      sender?.stop();
    },
  };
}

/** What is begun in a life that ends neither succeeds nor fails. */
function oneLife() {
  let alive = true;
  const whileAlive = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      work.then(
        (result) => alive && resolve(result),
        (error: unknown) => alive && reject(error),
      );
    });
  const end = () => {
    alive = false;
  };
  return { whileAlive, isAlive: () => alive, end };
}

function isSent({ database: { entries, ledger } }: KioskDisk): boolean {
  return Math.max(0, ...entries.keys()) <= ledger.sentThrough;
}

function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('base64url'));
}

function draft(id: string, monotonicMs: number, wallMs: number) {
  const body = JSON.stringify({ questionId: 'q', scaleId: 'faces-4', valueId: 'happy' });
  const place = { visit: id, kind: 'rating', revision: '1.1.aaaaaaaaaaaaaaaa', locale: 'en' };
  return { id, ...place, wallMs, monotonicMs, bodyForm: 'plain' as const, body };
}
