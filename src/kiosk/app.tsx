// What is on screen as a whole: the visit, or in its place set-up or a pause, and over it the idle warning and the staff panel.
// A plain function of what it is given; `main.tsx` renders it anew whenever a signal changes.

import type { Kiosk } from './kiosk.ts';
import { IdleWarning } from './screens/idle-warning.tsx';
import { Lazy } from './screens/lazy.tsx';
import { VisitScreen } from './screens/visit-screen.tsx';
import { textsFor } from './texts.ts';
import { isBusy, type Shown, type VisitState } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';
import type { KioskState } from './worker-port.ts';

export type View = { station: KioskState; shown: Shown | null; visit: VisitState; secondsLeft: number | null; panelOpen: boolean };
export type AppProps = {
  view: View;
  kiosk: Kiosk;
  worker: WorkerClient;
  /** From the address: a code to pair with at once. */
  pairingCode: string | null;
  closePanel(): void;
};

// Screens that most visits never need, loaded when they are wanted.
const setUpScreen = async () => (await import('./panel/set-up-screen.tsx')).SetUpScreen;
const closedScreen = async () => (await import('./screens/closed-screen.tsx')).ClosedScreen;
const staffPanel = async () => (await import('./panel/staff-panel.tsx')).StaffPanel;

export function App({ view, kiosk, worker, pairingCode, closePanel }: AppProps) {
  return (
    <>
      <Station view={view} kiosk={kiosk} worker={worker} pairingCode={pairingCode} />
      {view.panelOpen && (
        <Lazy
          load={staffPanel}
          onError={closePanel}
          props={{ worker, kiosk, station: view.station, locale: view.visit.locale, onClose: closePanel }}
        />
      )}
    </>
  );
}

/** Between visits the worker's state decides what stands here; a visit that runs is left in peace. */
function Station({ view, kiosk, worker, pairingCode }: Omit<AppProps, 'closePanel'>) {
  const { station, visit } = view;
  const takesVisits = station.state === 'starting' || station.state === 'paired';
  if (takesVisits || isBusy(visit)) return <Visit view={view} kiosk={kiosk} />;
  if (station.state === 'unpaired') return <Lazy key="set-up" load={setUpScreen} props={{ worker, code: pairingCode }} />;
  return <Lazy key="closed" load={closedScreen} props={{ state: station, locale: visit.locale }} />;
}

export function Visit({ view, kiosk }: { view: Pick<View, 'shown' | 'visit' | 'secondsLeft'>; kiosk: Kiosk }) {
  const { shown, visit, secondsLeft } = view;
  if (!shown) return null;
  return (
    <>
      <VisitScreen shown={shown} state={visit} dispatch={kiosk.dispatch} />
      {secondsLeft !== null && (
        <IdleWarning
          secondsLeft={secondsLeft}
          locale={visit.locale}
          texts={textsFor(visit.locale)}
          onStay={kiosk.stillHere}
          onFinish={() => kiosk.dispatch({ type: 'finish' })}
        />
      )}
    </>
  );
}
