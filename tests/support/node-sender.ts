// The kiosk's own recorder, outbox and sender with its real transport, run in Node over an outbox in memory: for rigs that need thousands
// of real requests. Timers are the rig's to fire, so nothing waits.
import { randomUUID } from 'node:crypto';
import { toBase64Url } from '../../src/kiosk/outbox/base64url.ts';
import type { PreparedDraft } from '../../src/kiosk/outbox/chain.ts';
import { createOutgoing, type OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import { createRecorder } from '../../src/kiosk/outbox/recorder.ts';
import { seal } from '../../src/kiosk/outbox/seal.ts';
import { sha256 } from '../../src/kiosk/outbox/sha256.ts';
import { sendBatch } from '../../src/kiosk/sync/batch-transport.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import { runSender } from '../../src/kiosk/sync/sender-driver.ts';
import type { PairingAnswer } from '../../src/protocol/pairing.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';
import { emptyDisk, memoryOutboxStore } from '../scenario/memory-outbox-store.ts';

export type NodeSender = {
  readonly disk: ReturnType<typeof emptyDisk>;
  /** Ids of what was answered "recorded". */
  record(ratings: number, comments: number): Promise<string[]>;
  /** One try; resolves when the sender rests again. */
  sendOnce(): Promise<Outcome | null>;
  ledgerId: string;
};

type Parts = {
  /** Where requests go. */
  url(): string;
  /** Sends a pairing request and gives the answer. */
  pair(publicKey: string): Promise<PairingAnswer>;
  recipients: readonly { keyId: string; publicKey: string }[];
  /** For a client known to be bad. */
  spoil?: (outcome: Outcome, batch: OutgoingBatch) => Outcome;
};

const BOOT = randomUUID();
const REVISION = '1.1.AAAAAAAAAAAAAAAA';

export async function aNodeSender({ url, pair, recipients, spoil = (outcome) => outcome }: Parts): Promise<NodeSender> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const keyId = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
  const { organisation, site, kiosk } = await pair(keyId);
  const ledgerId = randomUUID();
  const disk = emptyDisk(ledgerId);
  const store = memoryOutboxStore(disk);
  const context = { organisation, site, kiosk, ledgerId, boot: BOOT, offsetMs: 0 };
  const recorder = createRecorder({ store, digest: sha256, context: () => context, failed: () => undefined });
  const outgoing = await createOutgoing(store, null);
  const transport = {
    key: { keyId, privateKey },
    nonces: { current: '' },
    envelope: async () => ({ kiosk, ...ENVELOPE, clock: { wall: new Date().toISOString(), boot: BOOT, monotonicMs: 1 } }),
    newId: randomUUID,
    wallMs: Date.now,
    clockMeasured: () => undefined,
  };
  let last: Outcome | null = null;
  let fire: () => void = () => undefined;
  let rested: () => void = () => undefined;
  const sender = runSender(
    {
      outgoing,
      send: async (batch, signal) => (last = spoil(await through(url(), () => sendBatch(batch, signal, transport)), batch)),
      clock: { monotonicMs: () => performance.now(), wallMs: Date.now },
      random: () => 0,
      setTimer(again) {
        fire = again;
        rested();
        return () => undefined;
      },
      intervalMs: () => 60_000,
      tell: () => undefined,
    },
    null,
  );

  async function record(ratings: number, comments: number): Promise<string[]> {
    const drafts = [...Array.from({ length: ratings }, aRating)];
    for (let place = 0; place < comments; place++) drafts.push(await aComment(organisation, recipients));
    const results = await Promise.all(drafts.map((draft) => recorder.record(draft)));
    if (results.some((result) => result !== 'recorded')) throw new Error(`not recorded: ${results.join()}`);
    return drafts.map(({ id }) => id);
  }

  return {
    disk,
    ledgerId,
    record,
    async sendOnce() {
      last = null;
      const rest = new Promise<void>((resolve) => (rested = resolve));
      if (sender.state().phase.name === 'stopped') sender.trigger('start');
      else fire();
      await rest;
      return last;
    },
  };
}

const ENVELOPE = {
  configuration: { applied: null, refused: null },
  health: {
    waiting: 0,
    waitingWords: 0,
    oldestWaitingAt: null,
    shelved: 0,
    recorded: 0,
    shellVersion: 'rig',
    storage: { usedBytes: null, quotaBytes: null, persisted: null },
    lastError: null,
  },
};

/** The transport asks for paths of its own origin, as in a browser; a connection serves one request, so that a cut is one request's. */
async function through<T>(origin: string, work: () => Promise<T>): Promise<T> {
  const platform = globalThis.fetch;
  globalThis.fetch = (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('connection', 'close');
    return platform(new URL(String(path), origin), { ...init, headers });
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = platform;
  }
}

function aRating(): PreparedDraft {
  return aDraft('rating', 'plain', JSON.stringify({ questionId: 'overall', scaleId: 'faces-4', valueId: 'happy' }));
}

async function aComment(organisation: string, recipients: Parts['recipients']): Promise<PreparedDraft> {
  const draft = aDraft('comment', 'sealed', '');
  const words = { questionId: 'more', text: 'Words of a visitor' };
  return { ...draft, body: await seal(words, { organisation, id: draft.id }, recipients) };
}

function aDraft(kind: string, bodyForm: PreparedDraft['bodyForm'], body: string): PreparedDraft {
  const wallMs = Date.now();
  const id = () => uuidV7(wallMs, crypto.getRandomValues(new Uint8Array(10)));
  return { id: id(), visit: id(), kind, revision: REVISION, locale: 'en', wallMs, monotonicMs: 1, bodyForm, body };
}
