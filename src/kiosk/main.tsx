// Wires the kiosk's page: the parts that touch the browser are made here and handed in. The first paint waits for nothing: the
// configuration shown last is put on screen while the worker still opens its store; lock-down and updates load right after it.
import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { App } from './app.tsx';
import { createKiosk } from './kiosk.ts';
import { lastShownIn } from './last-shown.ts';
import { pageClock } from './page-clock.ts';
import { Boundary } from './screens/boundary.tsx';
import { rehearse } from './screens/rehearse.tsx';
import { shellVersion } from './shell-version.ts';
import { startTakeover } from './takeover.ts';
import { trustedScriptUrl } from './trusted-urls.ts';
import { isBusy } from './visit.ts';
import workerUrl from './worker/worker.ts?worker&url';
import { createWorkerClient, type WorkerLike } from './worker-client.ts';
import '../tokens.css';
import './screens/screens.css';

const root = document.getElementById('kiosk') as HTMLElement;
const search = new URLSearchParams(location.search);

if (search.has('preview')) void import('./preview.tsx').then(({ startPreview }) => startPreview(root));
else start();

function start(): void {
  const lastShown = lastShownIn(() => localStorage);
  const pairingCode = takePairingCode();
  const panelOpen = signal(false);
  const worker = createWorkerClient({ startWorker, shellVersion, after: (ms, call) => void setTimeout(call, ms) });
  const kiosk = createKiosk({ record: worker.record, ...pageClock });
  const remembered = lastShown.read();
  if (remembered) kiosk.show(remembered);
  const takeover = startTakeover({ kiosk, worker, lastShown, rehearse, afterPaint });
  const closePanel = () => {
    panelOpen.value = false;
  };

  effect(() => {
    const { shown, visit, secondsLeft } = kiosk;
    const view = {
      station: worker.state.value,
      shown: shown.value,
      visit: visit.value,
      secondsLeft: secondsLeft.value,
      panelOpen: panelOpen.value,
    };
    document.documentElement.lang = view.visit.locale;
    render(
      <Boundary onError={takeover.screenFailed}>
        <App {...{ view, kiosk, worker, pairingCode, closePanel }} />
      </Boundary>,
      root,
    );
  });
  effect(() => worker.tell({ type: 'visit-state', busy: isBusy(kiosk.visit.value) }));
  afterPaint(() => void import('./after-paint.ts').then(({ startAfterPaint }) => startAfterPaint({ kiosk, worker, panelOpen })));
}

function startWorker(): WorkerLike {
  return new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'candour-kiosk' }) as WorkerLike;
}

function afterPaint(call: () => void): void {
  requestAnimationFrame(() => setTimeout(call));
}

/** The code leaves the address bar at once: it is a secret, and a reload must not try it again. */
function takePairingCode(): string | null {
  const code = search.get('pair');
  if (code !== null) history.replaceState(null, '', location.pathname);
  return code;
}
