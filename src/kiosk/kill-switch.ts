// The kill switch, served in the place of the service worker while an operator says so: takes away the kiosk's cached versions and
// itself, so that pages load from the network. What the kiosk recorded, its keys and its settings are not its business. It is sent as it
// stands here, without its types and without a build: it must work when builds are what is broken.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;

const ANSWER_WITHIN_MS = 5_000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(clearAway()));

async function clearAway(): Promise<void> {
  // Only those which a version before controls: a page from the network has nothing to be freed of, and is not loaded again.
  const pages = await self.clients.matchAll({ type: 'window' });
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('candour-kiosk-')).map((name) => caches.delete(name)));
  await self.registration.unregister();
  // Not waited for: living pages wait for the end of this, and then load themselves anew, from the network.
  void Promise.all(pages.map(loadAgainUnlessAlive));
}

/** A living page does so itself as soon as no visitor is at it. */
async function loadAgainUnlessAlive(page: WindowClient): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  page.postMessage({ type: 'are-you-there' }, [port2]);
  const isAlive = await new Promise<boolean>((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
  });
  if (!isAlive) await page.navigate(page.url).catch(() => null);
}
