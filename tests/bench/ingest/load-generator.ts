// The load, as a process of its own: four kept-alive connections, each sending its batches one after another. Prints one line of
// JSON. `node load-generator.ts <url of the batches> <load file> <expected: collector|bare>`
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { NONCE_HEADER, SIGNATURE_LABEL, signatureBase, signatureParams } from '../../../src/protocol/http-signature.ts';
import { type Connection, type PreparedBatch, readLoad } from './load-file.ts';

export type LoadResult = { rows: number; durationMs: number; batchesMs: number[]; stored: number };

/** Sent before the clock starts: connections are made, code is warm. */
const WARM_UP_BATCHES = 10;

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Sender = { send: (batch: PreparedBatch) => Promise<Answer>; batches: readonly PreparedBatch[] };

const [target = '', file = '', kind = 'bare'] = process.argv.slice(2);
const senders = readLoad(file).map(aSender);
await Promise.all(senders.map(({ send, batches }) => sendAll(send, batches.slice(0, WARM_UP_BATCHES))));

const from = performance.now();
const timed = await Promise.all(senders.map(({ send, batches }) => sendAll(send, batches.slice(WARM_UP_BATCHES))));
const durationMs = performance.now() - from;
const all = timed.flat();
const result: LoadResult = {
  rows: all.reduce((sum, { entries }) => sum + entries, 0),
  durationMs,
  batchesMs: all.map(({ ms }) => ms),
  // Answers are read only now: the generator shares the machine with what it measures.
  stored: all.reduce((sum, { answer }) => sum + countStored(answer.body), 0),
};
console.log(JSON.stringify(result));
process.exit(0);

async function sendAll(send: Sender['send'], batches: readonly PreparedBatch[]) {
  const sent: { entries: number; ms: number; answer: Answer }[] = [];
  for (const batch of batches) {
    const sentAt = performance.now();
    const answer = await send(batch);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
    sent.push({ entries: batch.entries, ms: performance.now() - sentAt, answer });
  }
  return sent;
}

/** Signs with the last nonce that the collector gave on this connection; once more when it asks for a fresh one. */
function aSender({ keyId, privateKeyPem, batches }: Connection): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const key = createPrivateKey(privateKeyPem);
  let nonce = '';
  const attempt = async (batch: PreparedBatch): Promise<Answer> => {
    const answer = await post(agent, batch, kind === 'collector' ? signature(batch, keyId, key, nonce) : {});
    nonce = String(answer.headers[NONCE_HEADER] ?? '');
    return answer;
  };
  return {
    batches,
    send: async (batch) => {
      const answer = await attempt(batch);
      return answer.status === 401 && nonce !== '' ? attempt(batch) : answer;
    },
  };
}

function signature({ contentDigest }: PreparedBatch, keyId: string, key: KeyObject, nonce: string): Record<string, string> {
  const params = signatureParams(keyId, nonce);
  const base = signatureBase({ method: 'POST', path: new URL(target).pathname, query: '?', contentDigest }, params);
  return {
    'content-digest': contentDigest,
    'signature-input': `${SIGNATURE_LABEL}=${params}`,
    signature: `${SIGNATURE_LABEL}=:${sign(null, Buffer.from(base), key).toString('base64')}:`,
  };
}

function post(agent: Agent, { gzip }: PreparedBatch, signed: Record<string, string>): Promise<Answer> {
  const headers = { ...signed, 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': gzip.length };
  return new Promise((resolve, reject) => {
    const sending = request(target, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sending.on('error', reject);
    sending.end(gzip);
  });
}

function countStored(body: Buffer): number {
  const answer = JSON.parse(body.toString()) as { stored: number } | { verdicts: { verdict: string }[] };
  return 'stored' in answer ? answer.stored : answer.verdicts.filter(({ verdict }) => verdict === 'stored').length;
}
