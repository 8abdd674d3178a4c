// What is not the API: the apps' files, the receipt's page, operators' addresses, and the headers they carry.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCollector, type TestCollector } from '../support/api-collector.ts';

let collector: TestCollector;
let apps: string;
beforeAll(async () => {
  apps = await mkdtemp(join(tmpdir(), 'candour-apps-'));
  for (const app of ['kiosk', 'console', 'receipt']) {
    await mkdir(join(apps, app, 'assets'), { recursive: true });
    await writeFile(join(apps, app, 'index.html'), `<!doctype html><title>${app}</title>`);
    await writeFile(join(apps, app, 'service-worker.js'), '// worker');
    await writeFile(join(apps, app, 'assets/main-abc123.js'), 'export {};');
    await writeFile(join(apps, app, 'assets/main-abc123.js.br'), brotliCompressSync('export {};'));
  }
  await writeFile(join(apps, 'secret.txt'), 'secret');
  collector = await aCollector({ appsFolder: apps });
});
afterAll(async () => {
  await collector.stop();
  await rm(apps, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => collector.request(path, { headers });

describe('the apps', () => {
  test('the root leads to the kiosk, and a pairing code comes along', async () => {
    const response = await get('/?pair=ABCD2345');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/kiosk/?pair=ABCD2345']);
    expect((await get('/kiosk?pair=A')).headers.get('location')).toBe('/kiosk/?pair=A');
  });

  test.each([
    ['/kiosk/', 'kiosk'],
    ['/kiosk/?preview', 'kiosk'],
    ['/console/', 'console'],
    ['/console/some/place', 'console'],
  ])('%s is the page of the %s', async (path, app) => {
    const response = await get(path);
    expect(await response.text()).toContain(`<title>${app}</title>`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test('hashed assets are kept for ever, compressed where the browser takes it', async () => {
    const plain = await get('/kiosk/assets/main-abc123.js');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const brotli = await get('/kiosk/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' });
    expect([brotli.headers.get('content-encoding'), brotli.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
    expect(brotli.headers.get('content-type')).toContain('javascript');
  });

  test('what has not changed is not sent again', async () => {
    const tag = (await get('/kiosk/')).headers.get('etag') ?? '';
    expect((await get('/kiosk/', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('/console/', { 'if-none-match': tag })).status).toBe(200);
  });

  test('the kiosk is isolated, so that a page can end with its process; its service worker and the console are not', async () => {
    const isolation = async (path: string) => (await get(path)).headers.get('cross-origin-embedder-policy');
    for (const path of ['/kiosk/', '/kiosk/assets/main-abc123.js']) expect(await isolation(path)).toBe('require-corp');
    for (const path of ['/kiosk/service-worker.js', '/console/', '/console/assets/main-abc123.js'])
      expect(await isolation(path)).toBeNull();
    expect((await get('/kiosk/')).headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  test('the receipt’s page stands in the kiosk’s scope as well: isolated like that, kept by nobody, framed by nobody', async () => {
    const { status, headers, text } = await get('/kiosk/receipt?kiosk&lang=es').then(async (answer) => ({
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
    }));
    expect([status, text]).toEqual([200, '<!doctype html><title>receipt</title>']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await get('/receipt/')).headers.get('cross-origin-embedder-policy')).toBeNull();
    expect(await (await get('/kiosk/receipts')).text()).toContain('<title>kiosk</title>');
  });

  test('a service worker is never kept', async () => {
    expect((await get('/kiosk/service-worker.js')).headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    '/kiosk/assets/gone-abc.js',
    '/kiosk/icon.png',
    '/secret.txt',
    '/kiosk/../secret.txt',
    '/kiosk/%2e%2e/secret.txt',
    '/kiosk/..%2fsecret.txt',
    '/elsewhere',
  ])('%s is not found', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('the headers', () => {
  test('only the kiosk may be framed, and only by our own pages', async () => {
    const policy = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
    expect(await policy('/kiosk/')).toContain("frame-ancestors 'self'");
    expect(await policy('/console/')).toContain("frame-ancestors 'none'");
    for (const path of ['/kiosk/', '/console/', '/receipt/x']) {
      expect(await policy(path)).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(await policy(path)).toContain("require-trusted-types-for 'script'; trusted-types candour dexie");
    }
  });

  test.each(['/kiosk/', '/api/v1/openapi.json', '/receipt/x', '/elsewhere'])(
    '%s carries the common ones, and never clears data',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('clear-site-data')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  test('only the console may ask for the camera, and for nothing else', async () => {
    const policy = (await get('/console/')).headers.get('permissions-policy') ?? '';
    expect(policy).toContain('camera=(self)');
    expect(policy.replace('camera=(self)', '').match(/\w[\w-]*=\((?!\))/g)).toBeNull();
    expect(policy).toContain('microphone=()');
  });

  test('API answers are never kept', async () => {
    expect((await get('/api/v1/openapi.json')).headers.get('cache-control')).toBe('no-store');
  });
});

test.each(['/receipt/', '/receipt/?kiosk', '/receipt/ABC-123'])('%s is the page of receipts, which no cache gives back', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<title>receipt</title>');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

describe('for operators', () => {
  test('alive and ready', async () => {
    expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
  });

  test('numbers, for the machine itself and its private networks only', async () => {
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toMatch(/^candour_kiosks_waiting 0$/m);
    expect((await get('/metrics', { 'x-forwarded-for': '10.0.0.1' })).status).toBe(404);
  });
});

test('the description names every route and is valid JSON', async () => {
  const { API_ROUTES } = await import('../../src/protocol/api-routes.ts');
  const document = await (await get('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap((path) =>
    Object.values(path),
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(API_ROUTES).sort());
  expect(document.paths['/kiosks/{kiosk}/publications'].post.parameters[0]).toMatchObject({ name: 'kiosk', in: 'path' });
});
