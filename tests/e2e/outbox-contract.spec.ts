// The outbox's contract in real Chromium, on a profile on disk: on IndexedDB alone, and on IndexedDB and journal together. The same
// cases as for the outbox in memory.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { OUTBOX_CONTRACT } from '../contract/outbox-contract.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';
import type { OutboxOrder } from '../support/outbox-in-browser.ts';

let server: Server;
let window: KioskWindow;

test.beforeAll(async () => {
  const script = await bundle(fileURLToPath(new URL('../support/outbox-in-browser.ts', import.meta.url)));
  server = createServer((request, response) => {
    const isScript = request.url === '/outbox.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Outbox</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  window = await aKioskWindow(`http://localhost:${(server.address() as AddressInfo).port}/`);
});

test.afterAll(async () => {
  await window.close();
  removeProfile(window.profile);
  server.close();
});

for (const kind of ['indexeddb', 'twin'] as const)
  for (const { name: wanted } of OUTBOX_CONTRACT)
    test(`outbox on ${kind}: ${wanted}`, async () => {
      expect(await runInWorker({ kind, wanted })).toBe('kept');
    });

function runInWorker(order: OutboxOrder): Promise<unknown> {
  return window.page.evaluate((message) => {
    const worker = new Worker('/outbox.js', { type: 'module' });
    return new Promise<unknown>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message: what }) => resolve(what);
      worker.postMessage(message);
    }).finally(() => worker.terminate());
  }, order);
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ write: false, minify: false, target: 'es2022' },
      lib: { entry, formats: ['es'], fileName: 'outbox' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
