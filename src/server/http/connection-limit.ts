// Keeps slow senders from taking all connections: when one more comes than there may be, the one that has kept us waiting longest
// makes way. A request that has come whole is always answered.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** Whole headers, on http and https alike; Node looks every few seconds. */
const HEADERS_WITHIN_MS = 20_000;
/** A kiosk on a slow line may need a while for its half megabyte. */
const REQUEST_WITHIN_MS = 120_000;

export function limitConnections(server: Server, max: number): void {
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  /** Since when: those that kept us waiting longest stand first. */
  const waiting = new Set<Socket>();
  const requests = new Map<Socket, IncomingMessage>();
  const makeWay = () => {
    const slow = waiting.values().next().value ?? [...requests].find(([, request]) => !request.complete)?.[0];
    slow?.destroy();
  };
  server.on(server instanceof HttpsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (waiting.size + requests.size >= max) makeWay();
    waiting.add(socket);
    socket.once('close', () => {
      waiting.delete(socket);
      requests.delete(socket);
    });
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    waiting.delete(socket);
    requests.set(socket, request);
    response.once('close', () => {
      if (requests.get(socket) !== request) return;
      requests.delete(socket);
      if (!socket.destroyed) waiting.add(socket);
    });
  });
}
