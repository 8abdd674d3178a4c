// The kill switch as a browser gets it, and the one header that would take unsent feedback with it: no address sends it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_BASE, API_ROUTES } from '../../src/protocol/api-routes.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';

let apps: string;
let usual: TestCollector;
let switched: TestCollector;
beforeAll(async () => {
  apps = await mkdtemp(join(tmpdir(), 'candour-apps-'));
  for (const app of ['kiosk', 'console']) {
    await mkdir(join(apps, app), { recursive: true });
    await writeFile(join(apps, app, 'index.html'), `<!doctype html><title>${app}</title>`);
    await writeFile(join(apps, app, 'service-worker.js'), `// the worker of the ${app}`);
  }
  usual = await aCollector({ appsFolder: apps });
  switched = await aCollector({ appsFolder: apps, killSwitch: true });
});
afterAll(async () => {
  await usual.stop();
  await switched.stop();
  await rm(apps, { recursive: true, force: true });
});

test('stands in for the kiosk’s service worker alone, as a script that is never kept', async () => {
  const response = await switched.request('/kiosk/service-worker.js');
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(response.headers.get('content-type')).toContain('text/javascript');
  const script = await response.text();
  expect(() => new Function(script)).not.toThrow();
  expect(script).toContain('unregister()');
  expect(await (await switched.request('/console/service-worker.js')).text()).toBe('// the worker of the console');
  expect(await (await switched.request('/kiosk/')).text()).toContain('<title>kiosk</title>');
});

test('touches caches only', async () => {
  const script = await (await switched.request('/kiosk/service-worker.js')).text();
  expect(script).not.toMatch(/indexedDB|navigator\.storage|localStorage|deleteDatabase|storageBuckets|getDirectory/);
});

test('is not there unless an operator says so', async () => {
  expect(await (await usual.request('/kiosk/service-worker.js')).text()).toBe('// the worker of the kiosk');
});

test('no address ever sends Clear-Site-Data, which would clear the outbox', async () => {
  const ways = Object.values(API_ROUTES).map(({ method, path }) => [method, `${API_BASE}${path.replace(/:\w+/g, 'x')}`]);
  const pages = ['/', '/kiosk', '/kiosk/', '/kiosk/service-worker.js', '/console/', '/console/service-worker.js', '/receipt/x', '/nowhere'];
  const operators = ['/healthz', '/readyz', '/metrics', `${API_BASE}/openapi.json`];
  for (const collector of [usual, switched]) {
    for (const [method = '', path = ''] of [...ways, ...[...pages, ...operators].map((page) => ['GET', page])]) {
      const response = await collector.request(path, { method });
      expect(response.headers.get('clear-site-data'), `${method} ${path}`).toBeNull();
    }
  }
});
