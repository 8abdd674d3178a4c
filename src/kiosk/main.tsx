// Wires the kiosk's page: the parts that touch the browser are made here and handed in. The first paint waits for nothing: the
// configuration shown last is put on screen while the worker still opens its store; lock-down and updates load right after it.
import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { setDensity } from './access/density.ts';
import { accessOpen, needs } from './access/needs.ts';
import { App, roomIn } from './app.tsx';
import { createKiosk } from './kiosk.ts';
import { lastShownIn } from './last-shown.ts';
import { loadDoors } from './load-doors.ts';
import { pageClock } from './page-clock.ts';
import { handoversIn } from './renewal/handover.ts';
import { Boundary } from './screens/boundary.tsx';
import { loadLater } from './screens/later.tsx';
import { shellVersion } from './shell-version.ts';
import type { Takeover } from './takeover.ts';
import { textsAreHere, wantTexts } from './text-parts.ts';
import { inLanguage } from './texts.ts';
import { trustedScriptUrl } from './trusted-urls.ts';
import { unfinishedStartsIn } from './unfinished-starts.ts';
import { isBusy } from './visit.ts';
import workerUrl from './worker/worker.ts?worker&url';
import { createWorkerClient, type WorkerLike } from './worker-client.ts';
import '../tokens.css';
import './screens/screens.css';
import './screens/arabic.css';
import './access/access.css';
import './access/large-text.css';
import './access/contrast.css';
import './access/low-reach.css';

const root = document.getElementById('kiosk') as HTMLElement;
const search = new URLSearchParams(location.search);

if (search.has('preview')) void import('./preview.tsx').then(({ startPreview }) => startPreview(root));
else start();

function start(): void {
  const handovers = handoversIn(() => localStorage, Date.now);
  const handover = handovers.take();
  const starts = unfinishedStartsIn(() => localStorage, shellVersion);
  // The page before stood, whether it has come to say so or not.
  if (handover) starts.finish();
  const unfinishedStarts = starts.begin();
  const lastShown = lastShownIn(() => localStorage);
  const pairingCode = takePairingCode();
  const panelOpen = signal(false);
  const after = (ms: number, call: () => void) => void setTimeout(call, ms);
  const worker = createWorkerClient({ startWorker, shellVersion, unfinishedStarts, renewed: handover !== null, after });
  const kiosk = createKiosk({
    record: worker.record,
    room: () => roomIn(worker.state.peek()),
    turnedAway: (kind) => worker.tell({ type: 'turned-away', kind }),
    loadDoors,
    ...pageClock,
  });
  let takeover: Takeover | null = null;
  /** What was remembered can't be shown: as if nothing had been. The worker's configuration is then rehearsed before it is shown. */
  const forgetShown = () => {
    lastShown.forget();
    kiosk.show(null);
  };
  const screenFailed = (error: unknown) => (takeover ? takeover.screenFailed(error) : forgetShown());
  const remembered = lastShown.read();
  // A start that showed nothing may have died of just this: now the worker decides first.
  if (remembered && unfinishedStarts === 0) showRemembered(() => kiosk.show(remembered), forgetShown);
  const thanks = handover?.thanks;
  if (thanks && kiosk.shown.peek())
    kiosk.enter({ at: 'thanks', locale: thanks.locale, form: thanks.form, still: { access: thanks.access } });
  if (handover?.begun) kiosk.dispatch(handover.begun);
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
      access: accessOpen.value ? needs.value : null,
    };
    const { locale } = view.visit;
    wantTexts([locale]);
    const isHere = textsAreHere(locale);
    // The screen before stays for that moment: nothing is painted half in one language and half in another. Thanks are the configuration's words.
    if (!isHere && !('still' in view.visit)) return;
    Object.assign(document.documentElement, inLanguage(locale));
    setDensity(document.documentElement, view.shown?.configuration);
    render(
      <Boundary onError={screenFailed}>
        <App {...{ view, kiosk, worker, pairingCode, closePanel }} />
      </Boundary>,
      root,
    );
  });
  effect(() => worker.tell({ type: 'visit-state', busy: isBusy(kiosk.visit.value) }));
  afterPaint(
    () =>
      void loadLater().then(({ startTakeover, rehearse }) => {
        takeover = startTakeover({ kiosk, worker, lastShown, rehearse, afterPaint, confirmed: starts.finish });
        return kiosk.load();
      }),
  );
  afterPaint(
    () =>
      void import('./after-paint.ts').then(({ startAfterPaint }) => startAfterPaint({ kiosk, worker, panelOpen, handovers, wantTexts })),
  );
}

function showRemembered(show: () => void, forget: () => void): void {
  try {
    show();
  } catch {
    forget();
  }
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
