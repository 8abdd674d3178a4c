// Sends one batch: wraps the entries with what the collector should know of the kiosk, compresses, signs, sends within a time limit,
// and reads the answer. Measures the collector's clock against the kiosk's on the way.
import type { Batch } from '../../protocol/batch.ts';
import type { OutgoingBatch } from '../outbox/outgoing.ts';
import { clockOffsetMs } from './clock-offset.ts';
import { gzip } from './gzip.ts';
import type { Outcome } from './outcome.ts';
import { readAnswer } from './read-answer.ts';
import { type Nonces, type SigningKey, signedFetch } from './signed-fetch.ts';

const BATCHES_PATH = '/api/v1/batches';
export const REQUEST_LIMIT_MS = 30_000;

type Unbranded<T> = { [K in keyof T]: unknown };
export type BatchEnvelope = Unbranded<Omit<Batch, 'v' | 'batchId' | 'entries' | 'ledgerId'>>;
export type BatchTransportPorts = {
  key: SigningKey;
  nonces: Nonces;
  envelope(batch: OutgoingBatch): Promise<BatchEnvelope>;
  newId(): string;
  wallMs(): number;
  /** Collector's clock minus the kiosk's, in milliseconds: at the middle of the request, so wrong by half of it at most. */
  clockMeasured(offsetMs: number): void;
  /** The browser's own, and half a minute, unless a test brings others. */
  fetch?: typeof fetch;
  limitMs?: number;
};

export async function sendBatch(batch: OutgoingBatch, signal: AbortSignal, ports: BatchTransportPorts): Promise<Outcome> {
  const batchId = ports.newId();
  const timeLimit = AbortSignal.timeout(ports.limitMs ?? REQUEST_LIMIT_MS);
  try {
    const body = await gzip(await batchText(batch, batchId, ports));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const sentAt = ports.wallMs();
    const request = { method: 'POST', path: BATCHES_PATH, body, headers } as const;
    const limit = AbortSignal.any([signal, timeLimit]);
    const outcome = readAnswer(await signedFetch(request, ports.key, ports.nonces, limit, ports.fetch), batchId);
    if (outcome.type === 'acknowledged') ports.clockMeasured(clockOffsetMs(outcome.acknowledgement.collector.time, sentAt, ports.wallMs()));
    return outcome;
  } catch {
    return { type: 'failed', failure: { cause: timeLimit.aborted ? 'timeout' : 'network' } };
  }
}

async function batchText(batch: OutgoingBatch, batchId: string, ports: BatchTransportPorts): Promise<string> {
  const envelope = await ports.envelope(batch);
  const entries = batch.entries.map(({ header, body }) => ({ header, body }));
  const whole: Unbranded<Batch> = { v: 1, batchId, ...envelope, ledgerId: batch.ledgerId, entries };
  return JSON.stringify(whole);
}
