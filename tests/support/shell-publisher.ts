// Stands before a real collector and publishes versions of the kiosk's shell: the built one from a copy, and others made from it by
// changing text. Everything but `/kiosk/` goes to the collector as it came, or nowhere while the line is cut.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { commonHeaders, contentSecurityPolicy } from '../../src/server/http/security-headers.ts';

const BUILT = 'dist/kiosk';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** `collectorPort`: without one there are the kiosk's files alone. */
export async function aShellPublisher(collectorPort?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'candour-shell-'));
  cpSync(BUILT, folder, { recursive: true });
  let edition = 1;
  let cut = false;
  const server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://kiosk');
    if (pathname.startsWith('/kiosk/')) answer(join(folder, normalize(pathname.slice('/kiosk/'.length) || 'index.html')), response);
    else if (collectorPort === undefined || cut) response.writeHead(503).end();
    else passOn(incoming, response, collectorPort);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Another page, and so another manifest. */
  function publishAnother(): void {
    edition++;
    changeFile(join(folder, 'index.html'), /<html( data-edition="\d+")?/, `<html data-edition="${edition}"`);
    const revision = String(edition).padStart(8, '0');
    changeFile(join(folder, 'service-worker.js'), /(?<="revision":")[0-9a-f]{8}(?=[0-9a-f]{24}","url":"index\.html")/, revision);
  }

  const scriptInPage = () =>
    /src="\/kiosk\/(assets\/index-[\w-]{8}\.js)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? '';
  const builtScript = scriptInPage();
  function publishScript(name: string): void {
    publishAnother();
    const before = scriptInPage();
    changeFile(join(folder, 'index.html'), before, name);
    changeFile(join(folder, 'service-worker.js'), before, name);
  }

  return {
    url: `http://localhost:${port}/kiosk/`,
    edition: () => edition,
    publishAnother,
    /** The page's script is another file, so that no version holds it already. `name`: the eight letters of its hash. */
    publishWithScript(name: string, change: (script: string) => string): void {
      const script = `assets/index-${name}.js`;
      writeFileSync(join(folder, script), change(readFileSync(join(folder, builtScript), 'utf8')));
      publishScript(script);
    },
    /** Another edition with the script that was built. */
    publishRepaired: () => publishScript(builtScript),
    /** Of any published file; `name` may be the beginning of its name. */
    change(path: string, what: string | RegExp, into: string): void {
      changeFile(join(folder, path), what, into);
    },
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    write: (path: string, text: string) => writeFileSync(join(folder, path), text),
    /** Until the returned function is called. */
    takeAway(path: string): () => void {
      const place = join(folder, path);
      renameSync(place, `${place}.away`);
      return () => renameSync(`${place}.away`, place);
    },
    cutLine(isCut: boolean): void {
      cut = isCut;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answer(path: string, response: ServerResponse): void {
  const body = contentOf(path);
  const headers = { ...commonHeaders(false), 'content-security-policy': contentSecurityPolicy('self'), 'cache-control': 'no-cache' };
  response.writeHead(body ? 200 : 404, { ...headers, 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body);
}

function passOn(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  onward.on('error', () => response.writeHead(503).end());
  incoming.pipe(onward);
}

function changeFile(path: string, what: string | RegExp, into: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(what, into);
  if (after === before) throw new Error(`${path}: nothing to change`);
  writeFileSync(path, after);
}

function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
