// What the first paint need not wait for: lock-down, the staff gesture, lasting storage, reasons to sync, and updates of the shell.
import { effect, type Signal } from '@preact/signals-core';
import type { Kiosk } from './kiosk.ts';
import { lockDown } from './lockdown/lock-down.ts';
import { watchPanelGesture } from './lockdown/panel-gesture.ts';
import { askForPersistence } from './persistent-storage.ts';
import { startShellUpdates } from './shell-updates.ts';
import { isBusy } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';

export type AfterPaintParts = { kiosk: Kiosk; worker: WorkerClient; panelOpen: Signal<boolean> };

export function startAfterPaint({ kiosk, worker, panelOpen }: AfterPaintParts): void {
  lockDown(document, window, kiosk.touched);
  watchPanelGesture(document, () => {
    const { state } = worker.state.peek();
    if (state === 'paired' || state === 'refused') panelOpen.value = true;
  });
  askForPersistence(worker.state, navigator.storage);
  document.addEventListener('visibilitychange', () => {
    kiosk.tick();
    if (document.visibilityState === 'visible') worker.tell({ type: 'wake', reason: 'visible' });
  });
  addEventListener('pagehide', () => kiosk.dispatch({ type: 'leave' }));
  addEventListener('online', () => worker.tell({ type: 'wake', reason: 'online' }));
  const shell = startShellUpdates({ kiosk, worker });
  onVisitEnd(kiosk, () => {
    worker.tell({ type: 'wake', reason: 'visit-end' });
    // Background Sync is one more reason to try, where there is such a thing and it is allowed.
    void shell.then((registration) => registration?.sync?.register('candour-outbox')).catch(() => {});
  });
}

function onVisitEnd(kiosk: Kiosk, call: () => void): void {
  let busy = false;
  effect(() => {
    const before = busy;
    busy = isBusy(kiosk.visit.value);
    if (before && !busy) call();
  });
}
