// What stands in place of visits, or over one: set-up or a pause; what a visitor needs the screen to be, and the idle warning; the staff
// panel. Most visits need none of it: each screen is loaded when it is wanted.
import { closeAccess, type Needs } from '../access/needs.ts';
import type { Kiosk } from '../kiosk.ts';
import type { StaffPanelProps } from '../panel/staff-panel.tsx';
import { wantTexts } from '../text-parts.ts';
import type { Shown, VisitState } from '../visit.ts';
import type { WorkerClient } from '../worker-client.ts';
import type { KioskState } from '../worker-port.ts';
import { IdleWarning } from './idle-warning.tsx';
import { Lazy } from './lazy.tsx';

const setUpScreen = async () => {
  wantTexts([navigator.language]);
  return (await import('../panel/set-up-screen.tsx')).SetUpScreen;
};
const closedScreen = async () => (await import('./closed-screen.tsx')).ClosedScreen;
const accessPanel = async () => (await import('../access/access-panel.tsx')).AccessPanel;
const staffPanel = async () => (await import('../panel/staff-panel.tsx')).StaffPanel;

type InsteadProps = {
  worker: WorkerClient;
  station: Exclude<KioskState, { state: 'starting' | 'paired' }>;
  pairingCode: string | null;
  locale: string;
};

export function InsteadOfVisits({ worker, station, pairingCode, locale }: InsteadProps) {
  if (station.state !== 'unpaired') return <Lazy key="closed" load={closedScreen} props={{ state: station, locale }} />;
  return <Lazy key="set-up" load={setUpScreen} props={{ worker, code: pairingCode, locale: navigator.language }} />;
}

type OverProps = { shown: Shown; visit: VisitState; secondsLeft: number | null; access: Needs | null; kiosk: Kiosk };

export function OverVisit({ shown, visit, secondsLeft, access, kiosk }: OverProps) {
  const { locale } = visit;
  return (
    <>
      {access && (
        <Lazy
          load={accessPanel}
          onError={closeAccess}
          props={{ needs: access, locale, configuration: shown.configuration, onClose: closeAccess }}
        />
      )}
      {secondsLeft !== null && (
        <IdleWarning
          {...{ secondsLeft, locale }}
          isUnsent={visit.at !== 'thanks'}
          onStay={kiosk.stillHere}
          onFinish={() => kiosk.dispatch({ type: 'finish' })}
        />
      )}
    </>
  );
}

export function OverAll(props: StaffPanelProps) {
  return <Lazy load={staffPanel} onError={props.onClose} props={props} />;
}
