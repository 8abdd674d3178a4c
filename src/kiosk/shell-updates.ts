// The page's side of the service worker: registers it after the first paint, looks for a new version from time to time, lets it
// take over only between two visits, and confirms its health once screen and worker stand. Only `/kiosk/` is ever served by it.
import { effect } from '@preact/signals-core';
import type { Kiosk } from './kiosk.ts';
import { trustedScriptUrl } from './trusted-urls.ts';
import { isBusy } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';

const LOOK_EVERY_MS = 30 * 60_000;
/** Nobody has touched the screen for so long before it may be replaced. */
const QUIET_MS = 5_000;

export type ShellParts = { kiosk: Kiosk; worker: WorkerClient };

type SyncRegistration = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** Null where there are no service workers; then the kiosk works, but does not open without a network. */
export async function startShellUpdates({ kiosk, worker }: ShellParts): Promise<SyncRegistration | null> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return null;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type === 'wake') worker.tell({ type: 'wake', reason: 'background-sync' });
  });
  reloadOnTakeover(serviceWorker, kiosk);
  confirmHealth(serviceWorker, worker);
  const registration: SyncRegistration = await serviceWorker.register(trustedScriptUrl(`${import.meta.env.BASE_URL}service-worker.js`), {
    scope: import.meta.env.BASE_URL,
    updateViaCache: 'none',
  });
  whenQuiet(kiosk, () => registration.waiting?.postMessage({ type: 'take-over' }));
  const isIdle = () => !isBusy(kiosk.visit.peek());
  // A failed look for updates is an offline kiosk, nothing else: the next one comes.
  setInterval(() => isIdle() && registration.update().catch(() => {}), LOOK_EVERY_MS);
  return registration;
}

/** Not at the very first installation: then nothing was replaced. */
function reloadOnTakeover(serviceWorker: ServiceWorkerContainer, kiosk: Kiosk): void {
  if (!serviceWorker.controller) return;
  const replaced = () => {
    // Should a visitor have come in the same moment, they are left in peace: the old version's files are still kept.
    effect(() => {
      if (!isBusy(kiosk.visit.value)) location.reload();
    });
  };
  serviceWorker.addEventListener('controllerchange', replaced, { once: true });
}

function confirmHealth(serviceWorker: ServiceWorkerContainer, worker: WorkerClient): void {
  let confirmed = false;
  effect(() => {
    if (confirmed || worker.state.value.state === 'starting') return;
    confirmed = true;
    void serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'healthy' }));
  });
}

function whenQuiet(kiosk: Kiosk, call: () => void): void {
  let since = Date.now();
  effect(() => {
    if (!isBusy(kiosk.visit.value)) since = Date.now();
  });
  setInterval(() => {
    if (!isBusy(kiosk.visit.peek()) && Date.now() - since >= QUIET_MS) call();
  }, QUIET_MS);
}
