// F26: a line that gives a byte a second, stalls, resets or stays half open, over real sockets: given up when the time is over, never
// taken for an answer.
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocket, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BatchTransportPorts, sendBatch } from '../../../src/kiosk/sync/batch-transport.ts';

const LIMIT_MS = 400;
const BATCH_ID = '00000000-0000-4000-8000-00000000000b';
const batch = { source: 'waiting', entries: [], ledgerId: '00000000-0000-4000-8000-00000000001e' } as const;
const closing: (() => void)[] = [];
let key: BatchTransportPorts['key'];

beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  key = { keyId: 'k', privateKey: pair.privateKey };
});
afterAll(() => {
  for (const close of closing) close();
});

function send(port: number, signal = new AbortController().signal) {
  return sendBatch(batch, signal, {
    key,
    nonces: { current: '' },
    envelope: async () => ({ kiosk: 'k', clock: {}, configuration: {}, health: {} }),
    newId: () => BATCH_ID,
    wallMs: Date.now,
    clockMeasured: () => undefined,
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    limitMs: LIMIT_MS,
  });
}

async function listening(answer: (response: ServerResponse) => void): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => answer(response));
  });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const ACKNOWLEDGEMENT = JSON.stringify({
  v: 1,
  batchId: BATCH_ID,
  collector: { id: BATCH_ID, version: '1', time: '2026-03-01T10:00:00.000Z' },
  verdicts: [],
  configuration: { wanted: null },
});
const byByte = (everyMs: number) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(ACKNOWLEDGEMENT.slice(sent, ++sent));
    if (sent === ACKNOWLEDGEMENT.length) response.end();
  }, everyMs);
  response.once('close', () => clearInterval(timer));
};

it('takes an answer that comes in time (control)', async () => {
  expect((await send(await listening((response) => response.end(ACKNOWLEDGEMENT)))).type).toBe('acknowledged');
});

it.each([
  ['one byte at a time, too slowly', byByte(100)],
  ['nothing at all', () => undefined],
  ['headers, then silence', (response: ServerResponse) => response.writeHead(200).flushHeaders()],
])('gives up an answer of %s', async (_name, answer) => {
  expect(await send(await listening(answer))).toEqual({ type: 'failed', failure: { cause: 'timeout' } });
});

it('takes a reset, also in the middle of the answer, for a broken line', async () => {
  const port = await listening((response) => {
    response.writeHead(200, { 'content-length': ACKNOWLEDGEMENT.length });
    response.write(ACKNOWLEDGEMENT.slice(0, 40), () => response.socket?.resetAndDestroy());
  });
  expect(await send(port)).toEqual({ type: 'failed', failure: { cause: 'network' } });
});

it('gives up a connection that is open on one side only', async () => {
  const sockets: Socket[] = [];
  const server = createSocket({ allowHalfOpen: true }, (socket) => void sockets.push(socket.on('error', () => undefined)));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  expect(await send((server.address() as AddressInfo).port)).toEqual({ type: 'failed', failure: { cause: 'timeout' } });
});

it('ends at once when it is stopped', async () => {
  const stop = new AbortController();
  const outcome = send(await listening(() => undefined), stop.signal);
  stop.abort();
  expect(await outcome).toEqual({ type: 'failed', failure: { cause: 'network' } });
});
