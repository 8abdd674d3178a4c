/// <reference lib="webworker" />
// Serves the console's own files from one precached version, so that it opens with no network. Navigations within /console/ get
// the shell; nothing else, and never /api/, passes through here. A new version waits until the page lets it take over.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { allowlist: [/^\/console\//] }));

// A notice that stands outside the page leads back to the console, wherever it is open.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(toNotices());
});

async function toNotices(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' });
  if (!open) return void (await self.clients.openWindow('/console/#/notices'));
  await open.focus();
  await open.navigate('/console/#/notices');
}

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
