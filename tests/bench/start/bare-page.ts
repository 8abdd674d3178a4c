// Builds the bare page with Vite, as the kiosk is built, and serves it from an origin of its own.
import { createReadStream, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type BarePage = AsyncDisposable & { url: string };

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** `headers`: sent with every file. */
export async function aBarePage(folder: string, headers: Record<string, string> = {}): Promise<BarePage> {
  await buildBarePage(folder);
  const server = createServer((request, response) => {
    const path = join(folder, normalize(request.url === '/' ? '/index.html' : (request.url ?? '')));
    if (!existsSync(path)) return void response.writeHead(404).end();
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' ? address?.port : ''}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function buildBarePage(folder: string): Promise<void> {
  const root = fileURLToPath(new URL('./bare/', import.meta.url));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: join(root, 'index.html'), 'service-worker': join(root, 'service-worker.ts') },
        output: { entryFileNames: (chunk) => (chunk.name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js') },
      },
    },
  });
  const assets = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`);
  writeFileSync(join(folder, 'files.json'), JSON.stringify(['./', ...assets]));
}
