// How a collector stops: what is under way is answered fully, requests that come later on kept-alive connections are told to try
// again, and after a bound the rest is cut off.
import type { Server } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../protocol/problem.ts';
import { problemResponse } from './problem-response.ts';

const STOP_WITHIN_MS = 10_000;
const TRY_AGAIN_MS = 5_000;
const LOOK_EVERY_MS = 50;

export type Stopping = { middleware: MiddlewareHandler; stop(server: Server): Promise<void> };

export function createStopping(): Stopping {
  let stopping = false;
  return {
    async middleware(context, next) {
      if (stopping) context.res = problemResponse(new Problem('stopping', { retryAfterMs: TRY_AGAIN_MS }));
      else await next();
      // Also for requests that were under way: their connection must not wait for another one.
      if (stopping) context.res.headers.set('connection', 'close');
    },
    async stop(server) {
      stopping = true;
      await closeServer(server);
    },
  };
}

async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  // A connection that was busy a moment ago becomes idle without a word.
  const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await promise;
  clearInterval(looking);
  clearTimeout(cutOff);
}
