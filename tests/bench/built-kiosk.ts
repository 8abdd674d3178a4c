// What the build of the kiosk consists of: its page, its worker, what they import statically, and what is precached.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export const DIST = 'dist';
const KIOSK = join(DIST, 'kiosk');

/** Address of the built worker on its origin. */
export function kioskWorkerUrl(): string {
  return scriptCalled('worker');
}

/** Address of the one script that is built from the module of this name, on its origin. */
export function scriptCalled(name: string): string {
  const names = readdirSync(join(KIOSK, 'assets')).filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file));
  if (names.length !== 1) throw new Error(`expected one script called ${name} in ${KIOSK}/assets, found: ${names.join(', ') || 'none'}`);
  return `/kiosk/assets/${names[0]}`;
}

/** Files inside `dist` that a script imports statically, itself first; `import()` is left out: that is loaded later. */
export function staticClosure(url: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(url)) return found;
  found.add(url);
  const { module } = parseSync(url, readDist(url).toString());
  const sources = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)]
    .map((part) => part.moduleRequest?.value)
    .filter((source) => source !== undefined);
  for (const source of sources) staticClosure(new URL(source, `http://dist${url}`).pathname, found);
  return found;
}

/** Scripts that the page's HTML names: its entry and whatever else it runs at once. */
export function pageScripts(): string[] {
  const html = readDist('/kiosk/index.html').toString();
  return [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source]) => new URL(source ?? '', 'http://dist/kiosk/').pathname);
}

/** The list that the build wrote into the service worker. */
export function precachedFiles(): string[] {
  const script = readDist('/kiosk/service-worker.js').toString();
  const urls = [...script.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url ?? '');
  const files = urls.filter((url) => /\.\w+$/.test(url)).map((url) => new URL(url, 'http://dist/kiosk/').pathname);
  if (files.length === 0) throw new Error('no precache list found in the built service worker');
  return [...new Set(files)];
}

export function readDist(url: string): Buffer {
  return readFileSync(join(DIST, url));
}
