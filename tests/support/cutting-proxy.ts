// A proxy one floor below HTTP: it hands bytes through and cuts the line after so many of them, of the request or of the answer, headers
// and all. It ends the line properly or resets it, so that the other side sees every byte up to the cut, or an error.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type Cut = { in: 'request' | 'answer'; afterBytes: number; how: 'end' | 'reset' };
export type CuttingProxy = {
  readonly url: string;
  /** For the next connection only; those after it pass. */
  cutNext(cut: Cut): void;
  /** Bytes of the last connection that came to an end uncut. */
  readonly lengths: { request: number; answer: number };
  close(): Promise<void>;
};

export async function aCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const lengths = { request: 0, answer: 0 };
  const sockets = new Set<Socket>();
  let next: Cut | null = null;
  const server = createServer((client) => {
    const cut = next;
    next = null;
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    const both = { request: 0, answer: 0 };
    handOn(client, upstream, cut?.in === 'request' ? cut : null, (bytes) => (both.request = bytes));
    handOn(upstream, client, cut?.in === 'answer' ? cut : null, (bytes) => (both.answer = bytes));
    client.on('close', () => cut === null && Object.assign(lengths, both));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cutNext: (cut) => {
      next = cut;
    },
    lengths,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function handOn(from: Socket, to: Socket, cut: Cut | null, passed: (bytes: number) => void): void {
  let bytes = 0;
  let isCut = false;
  from.on('data', (chunk: Buffer) => {
    if (isCut) return;
    const room = cut ? cut.afterBytes - bytes : Number.POSITIVE_INFINITY;
    bytes += Math.min(room, chunk.length);
    passed(bytes);
    if (chunk.length < room) return void to.write(chunk);
    isCut = true;
    to.write(chunk.subarray(0, room), () => (cut?.how === 'reset' ? to.resetAndDestroy() : to.destroySoon()));
    from.destroy();
  });
  from.on('end', () => to.end());
  from.on('close', () => to.destroySoon());
}
