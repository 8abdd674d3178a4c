// Wires the receipt page: address, network, clock and device are handed in here and nowhere else. Nothing is stored, and nothing outlives
// the page: it forgets when nobody touches it, when it is left, and when the browser would bring it back. At a kiosk it leads back to that.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { askCollector } from './ask-collector.ts';
import { backToKiosk, readKiosk, standAtKiosk } from './at-kiosk.ts';
import { firstLocale } from './language.ts';
import { takeScanned } from './opened-with.ts';
import { createPageState } from './page-state.ts';
import { prove } from './prove.ts';
import './receipt.css';
import './kiosk.css';
import './needs.css';
import { OWN_DEVICE, PUBLIC_KIOSK, watchIdle } from './watch-idle.ts';

const kiosk = readKiosk(location);
const scanned = takeScanned(location, history);

const fetcher: typeof fetch = (...request) => fetch(...request);
const state = createPageState({
  prove: (codes) => prove(codes, crypto.subtle),
  read: (proven) => askCollector(fetcher, 'reading', proven),
  add: (addition) => askCollector(fetcher, 'additions', addition),
  clock: Date.now,
  isSecure: isSecureContext,
});
const isFading = signal(false);

watchIdle(kiosk || new URLSearchParams(location.search).has('kiosk') ? PUBLIC_KIOSK : OWN_DEVICE, {
  page: window,
  clock: Date.now,
  onStage(stage) {
    isFading.value = stage === 'warning' && (kiosk !== null || state.view.value.at !== 'start');
    // Half-typed codes go too, and nobody needs to be told.
    if (stage === 'over') state.forget(state.view.value.at === 'start' ? state.view.value.note : 'forgotten');
    if (stage === 'over' && kiosk) backToKiosk(location);
  },
});
addEventListener('pagehide', () => state.forget(null));
addEventListener('hashchange', () => {
  const again = takeScanned(location, history);
  if (!again) return;
  state.forget(null);
  void state.open({ how: 'scanned', ...again });
});

const root = document.getElementById('receipt');
if (!root) throw new Error('index.html has no #receipt');
const random = () => crypto.randomUUID();
const done = () => {
  state.forget(null);
  backToKiosk(location);
};
if (kiosk) standAtKiosk(document, kiosk);
const wished = firstLocale([...(kiosk ? [kiosk.lang] : []), ...navigator.languages]);
render(<App {...{ state, isFading, wished, random }} clock={Date.now} onDone={kiosk && done} />, root);
// A page that shows nothing is taken back by the kiosk's service worker: this one stands.
if (kiosk) navigator.serviceWorker?.controller?.postMessage({ type: 'stands' });
if (scanned) void state.open({ how: 'scanned', ...scanned });
