// Those who take too much, and that nobody else is harmed: a kiosk gone wild, slow senders, more connections than there may be.
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { aBatch } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aSignedRequest, toInit } from '../support/api-signed-request.ts';

let collector: TestCollector;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await collector.stop();
});

function post(kiosk: TestKiosk, batch: object): Promise<Response> {
  const nonce = collector.parts.nonces.issue(kiosk.publicKey);
  return collector.request('/api/v1/batches', toInit(aSignedRequest({ ...kiosk, nonce }, 'POST', '/api/v1/batches', batch)));
}

test('a noisy kiosk is told when to come again; another is served, and what was sent again is stored once', async () => {
  collector = await aCollector({ turnLimits: { requests: { burst: 20, refillMs: 1000 }, atOnce: 1, waiting: 100 } });
  const [noisy, quiet] = [await aKiosk(collector), await aKiosk(collector, 'south-door')];
  const entries = aChain(noisy, 5, NOON_OR_SO);
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(noisy, aBatch(noisy, entries, NOON_OR_SO))));
  const limited = answers.filter(({ status }) => status === 429);
  expect([answers.filter(({ status }) => status === 200).length, limited.length]).toEqual([20, 30]);
  expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await post(quiet, aBatch(quiet, aChain(quiet, 3, NOON_OR_SO), NOON_OR_SO))).status).toBe(200);
  collector.clock.now += 1000;
  expect((await post(noisy, aBatch(noisy, [], NOON_OR_SO))).status).toBe(200);
  expect((await collector.parts.store.ledgers.ledgers('harbour')).map(({ received }) => received)).toEqual([5, 3]);
});

test('what anybody can send in a kiosk’s name does not empty its bucket', async () => {
  collector = await aCollector({ turnLimits: { requests: { burst: 2, refillMs: 1000 }, atOnce: 1, waiting: 100 } });
  const kiosk = await aKiosk(collector);
  const forged = aSignedRequest(kiosk, 'POST', '/api/v1/batches', aBatch(kiosk, [], NOON_OR_SO));
  forged.headers.signature = `candour=:${Buffer.alloc(64).toString('base64')}:`;
  for (let turn = 0; turn < 5; turn++) expect((await collector.request('/api/v1/batches', toInit(forged))).status).toBe(401);
  expect((await post(kiosk, aBatch(kiosk, [], NOON_OR_SO))).status).toBe(200);
});

test('twenty thousand entries drain without being slowed down', { timeout: 60_000 }, async () => {
  collector = await aCollector();
  const kiosk = await aKiosk(collector);
  const entries = aChain(kiosk, 20_000, NOON_OR_SO);
  // As small as they may get: messages fill a batch by their size.
  for (let at = 0; at < entries.length; at += 200) {
    const batch = aBatch(kiosk, entries.slice(at, at + 200), NOON_OR_SO);
    batch.health.recorded = entries.length;
    expect((await post(kiosk, batch)).status).toBe(200);
  }
  expect((await collector.parts.store.ledgers.ledgers('harbour'))[0]).toMatchObject({ received: 20_000, gaps: [], alarms: [] });
});

test('slow senders make way, the longest waiting first: an honest request is always served', async () => {
  collector = await aCollector({ maxConnections: 40 });
  const slow = await Promise.all(Array.from({ length: 120 }, () => slowSender('POST /api/v1/batches HTTP/1.1\r\nhost: x\r\n')));
  const slowBodies = await Promise.all(
    Array.from({ length: 60 }, () =>
      slowSender(
        'POST /api/v1/session HTTP/1.1\r\nhost: x\r\nsec-fetch-site: none\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
      ),
    ),
  );
  for (let turn = 0; turn < 5; turn++) {
    const answer = await fetch(`${collector.url}/readyz`, { headers: { connection: 'close' } });
    expect(answer.status).toBe(200);
  }
  await vi.waitFor(() => {
    const left = [...slow, ...slowBodies].filter((socket) => !socket.destroyed).length;
    expect(left).toBeLessThanOrEqual(40);
  });
});

function slowSender(beginning: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(collector.port, '127.0.0.1', () => socket.write(beginning, () => resolve(socket)));
    sockets.push(socket);
    // Only who reads learns that the other end has gone.
    socket.resume();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => socket.destroy());
  });
}
