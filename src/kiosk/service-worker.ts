// Serves the kiosk's shell from its own precache, so that it opens with no network. Each version has a cache of its own; a new one takes
// over only when the page says so, and for good only after a page of it has confirmed its health (`service-worker/serving-rule.ts`): until
// then the cache of the version before stays. It records nothing, sends nothing, and touches nothing outside `/kiosk/`.
// The receipt's page within `/kiosk/` comes from the collector alone, and whoever leaves it leaves its process (`service-worker/receipts.ts`).
/// <reference lib="webworker" />
import { isolated } from './service-worker/isolated.ts';
import { createNotesKeeper } from './service-worker/notes-keeper.ts';
import { createOwnVersion, type ManifestEntry, VERSION_PREFIX } from './service-worker/own-version.ts';
import { PASSAGE, passage, STANDS_STILL } from './service-worker/passage.ts';
import { fetchReceipts, isReceipts } from './service-worker/receipts.ts';
import { type Serving, servingVersion, withConfirmation, withRenewal, withStart } from './service-worker/serving-rule.ts';

type SyncEvent = ExtendableEvent & { tag: string };
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly ManifestEntry[] };

/** A page on trial that says nothing for so long is dead, and nobody may be there to load it again. */
const ALIVE_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 500;

const scope = new URL(self.registration.scope);
const shell = new URL('index.html', scope).href;
const own = createOwnVersion(self.__WB_MANIFEST, scope);
const notes = createNotesKeeper(caches);

self.addEventListener('install', (event) => event.waitUntil(own.install()));
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
  // Not waited for: until a version is active it answers nothing, and the network may take its time.
  void own.refill().catch(() => {});
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  if (request.mode === 'navigate' && url.pathname === scope.pathname + PASSAGE) return event.respondWith(toTheNext(url.search === ''));
  if (request.mode === 'navigate' && isReceipts(url, scope)) return event.respondWith(receipts(event));
  if (url.pathname === scope.pathname + STANDS_STILL) return event.respondWith(replacePages());
  const answer = request.mode === 'navigate' ? page(event) : file(request);
  // Where the browser can't read its caches any more, the network may still have it.
  event.respondWith(answer.catch(() => fetch(request)));
});
self.addEventListener('message', (event) => {
  const client = event.source instanceof Client ? event.source : null;
  if (client) alive.add(client.id);
  if (event.data?.type === 'take-over') void self.skipWaiting();
  if (event.data?.type === 'healthy' && client) event.waitUntil(confirm(client.id));
  if (event.data?.type === 'which-failed' && client) event.waitUntil(tellFailed(client));
});
self.addEventListener('sync', (event) => (event as SyncEvent).waitUntil(wakePages()));

/** Decided anew for each page: its files come from where it came from. */
let serving: Promise<Serving> | null = null;

/** How the page asked for next is come to: over the passage, and in the place of one that runs, or as another start. */
let passed: 'renewal' | 'start' | null = null;

function toTheNext(isRenewal: boolean): Response {
  passed = isRenewal ? 'renewal' : 'start';
  return passage();
}

/** Where it can't be had, or shows nothing, back to the kiosk. */
async function receipts(event: FetchEvent): Promise<Response> {
  try {
    const answer = await fetchReceipts(event.request.url);
    event.waitUntil(unlessAlive(event.resultingClientId, () => new URL(PASSAGE, scope).href));
    return answer;
  } catch {
    passed = 'renewal';
    return Response.redirect(scope.href);
  }
}

/** Its codes go with its process, whichever way it is left: back through the browser's history, too. */
async function comesFromReceipts(): Promise<boolean> {
  const windows = await self.clients.matchAll({ type: 'window' });
  return windows.some(({ url, frameType }) => frameType === 'top-level' && isReceipts(new URL(url), scope));
}

