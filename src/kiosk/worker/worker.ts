// The kiosk's worker: the only writer and the only sender. This first part opens the outbox and records; the rest (sync, pairing,
// configuration, panel) loads after the kiosk is ready, so that the first tap waits for nothing it does not need.
import { idbOutboxStore } from '../outbox/idb-outbox-store.ts';
import { KIOSK_DATABASE, kioskDatabase } from '../outbox/kiosk-database.ts';
import { isOutOfSpace, singleCopy } from '../outbox/outbox-store.ts';
import { createRecorder } from '../outbox/recorder.ts';
import type { Reserve } from '../outbox/reserve.ts';
import { roomyOutboxStore } from '../outbox/roomy-outbox-store.ts';
import { sha256 } from '../outbox/sha256.ts';
import type { OutboxFact } from '../outbox/twin-outbox-store.ts';
import type { PageToWorker, WorkerToPage } from '../worker-port.ts';
import { describeError } from './describe-error.ts';
import type { Engine } from './engine.ts';
import { createErrorLog } from './error-log.ts';
import { idbStationStore } from './idb-station-store.ts';
import { keptStationStore } from './kept-station-store.ts';
import { announce, type LiveStation, ledgerContext } from './live-station.ts';
import { createMailbox } from './mailbox.ts';
import { missingFeature } from './missing-feature.ts';
import { preparePlain, prepareSealed } from './prepare-draft.ts';
import type { Messages } from './prepare-message.ts';
import { countThisStart } from './safe-mode.ts';
import { NO_STARTS } from './start-count.ts';
import { NO_CONTACT } from './station-store.ts';
import { keepWriterLock } from './writer-lock.ts';

declare const self: DedicatedWorkerGlobalScope;

const OPEN_RETRY_MS = 3_000;
const database = kioskDatabase(KIOSK_DATABASE, () => holdsLock && reread());
const loadRoom = () => import('./room-keeper.ts');
const store = roomyOutboxStore(idbOutboxStore(database), () => loadRoom().then(({ giveSpace }) => giveSpace(live)));
const diskFailed = (error: unknown) => {
  live.lastError = `disk: ${describeError(error)}`;
  if (isOutOfSpace(error))
    loadRoom()
      .then(({ giveSpace }) => giveSpace(live))
      .catch(() => undefined);
};
const post = (message: WorkerToPage) => self.postMessage(message);
const recorder = createRecorder({
  get store() {
    return live.outboxStore;
  },
  digest: sha256,
  context: () => ledgerContext(live),
  failed: diskFailed,
});
const errors = createErrorLog(Date.now);
let reserve: Promise<Reserve> | null = null;
const live: LiveStation = {
  boot: crypto.randomUUID(),
  post,
  outboxStore: singleCopy(store),
  stationStore: keptStationStore(idbStationStore(database), () => import('./identity-bucket.ts'), diskFailed, Date.now),
  recorder,
  shellVersion: '',
  failedShell: null,
  busy: false,
  ledgerId: '',
  identity: null,
  configuration: null,
  trial: null,
  contact: NO_CONTACT,
  get lastError() {
    return errors.list()[0]?.what ?? null;
  },
  set lastError(what) {
    if (what !== null) errors.note(what);
  },
  errors: errors.list,
  reserve() {
    reserve ??= import('../outbox/opfs-reserve.ts').then(({ openReserve }) => openReserve());
    return reserve.catch((error: unknown) => {
      reserve = null;
      throw error;
    });
  },
  room: 'ample',
  freeBytes: null,
  starts: NO_STARTS,
  safeMode: false,
  untold: [],
  hasToldStart: false,
};

/** Opens the outbox; a kiosk whose second copy can't be loaded goes on with one. */
let opening: Promise<() => Promise<void>> | null = null;
let gate = Promise.withResolvers<void>();
let holdsLock = false;
let unfinishedStarts = 0;
/** A connection lost and found again is no new start. */
let isCounted = false;
let engine: Promise<Engine> | null = null;
let messages: Promise<Messages | null> | null = null;
const mailbox = createMailbox({
  recorder,
  post,
  opened: () => gate.promise,
  async prepare(draft) {
    if (draft.body.form === 'plain') return preparePlain(draft, JSON.stringify(draft.body.value));
    const known = draft.kind === 'message' && (await loadMessages());
    return known ? known.prepare(draft) : prepareSealed(draft, live);
  },
  notPrepared(error) {
    live.lastError = `sealing: ${describeError(error)}`;
    return ledgerContext(live) ? 'sealing' : 'unpaired';
  },
});

