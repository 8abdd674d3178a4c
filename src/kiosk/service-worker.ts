// Serves the kiosk's shell from its own precache, so that it opens with no network. Each version has a cache of its own; a new one
// takes over only when the page says so, and the previous one's cache goes only after the new page has confirmed its health, the own
// cache is whole and no newer version is on its way. It records nothing, sends nothing, and touches nothing outside `/kiosk/`.
/// <reference lib="webworker" />

type ManifestEntry = { url: string; revision: string | null };
type SyncEvent = ExtendableEvent & { tag: string };
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly ManifestEntry[] };

const manifest = self.__WB_MANIFEST;
const scope = new URL(self.registration.scope);
const CACHE_PREFIX = 'candour-kiosk-shell-';
const ownCacheName = nameOf(manifest);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
  // Not waited for: until a version is active it answers nothing, and the network may take its time.
  void refill().catch(() => {});
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});
self.addEventListener('message', (event) => {
  if (event.data?.type === 'take-over') void self.skipWaiting();
  if (event.data?.type === 'healthy') event.waitUntil(settleDown());
});
self.addEventListener('sync', (event) => (event as SyncEvent).waitUntil(wakePages()));

/** The whole version or nothing: one wrong file fails the installation, and the version before goes on. */
async function install(): Promise<void> {
  const name = await ownCacheName;
  const cache = await caches.open(name);
  try {
    await Promise.all(manifest.map((entry) => keep(cache, entry)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

async function keep(cache: Cache, { url, revision }: ManifestEntry): Promise<void> {
  const address = new URL(url, scope).href;
  // A name with a hash in it never changes its content: another version's copy will do.
  const known = revision === null ? await caches.match(address) : undefined;
  await cache.put(address, known ?? (await download(address)));
}

async function download(address: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
  if (!response.ok || response.redirected || response.type !== 'basic') throw new Error(`${address}: ${response.status} is not the file`);
  return response;
}

/** Whatever is asked for below the scope, the shell is the one page there is. */
async function page(request: Request): Promise<Response> {
  const address = new URL('index.html', scope).href;
  const own = await (await caches.open(await ownCacheName)).match(address);
  if (own) return own;
  // Lost from the own cache: from the network and kept again, or as the version before knew it.
  return (await fetchAndKeep(address).catch(() => caches.match(address))) ?? fetch(request);
}

/** From the own version first; a page of the version before, still open, finds its files in that one's cache. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(await ownCacheName);
  const known = (await cache.match(request, { ignoreVary: true })) ?? (await caches.match(request));
  if (known) return known;
  return isOwn(request.url) ? fetchAndKeep(request.url) : fetch(request);
}

function isOwn(address: string): boolean {
  return manifest.some(({ url }) => new URL(url, scope).href === address);
}

async function fetchAndKeep(address: string): Promise<Response> {
  const response = await download(address);
  const cache = await caches.open(await ownCacheName);
  // A full disk keeps nobody from the page.
  await cache.put(address, response.clone()).catch(() => {});
  return response;
}

/** A browser that clears its storage, or an earlier version, may have taken files away. */
async function refill(): Promise<void> {
  const cache = await caches.open(await ownCacheName);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  await Promise.all(manifest.filter(({ url }) => !held.has(new URL(url, scope).href)).map((entry) => keep(cache, entry)));
}

/** Offline with an incomplete cache: nothing is dropped, and the next healthy page comes by here again. */
async function settleDown(): Promise<void> {
  await refill();
  await dropOlderVersions();
}

async function dropOlderVersions(): Promise<void> {
  const own = await ownCacheName;
  // Named before looking for a newer version: the cache of one that begins to install from here on is not among them.
  const names = await caches.keys();
  if (!isNewest()) return;
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== own).map((name) => caches.delete(name)));
}

/** A page loaded anew while a newer version waits still speaks to this one: then the other caches may be the newer version's. */
function isNewest(): boolean {
  const { installing, waiting } = self.registration;
  return !installing && !waiting && self.serviceWorker?.state !== 'redundant';
}

async function wakePages(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'wake' });
}

/** A version is what it consists of. */
async function nameOf(entries: readonly ManifestEntry[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(entries));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return CACHE_PREFIX + Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
