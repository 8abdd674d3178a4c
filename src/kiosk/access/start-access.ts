// Makes what visitors need take effect on the page, from the moment they say so until their visit ends. What few need, speech and scanning,
// loads when it is first wanted.
import { effect } from '@preact/signals-core';
import type { Kiosk } from '../kiosk.ts';
import { startArrowFocus } from './arrow-focus.ts';
import { isAtRest } from './at-rest.ts';
import { forgetAfterVisit } from './forget-after-visit.ts';
import { watchHeldKeys } from './held-keys.ts';
import { ignoreRepeats } from './ignore-repeats.ts';
import { need, needs } from './needs.ts';
import { titlePage } from './title-page.ts';

export function startAccess(document: Document, kiosk: Kiosk): void {
  effect(() => showNeeds(document.documentElement));
  effect(() => titlePage(document, kiosk.shown.value, kiosk.visit.value.locale));
  ignoreRepeats(window, { isWanted: () => needs.peek().ignoreRepeats, onIgnored: kiosk.touched });
  forgetAfterVisit({ kiosk, window, after });
  startArrowFocus(document);
  const startScanning = () => kiosk.shown.peek() && need({ scanning: true });
  watchHeldKeys(document, startScanning);
  document.addEventListener('keydown', ({ code, repeat }) => {
    const keys = kiosk.shown.peek()?.configuration.access;
    if (repeat || !keys) return;
    if (code === keys.switchKey) startScanning();
    if (code === keys.speechKey) need({ speech: !needs.peek().speech });
  });
  startHelpers(document, kiosk);
  // Some devices look for their voices only once they are asked.
  globalThis.speechSynthesis?.getVoices();
}

function showNeeds(root: HTMLElement): void {
  const { text, contrast, reach } = needs.value;
  Object.assign(root.dataset, { text, contrast, reach });
  root.toggleAttribute('data-at-rest', isAtRest.value);
}

function startHelpers(document: Document, kiosk: Kiosk): void {
  effect(() => {
    const { speech, scanning } = needs.value;
    if (speech || scanning)
      void import('./run-helpers.tsx').then(
        ({ runHelpers }) => runHelpers(document, kiosk),
        () => {},
      );
  });
}

function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
