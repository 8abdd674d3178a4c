// The page's side of the service worker: registers it after the first paint, looks for a new version from time to time, lets it
// take over only between two visits, and confirms its health once screen, worker and configuration stand. Only `/kiosk/` is ever
// served by it.
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
  listen(serviceWorker, worker);
  reloadOnTakeover(serviceWorker, kiosk);
  confirmHealth(serviceWorker, { kiosk, worker });
  let registration = await register(serviceWorker);
  whenQuiet(kiosk, () => registration.waiting?.postMessage({ type: 'take-over' }));
  const look = async () => {
    // Anew: a kill switch may have taken the registration away.
    registration = await register(serviceWorker);
    await registration.update();
  };
  // A failed look for updates is an offline kiosk, nothing else: the next one comes.
  setInterval(() => !isBusy(kiosk.visit.peek()) && look().catch(() => {}), LOOK_EVERY_MS);
  return registration;
}

function register(serviceWorker: ServiceWorkerContainer): Promise<SyncRegistration> {
  const { BASE_URL } = import.meta.env;
  return serviceWorker.register(trustedScriptUrl(`${BASE_URL}service-worker.js`), { scope: BASE_URL, updateViaCache: 'none' });
}

function listen(serviceWorker: ServiceWorkerContainer, worker: WorkerClient): void {
  serviceWorker.addEventListener('message', ({ data, ports }) => {
    if (data?.type === 'wake') worker.tell({ type: 'wake', reason: 'background-sync' });
    if (data?.type === 'are-you-there') ports[0]?.postMessage('yes');
    if (data?.type === 'failed-shell') worker.tell({ type: 'shell-report', failedShell: data.version });
  });
  void serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'which-failed' }));
}

/** Not at the very first installation: then nothing was replaced. */
function reloadOnTakeover(serviceWorker: ServiceWorkerContainer, kiosk: Kiosk): void {
  if (!serviceWorker.controller) return;
  const replaced = async () => {
    await settled(serviceWorker.controller);
    // Should a visitor have come in the same moment, they are left in peace: the old version's files are still kept.
    effect(() => {
      if (!isBusy(kiosk.visit.value)) location.reload();
    });
  };
  serviceWorker.addEventListener('controllerchange', () => void replaced(), { once: true });
}

/** Only then: a kill switch, when it has settled, is no longer there to be found. */
async function settled(worker: ServiceWorker | null): Promise<void> {
  while (worker?.state === 'activating') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
}

/** Whichever version this page is: its worker knows to which one it gave it. */
function confirmHealth(serviceWorker: ServiceWorkerContainer, parts: ShellParts): void {
  let confirmed = false;
  effect(() => {
    if (confirmed || !isHealthy(parts)) return;
    confirmed = true;
    void serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'healthy' }));
  });
}

/** The worker runs and has the outbox; what it wants shown is shown. */
function isHealthy({ kiosk, worker }: ShellParts): boolean {
  const state = worker.state.value;
  if (state.state === 'paired') return kiosk.shown.value?.revision === state.revision;
  return state.state === 'unpaired' || state.state === 'refused';
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
