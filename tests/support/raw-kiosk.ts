// A kiosk reduced to its words on the wire: a key of its own, one chained ledger, one batch after another as fast as the collector
// answers. What it was told is kept here, outside every disk that a rig may hurt.
import { hash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Acknowledgement, type Batch } from '../../src/protocol/batch.ts';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { NONCE_HEADER } from '../../src/protocol/http-signature.ts';
import { aBatch, anEntry, entryId } from './api-batch.ts';
import { aKey, type TestKiosk } from './api-kiosk.ts';
import { aSignedRequest, toInit } from './api-signed-request.ts';

export type RawKiosk = {
  /** Ids that the collector said it has, and when it said so, by its own clock: after its commit. */
  readonly acknowledged: Map<string, number>;
  /** Every id ever made. */
  readonly made: Set<string>;
  /** Sends the next batch, or again the oldest that was never answered. Rejects when no whole answer came. */
  send(entries: number): Promise<void>;
  /** Batches that still wait for their answer. */
  unanswered(): number;
  /** Takes answers from this moment on for never given: their batches are sent again. */
  disbelieve(sinceMs: number): void;
};

const TRIES = 4;

export async function aRawKiosk(url: string, code: string): Promise<RawKiosk> {
  const kiosk = await pairOverHttp(url, code);
  const acknowledged = new Map<string, number>();
  const made = new Set<string>();
  let sequence = 0;
  let previousHash: string | null = null;
  const open: Batch[] = [];
  let answered: { batch: Batch; at: number }[] = [];

  function nextEntry(): WireEntry {
    const entry = anEntry(kiosk, { wallMs: Date.now(), header: { sequence: ++sequence, previousHash } });
    previousHash = hash('sha256', entry.header, 'base64url');
    made.add(entryId(entry));
    return entry;
  }

  return {
    acknowledged,
    made,
    unanswered: () => open.length,
    async send(entries) {
      if (open.length === 0) open.push(aBatch(kiosk, Array.from({ length: entries }, nextEntry), Date.now()));
      const [batch] = open as [Batch];
      const { verdicts, collector } = await answerTo(url, kiosk, batch);
      const at = Date.parse(collector.time);
      for (const { id, verdict } of verdicts) {
        if (verdict !== 'stored' && verdict !== 'duplicate') throw new Error(`${id}: ${verdict}`);
        acknowledged.set(id, at);
      }
      open.shift();
      answered.push({ batch, at });
    },
    disbelieve(sinceMs) {
      const doubted = answered.filter(({ at }) => at >= sinceMs).map(({ batch }) => batch);
      for (const id of doubted.flatMap(({ entries }) => entries.map(entryId))) acknowledged.delete(id);
      open.unshift(...doubted);
      answered = [];
    },
  };
}

/** As a kiosk does: signs again when its nonce has gone stale, and waits when it is told to. */
async function answerTo(url: string, kiosk: TestKiosk, batch: Batch): Promise<Acknowledgement> {
  for (let tries = 1; ; tries++) {
    const signed = aSignedRequest(kiosk, 'POST', '/api/v1/batches', batch);
    const response = await fetch(`${url}${signed.path}`, toInit(signed));
    const text = await response.text();
    kiosk.nonce = response.headers.get(NONCE_HEADER) ?? kiosk.nonce;
    if (response.status === 200) return v.parse(Acknowledgement, JSON.parse(text));
    if (tries === TRIES) throw new Error(`${response.status} ${text}`);
    const waitS = Number(response.headers.get('retry-after') ?? 0);
    if (waitS > 0) await new Promise((resolve) => setTimeout(resolve, waitS * 1_000));
  }
}

async function pairOverHttp(url: string, code: string): Promise<TestKiosk> {
  const key = aKey();
  const response = await fetch(`${url}/api/v1/pairing`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code, publicKey: key.publicKey }),
  });
  if (!response.ok) throw new Error(`pairing: ${response.status} ${await response.text()}`);
  const pairing = await response.json();
  const nonce = response.headers.get(NONCE_HEADER) ?? '';
  return { ...key, id: pairing.kiosk, nonce, ledgerId: randomUUID(), pairing } as TestKiosk;
}
