// A new version of the shell on a kiosk that is touched, reloaded and cut off at the worst moments: at no point does it stop to open
// without a network.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { aKioskWindow, removeProfile } from '../support/kiosk-window.ts';
import { until } from '../support/until.ts';

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

test('a page loaded anew while a new version waits costs neither version its files', async () => {
  const shop = await aPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSettled(page);
  await page.reload();
  await untilOpen(page);
  const [first = ''] = Object.keys(await cacheSizes(page));

  shop.publishAnother();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  const whole = (await cacheSizes(page))[first];
  await page.reload();
  await untilOpen(page);
  // Time for what the page has said to its worker to take effect; then the new version must do with what it has.
  await page.waitForTimeout(1_000);
  await shop.close();

  const after = await until(
    () => cacheSizes(page),
    (sizes) => Object.keys(sizes).length === 1 && !(first in sizes),
    40_000,
  );
  expect(Object.values(after)).toEqual([whole]);
  await page.reload();
  await untilOpen(page);
  expect(await page.evaluate(() => document.documentElement.dataset.edition)).toBe('2');
  await close();
  removeProfile(profile);
});

test('a version whose files were cleared away fetches them again and opens without a network', async () => {
  const shop = await aPublisher();
  const { page, profile, close } = await aKioskWindow(shop.url);
  await untilSettled(page);
  const [[name = '', whole = 0] = []] = Object.entries(await cacheSizes(page));
  await page.evaluate((cache) => caches.delete(cache), name);
  await page.reload();
  await untilOpen(page);
  await until(
    () => cacheSizes(page),
    (sizes) => sizes[name] === whole,
  );
  await shop.close();
  await page.reload();
  await untilOpen(page);
  await close();
  removeProfile(profile);
});

/** Serves the built kiosk from a copy, and on demand another edition of it: another page, and so another manifest. */
async function aPublisher() {
  const folder = mkdtempSync(join(tmpdir(), 'candour-shell-'));
  cpSync(BUILT, folder, { recursive: true });
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://kiosk');
    const path = normalize(pathname.replace(/^\/kiosk\/?/, '')) || 'index.html';
    const body = pathname.startsWith('/kiosk/') ? read(join(folder, path === '.' ? 'index.html' : path)) : null;
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/html', 'cache-control': 'no-cache' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/kiosk/`,
    publishAnother() {
      change(join(folder, 'index.html'), '<html', '<html data-edition="2"');
      change(join(folder, 'service-worker.js'), /(?<="revision":")[0-9a-f]{8}(?=[0-9a-f]{24}","url":"index\.html")/, '00000000');
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function change(path: string, what: string | RegExp, into: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(what, into);
  if (after === before) throw new Error(`${path}: nothing to change`);
  writeFileSync(path, after);
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function cacheSizes(page: Page): Promise<Record<string, number>> {
  return page
    .evaluate(async () => {
      const sizes: Record<string, number> = {};
      for (const name of await caches.keys()) sizes[name] = (await (await caches.open(name)).keys()).length;
      return sizes;
    })
    .catch((error: Error) => {
      // The take-over loads the page anew.
      if (/context was destroyed|navigat/.test(error.message)) return {};
      throw error;
    });
}

async function untilOpen(page: Page): Promise<void> {
  await expect(page.locator('.set-up')).toBeVisible();
}

/** Installed, in control, and the page has said that it is well. */
async function untilSettled(page: Page): Promise<void> {
  await untilOpen(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
