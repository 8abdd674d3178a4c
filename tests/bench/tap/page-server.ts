// One origin for all contenders of the tap benchmark: bundled parts, the built kiosk, and `/api/` passed on to a real collector.
// Cross-origin isolated, so that the page's clock resolves 5 µs instead of 100.
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { answerBenchFile } from '../bench-files.ts';

export type PageServer = AsyncDisposable & { url: string };

export async function aPageServer(benchFolder: string, distFolder: string, collectorUrl: string): Promise<PageServer> {
  const server = createServer((incoming, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    if (answerBenchFile(benchFolder, incoming, response)) return;
    if (incoming.url?.startsWith('/api/')) return passOn(collectorUrl, incoming, response);
    answerScript(distFolder, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : ''}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(collectorUrl: string, incoming: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', headers } = incoming;
  const onward = request(`${collectorUrl}${incoming.url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  incoming.pipe(onward);
}

function answerScript(distFolder: string, incoming: IncomingMessage, response: ServerResponse): void {
  const path = join(distFolder, normalize(incoming.url ?? '/'));
  if (!path.endsWith('.js') || !existsSync(path)) return void response.writeHead(404).end();
  response.setHeader('content-type', 'text/javascript');
  createReadStream(path).pipe(response);
}
