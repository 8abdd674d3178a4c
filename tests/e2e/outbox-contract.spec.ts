// The outbox's contract on real IndexedDB in real Chromium, on a profile on disk: the same cases as the outbox in memory.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { OUTBOX_CONTRACT } from '../contract/outbox-contract.ts';
import { aKioskWindow, type KioskWindow, removeProfile } from '../support/kiosk-window.ts';

let server: Server;
let window: KioskWindow;

test.beforeAll(async () => {
  const script = await bundle(fileURLToPath(new URL('../support/outbox-in-browser.ts', import.meta.url)));
  server = createServer((request, response) => {
    const isScript = request.url === '/outbox.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Outbox</title><script type="module" src="/outbox.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  window = await aKioskWindow(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await window.page.waitForFunction(() => 'runOutboxCase' in globalThis);
});

test.afterAll(async () => {
  await window.close();
  removeProfile(window.profile);
  server.close();
});

for (const { name } of OUTBOX_CONTRACT)
  test(`outbox on IndexedDB: ${name}`, async () => {
    const outcome = await window.page.evaluate((wanted) => globalThis.runOutboxCase(wanted).then(() => 'kept', String), name);
    expect(outcome).toBe('kept');
  });

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'outbox' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
