// What is on screen as a whole: the visit, or in its place set-up or a pause, and over it the idle warning and the staff panel.
// A plain function of what it is given; `main.tsx` renders it anew whenever a signal changes.
import type { Room } from '../protocol/batch.ts';
import type { Needs } from './access/needs.ts';
import type { Kiosk } from './kiosk.ts';
import { Later } from './screens/later.tsx';
import { VisitScreen } from './screens/visit-screen.tsx';
import { isBusy, type Shown, type VisitState } from './visit.ts';
import type { WorkerClient } from './worker-client.ts';
import type { KioskState } from './worker-port.ts';

type View = {
  station: KioskState;
  shown: Shown | null;
  visit: VisitState;
  secondsLeft: number | null;
  /** What the visitor needs, while they choose it. */
  access: Needs | null;
  panelOpen: boolean;
};
export type AppProps = {
  view: View;
  kiosk: Kiosk;
  worker: WorkerClient;
  /** From the address: a code to pair with at once. */
  pairingCode: string | null;
  closePanel(): void;
};

/** Between visits the worker's state decides what stands here; a visit that runs is left in peace. */
export function App({ view, kiosk, worker, pairingCode, closePanel }: AppProps) {
  const { station, visit, panelOpen } = view;
  const { locale } = visit;
  const takesVisits = station.state === 'starting' || station.state === 'paired' || isBusy(visit);
  return (
    <>
      {takesVisits ? (
        <Visit view={view} room={roomIn(station)} kiosk={kiosk} />
      ) : (
        <Later key="instead" screen="InsteadOfVisits" props={{ worker, station, pairingCode, locale }} />
      )}
      {panelOpen && <Later key="panel" screen="OverAll" props={{ worker, kiosk, station, locale, onClose: closePanel }} />}
    </>
  );
}

/** What is taken just now, as far as the worker has told. */
export function roomIn(station: KioskState): Room {
  return station.state === 'paired' ? station.room : 'ample';
}

type VisitProps = { view: Pick<View, 'shown' | 'visit' | 'secondsLeft' | 'access'>; room: Room; kiosk: Kiosk };

export function Visit({ view, room, kiosk }: VisitProps) {
  const { shown, visit, secondsLeft, access } = view;
  if (!shown) return null;
  return (
    <>
      <VisitScreen shown={shown} state={visit} room={room} dispatch={kiosk.dispatch} />
      {(access || secondsLeft !== null) && <Later screen="OverVisit" props={{ shown, visit, secondsLeft, access, kiosk }} />}
    </>
  );
}