self.onmessage = ({ data }: MessageEvent<PageToWorker>) => {
  if (data.type === 'record') void mailbox.record(data.call, data.draft);
  else if (data.type === 'withdraw') mailbox.withdraw(data.call);
  else if (data.type === 'hello') meet(data);
  else if (data.type === 'expect-message') void loadMessages().then((messages) => messages?.expect());
  else if (data.type === 'shell-report') live.failedShell = data.failedShell;
  else if (data.type === 'alive') engine?.then((running) => running.alive(data.isSeen)).catch(() => undefined);
  else void handOver(data);
};
start();

function start(): void {
  const missing = missingFeature();
  if (missing) {
    post({ type: 'state', state: { state: 'unsupported', missing } });
    return;
  }
  post({ type: 'state', state: { state: 'starting' } });
  void database.connection().catch(() => undefined);
  void loadOpening();
  void keepWriterLock({
    held: () => void ready(),
    elsewhere: () => post({ type: 'state', state: { state: 'elsewhere' } }),
    lost: stop,
  });
}

function loadOpening(): Promise<() => Promise<void>> {
  opening ??= import('./second-copy.ts').then(
    ({ secondCopy }) => {
      const { outboxStore, open } = secondCopy({ database, store, failed: diskFailed, found, reopen: () => holdsLock && reread() });
      live.outboxStore = outboxStore;
      return open;
    },
    (error: unknown) => {
      diskFailed(error);
      return () => Promise.resolve();
    },
  );
  return opening;
}

/** Null when it can't be loaded just now: then a message goes without a receipt. */
function loadMessages(): Promise<Messages | null> {
  messages ??= import('./prepare-message.ts').then(
    ({ messagesWithReceipts }) => messagesWithReceipts(live),
    () => {
      messages = null;
      return null;
    },
  );
  return messages;
}

function found(fact: OutboxFact): void {
  live.untold.push(fact);
  engine?.then((running) => running.tell()).catch(() => undefined);
}

function meet(hello: Extract<PageToWorker, { type: 'hello' }>): void {
  live.shellVersion = hello.shellVersion;
  unfinishedStarts = hello.unfinishedStarts;
  live.hasToldStart = hello.renewed;
}

/** Reads what the disk knows and opens the gate. A disk that does not answer is tried again for as long as it takes. */
async function ready(): Promise<void> {
  holdsLock = true;
  try {
    await (await loadOpening())();
    const [{ starts, kept: _, ...station }, ledger] = await Promise.all([
      live.stationStore.load(),
      live.outboxStore.ledger(),
      recorder.warm(),
    ]);
    if (!holdsLock) return;
    Object.assign(live, station, { ledgerId: ledger.ledgerId, trial: null });
    if (!isCounted) countThisStart(live, starts, unfinishedStarts, live.hasToldStart);
    isCounted = true;
  } catch (error) {
    diskFailed(error);
    setTimeout(() => holdsLock && void ready(), OPEN_RETRY_MS);
    return;
  }
  gate.resolve();
  announce(live);
  void loadEngine();
}

/** As after a start: what was known may no longer be so. */
function reread(): void {
  stop();
  void ready();
}

function stop(): void {
  holdsLock = false;
  gate = Promise.withResolvers();
  recorder.forget();
  engine?.then((running) => running.stop()).catch(() => undefined);
  engine = null;
}

async function handOver(message: PageToWorker): Promise<void> {
  await gate.promise;
  const running = await loadEngine();
  running?.handle(message);
}

/** Loaded once; what can't be loaded or started just now is tried again. */
async function loadEngine(): Promise<Engine | null> {
  engine ??= import('./engine.ts').then(({ startEngine }) => startEngine(live));
  try {
    return await engine;
  } catch (error) {
    live.lastError = `start: ${describeError(error)}`;
    engine = null;
    setTimeout(() => holdsLock && void loadEngine(), OPEN_RETRY_MS);
    return null;
  }
}
