// What the first paint need not wait for: lock-down, the staff gesture, lasting storage, reasons to sync, and updates of the shell.
import { computed, effect, type Signal } from '@preact/signals-core';
import { needs, needsNothing } from './access/needs.ts';
import { startAccess } from './access/start-access.ts';
import type { Kiosk } from './kiosk.ts';
import { lockDown } from './lockdown/lock-down.ts';
import { watchPanelGesture } from './lockdown/panel-gesture.ts';
import { wearLook } from './look/wear-look.ts';
import { askForPersistence } from './persistent-storage.ts';
import { goToReceipts } from './renewal/go-to-receipts.ts';
import type { Handovers } from './renewal/handover.ts';
import { isReceiptsPageThere, receiptsPage } from './renewal/receipts-page.ts';
import { renewAfterWords } from './renewal/renew-after-words.ts';
import { sayAlive } from './renewal/say-alive.ts';
import { startShellUpdates } from './shell-updates.ts';
import { textsFor } from './texts.ts';
import { isBusy } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';

export type AfterPaintParts = {
  kiosk: Kiosk;
  worker: WorkerClient;
  panelOpen: Signal<boolean>;
  handovers: Handovers;
  wantTexts(locales: readonly string[]): void;
};

export function startAfterPaint({ kiosk, worker, panelOpen, handovers, wantTexts }: AfterPaintParts): void {
  lockDown(document, window, kiosk.touched);
  startAccess(document, kiosk);
  watchPanelGesture(document, () => {
    const { state } = worker.state.peek();
    if (state === 'paired' || state === 'refused') panelOpen.value = true;
  });
  // So that a change of language never waits.
  effect(() => wantTexts(kiosk.shown.value?.configuration.locales ?? []));
  effect(() => wearLook(document, kiosk.shown.value?.configuration.look));
  answersTouches(kiosk);
  askForPersistence(worker.state, navigator.storage);
  document.addEventListener('visibilitychange', () => {
    kiosk.tick();
    if (document.visibilityState === 'visible') worker.tell({ type: 'wake', reason: 'visible' });
  });
  // Out of the back/forward cache: state, worker and locks are of another time.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  addEventListener('pagehide', () => kiosk.dispatch({ type: 'leave' }));
  addEventListener('online', () => worker.tell({ type: 'wake', reason: 'online' }));
  sayAlive(document, worker);
  const shell = startShellUpdates({ kiosk, worker });
  const after = (ms: number, call: () => void) => void setTimeout(call, ms);
  goToReceipts({
    ...{ kiosk, handovers, after },
    isReachable: isReceiptsPageThere,
    leave: (locale) => location.replace(receiptsPage(locale, needs.peek())),
  });
  renewAfterWords({
    ...{ kiosk, panelOpen, handovers, after },
    isAdapted: computed(() => !needsNothing()),
    isReady,
    onInput: (call) => document.addEventListener('input', call, { capture: true, passive: true }),
    accessLabel: (locale) => textsFor(locale).access,
    leave: () => location.replace(`${import.meta.env.BASE_URL}passage`),
  });
  onReview(kiosk, () => {
    worker.tell({ type: 'expect-message' });
    void import('./screens/qr-code.tsx').catch(() => undefined);
  });
  onVisitEnd(kiosk, () => {
    worker.tell({ type: 'wake', reason: 'visit-end' });
    // Background Sync is one more reason to try, where there is such a thing and it is allowed.
    void shell.then((registration) => registration?.sync?.register('candour-outbox')).catch(() => {});
  });
}

/** By then a thank-you has come to rest on the screen, and stays there as it is until the next page paints it. */
const ARRIVED_AFTER_MS = 700;

/** The service worker has the page: without it, a network that is gone would leave none. */
async function isReady(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, ARRIVED_AFTER_MS));
  return Boolean(navigator.serviceWorker?.controller) && (await fetch(`${import.meta.env.BASE_URL}index.html`)).ok;
}

/** Loaded only once a configuration wants it. */
function answersTouches(kiosk: Kiosk): void {
  const wanted = () => kiosk.shown.peek()?.configuration.response;
  const stop = effect(() => {
    if (!kiosk.shown.value?.configuration.response) return;
    queueMicrotask(() => stop());
    void import('./response/answer-touches.ts').then(
      ({ answerTouches }) => answerTouches(document, navigator, wanted),
      () => undefined,
    );
  });
}

/** A receipt is about to be needed, if what is read over is a message. */
function onReview(kiosk: Kiosk, call: () => void): void {
  effect(() => {
    const state = kiosk.visit.value;
    const { forms = [] } = kiosk.shown.value?.configuration ?? {};
    if (state.at === 'form' && state.isReview && forms.some(({ id, kind }) => id === state.form && kind === 'message')) call();
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
