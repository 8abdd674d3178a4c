// Stands between a collector and PostgreSQL and cuts the connection at COMMIT: before the server sees it, or after the server has
// carried it out and before anybody hears of that. To the collector both look the same.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

type CommitFault = 'pass' | 'cut-before' | 'cut-after';
export type PostgresProxy = {
  readonly url: string;
  /** For the next COMMIT alone; then all pass again. */
  readonly next: (fault: CommitFault) => void;
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

/** PostgreSQL, 55.7: a simple query is `Q`, its length, its text and a zero; an extended one is parsed as `P`. */
const COMMIT = /[QP][\0-\xff]{4,5}commit/i;
/** CommandComplete with its tag. */
const COMMITTED = 'COMMIT\0';

export async function aPostgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  let fault: CommitFault = 'pass';
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let swallowing = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on('data', (chunk) => {
      if (fault !== 'pass' && COMMIT.test(chunk.toString('latin1'))) {
        cuts += 1;
        swallowing = fault === 'cut-after';
        const before = fault === 'cut-before';
        fault = 'pass';
        if (before) return end();
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!swallowing) client.write(chunk);
      else if (chunk.toString('latin1').includes(COMMITTED)) end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    next: (wanted) => {
      fault = wanted;
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
