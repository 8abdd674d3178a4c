// The kiosk's worker: the only writer and the only sender. This first part opens the outbox and records; the rest (sync, pairing,
// configuration, panel) loads after the kiosk is ready, so that the first tap waits for nothing it does not need.
import { idbOutboxStore } from '../outbox/idb-outbox-store.ts';
import { KIOSK_DATABASE, kioskDatabase } from '../outbox/kiosk-database.ts';
import { createRecorder } from '../outbox/recorder.ts';
import { sha256 } from '../outbox/sha256.ts';
import type { PageToWorker, WorkerToPage } from '../worker-port.ts';
import { describeError } from './describe-error.ts';
import type { Engine } from './engine.ts';
import { idbStationStore } from './idb-station-store.ts';
import { announce, type LiveStation, ledgerContext } from './live-station.ts';
import { createMailbox } from './mailbox.ts';
import { missingFeature } from './missing-feature.ts';
import { preparePlain, prepareSealed } from './prepare-draft.ts';
import { NO_CONTACT } from './station-store.ts';
import { keepWriterLock } from './writer-lock.ts';

declare const self: DedicatedWorkerGlobalScope;

const OPEN_RETRY_MS = 3_000;
const database = kioskDatabase(KIOSK_DATABASE, () => holdsLock && reread());
const outboxStore = idbOutboxStore(database);
const post = (message: WorkerToPage) => self.postMessage(message);
const recorder = createRecorder({
  store: outboxStore,
  digest: sha256,
  context: () => ledgerContext(live),
  failed: (error) => {
    live.lastError = `disk: ${describeError(error)}`;
  },
});
const live: LiveStation = {
  boot: crypto.randomUUID(),
  post,
  outboxStore,
  stationStore: idbStationStore(database),
  recorder,
  shellVersion: '',
  busy: false,
  ledgerId: '',
  identity: null,
  configuration: null,
  trial: null,
  contact: NO_CONTACT,
  lastError: null,
  hasToldStart: false,
};

let gate = Promise.withResolvers<void>();
let holdsLock = false;
let engine: Promise<Engine> | null = null;
const mailbox = createMailbox({
  recorder,
  post,
  opened: () => gate.promise,
  prepare: async (draft) =>
    draft.body.form === 'plain' ? preparePlain(draft, JSON.stringify(draft.body.value)) : await prepareSealed(draft, live),
  notPrepared(error) {
    live.lastError = `sealing: ${describeError(error)}`;
    return ledgerContext(live) ? 'sealing' : 'unpaired';
  },
});

self.onmessage = ({ data }: MessageEvent<PageToWorker>) => {
  if (data.type === 'record') void mailbox.record(data.call, data.draft);
  else if (data.type === 'withdraw') mailbox.withdraw(data.call);
  else if (data.type === 'hello') live.shellVersion = data.shellVersion;
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
  void keepWriterLock({
    held: () => void ready(),
    elsewhere: () => post({ type: 'state', state: { state: 'elsewhere' } }),
    lost: stop,
  });
}

/** Reads what the disk knows and opens the gate. A disk that does not answer is tried again for as long as it takes. */
async function ready(): Promise<void> {
  holdsLock = true;
  try {
    const [station, ledger] = await Promise.all([live.stationStore.load(), outboxStore.ledger(), recorder.warm()]);
    if (!holdsLock) return;
    Object.assign(live, station, { ledgerId: ledger.ledgerId, trial: null });
  } catch (error) {
    live.lastError = `disk: ${describeError(error)}`;
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
