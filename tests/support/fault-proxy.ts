// An HTTP proxy that stands between kiosk and collector and misbehaves on command: captive portal, cuts before, in and after the
// answer, doubled and late requests. It can also terminate TLS under another host name and port, as a front proxy would.
import {
  createServer as createHttpServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type Fault =
  | { do: 'pass' }
  /** 200 and a page, as a captive portal answers; nothing is forwarded. */
  | { do: 'portal' }
  | { do: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** Nothing is forwarded, the connection is reset. */
  | { do: 'cut-before' }
  /** The collector has answered; so many bytes of the answer's body arrive, then the connection is reset. */
  | { do: 'cut-in-answer'; afterBytes: number }
  /** The collector has answered; no byte arrives. */
  | { do: 'cut-after' }
  /** Handed over twice, the second answer comes back. */
  | { do: 'double' }
  /** The collector gets the request now; the answer is thrown away, and the same request comes again later, out of order. */
  | { do: 'repeat-later'; afterMs: number };

type Forwarded = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export type FaultProxy = {
  readonly url: string;
  readonly port: number;
  /** Decides what happens to each request; starts with letting everything pass. */
  plan: (decide: (request: { method: string; path: string; nth: number }) => Fault) => void;
  /** Requests seen since the last `plan`, by what was done to them. */
  readonly done: string[];
  close: () => Promise<void>;
};

export async function aFaultProxy(target: string, tls?: { key: Buffer; cert: Buffer }): Promise<FaultProxy> {
  let decide: Parameters<FaultProxy['plan']>[0] = () => ({ do: 'pass' });
  let nth = 0;
  const done: string[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    void readAll(request).then(
      async (body) => {
        const path = request.url ?? '/';
        const fault = decide({ method: request.method ?? 'GET', path, nth: path.startsWith('/api/') ? nth++ : -1 });
        if (path.startsWith('/api/')) done.push(fault.do);
        await carryOut(fault, { method: request.method ?? 'GET', path, headers: request.headers, body }, target, request, response);
      },
      () => request.socket.destroy(),
    );
  };
  const server = tls ? createHttpsServer(tls, handle) : createHttpServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://localhost:${port}`,
    port,
    done,
    plan: (next) => {
      decide = next;
      nth = 0;
      done.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Outgoing = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

async function carryOut(
  fault: Fault,
  outgoing: Outgoing,
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (forwarded: Forwarded): void => {
    response.writeHead(forwarded.status, forwarded.headers);
    response.end(forwarded.body);
  };
  const unreachable = (): void => {
    request.socket.destroy();
  };
  switch (fault.do) {
    case 'pass':
      return forward(target, outgoing).then(answer, unreachable);
    case 'portal':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Welcome to the guest network</title><p>Please accept our terms.');
      return;
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/plain', ...fault.headers });
      response.end(fault.body ?? '');
      return;
    case 'cut-before':
      return unreachable();
    case 'cut-in-answer': {
      const forwarded = await forward(target, outgoing);
      const { 'transfer-encoding': _dropped, ...headers } = forwarded.headers;
      response.writeHead(forwarded.status, { ...headers, 'content-length': String(forwarded.body.length) });
      response.write(forwarded.body.subarray(0, fault.afterBytes), () => request.socket.destroy());
      return;
    }
    case 'cut-after':
      return forward(target, outgoing).then(unreachable, unreachable);
    case 'double':
      return forward(target, outgoing)
        .then(() => forward(target, outgoing))
        .then(answer, unreachable);
    case 'repeat-later':
      setTimeout(() => void forward(target, outgoing).catch(() => undefined), fault.afterMs);
      return forward(target, outgoing).then(unreachable, unreachable);
  }
}

function forward(target: string, { method, path, headers, body }: Outgoing): Promise<Forwarded> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: hostname, port, method, path, headers }, (incoming) => {
      readAll(incoming).then(
        (answerBody) => resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body: answerBody }),
        reject,
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function readAll(stream: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('closed early')));
  });
}