/** By way of another process: the one that stands still could show nothing. Nobody handed anything over, so it is a start like any other. */
async function replacePages(): Promise<Response> {
  for (const client of await self.clients.matchAll({ type: 'window' }))
    if (client.frameType === 'top-level') void client.navigate(new URL(`${PASSAGE}?start`, scope)).catch(() => undefined);
  return new Response(null, { status: 204 });
}

async function decide(): Promise<Serving> {
  const [name, known, kept] = await Promise.all([own.name, notes.read(), caches.keys()]);
  return servingVersion(name, known, kept.filter(isVersion));
}

/** Whatever is asked for below the scope, the shell is the one page there is. */
async function page(event: FetchEvent): Promise<Response> {
  const came = passed;
  passed = null;
  if (came === null && event.request.destination === 'document' && (await comesFromReceipts())) return toTheNext(true);
  serving = decide();
  const { version, as } = await serving;
  // A frame is the console's preview: it is no start of a kiosk.
  if (as === 'on-trial' && event.request.destination === 'document') {
    const counted = came === 'renewal' ? withRenewal : withStart;
    await notes.write(counted(version, await notes.read(), event.resultingClientId));
    event.waitUntil(unlessAlive(event.resultingClientId, ({ url }) => url));
  }
  const known = await (await caches.open(version)).match(shell);
  if (known) return isolated(known);
  // Lost from that cache: from the network and kept again, or as another version knows it.
  return (await own.fetchAndKeep(shell).catch(() => caches.match(shell))) ?? fetch(event.request);
}

/** From the version that serves first; a page of the version before, still open, finds its files in that one's cache. */
async function file(request: Request): Promise<Response> {
  serving ??= decide();
  const cache = await caches.open((await serving).version);
  const known = (await cache.match(request, { ignoreVary: true })) ?? (await caches.match(request));
  if (known) return isolated(known);
  return own.has(request.url) ? own.fetchAndKeep(request.url) : fetch(request);
}

/** Pages that have said something. */
const alive = new Set<string>();

/** Loaded again, twice, and the version before serves: a kiosk has no keyboard. Where a page lives, its visitor is left in peace. */
async function unlessAlive(id: string, goesTo: (client: WindowClient) => string): Promise<void> {
  for (let waitedMs = 0; waitedMs < ALIVE_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    // Not longer than it must: as long as something is under way here, no newer version takes over.
    if (alive.has(id) || !(await self.clients.get(id))) return;
  }
  // A newer version may be the one that works, and a dead page asks for none.
  self.registration.waiting?.postMessage({ type: 'take-over' });
  const client = await self.clients.get(id);
  if (client instanceof WindowClient) await client.navigate(goesTo(client)).catch(() => null);
}

async function tellFailed(client: Client): Promise<void> {
  const { as } = await decide();
  client.postMessage({ type: 'failed-shell', version: as === 'fallback' ? own.label : null });
}

/** Offline with an incomplete cache: nothing is dropped, and the next healthy page comes by here again. */
async function confirm(client: string): Promise<void> {
  const known = await notes.read();
  const confirmed = withConfirmation(await own.name, known, client);
  if (!confirmed) return;
  if (confirmed !== known) await notes.write(confirmed);
  await own.refill();
  await dropOlderVersions();
}

async function dropOlderVersions(): Promise<void> {
  const name = await own.name;
  // Named before looking for a newer version: the cache of one that begins to install from here on is not among them.
  const names = await caches.keys();
  if (!isNewest()) return;
  await Promise.all(names.filter((cache) => isVersion(cache) && cache !== name).map((cache) => caches.delete(cache)));
}

function isVersion(cache: string): boolean {
  return cache.startsWith(VERSION_PREFIX);
}

/** A page loaded anew while a newer version waits still speaks to this one: then the other caches may be the newer version's. */
function isNewest(): boolean {
  const { installing, waiting } = self.registration;
  return !installing && !waiting && self.serviceWorker?.state !== 'redundant';
}

async function wakePages(): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'wake' });
}
