// The staff panel over the screen: PIN first, then the report of this kiosk. Closes by itself when nobody uses it. A visit that
// was running goes on behind the PIN pad and ends only when the PIN was right.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Kiosk } from '../kiosk.ts';
import { focus } from '../screens/heading.tsx';
import type { WorkerClient } from '../worker-client.ts';
import type { KioskState } from '../worker-port.ts';
import { closesWhenIdle } from './idle-close.ts';
import { PinPad } from './pin-pad.tsx';
import { ReportView } from './report-view.tsx';
import { SetUpScreen } from './set-up-screen.tsx';
import { staffTextsFor } from './staff-texts.ts';
import { SyncNow } from './sync-now.tsx';
import { usePanelReport } from './use-panel-report.ts';
import './panel.css';

export type StaffPanelProps = { worker: WorkerClient; kiosk: Kiosk; station: KioskState; locale: string; onClose(): void };

export function StaffPanel({ worker, kiosk, station: state, locale, onClose }: StaffPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opened = useSignal(false);
  const texts = staffTextsFor(locale);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => closesWhenIdle(document, onClose), [onClose]);
  useEffect(() => {
    if (state.state !== 'paired' && state.state !== 'refused') onClose();
  }, [state.state, onClose]);
  const pin = state.state === 'paired' || state.state === 'refused' ? state.pin : null;
  const open = () => {
    opened.value = true;
    kiosk.dispatch({ type: 'leave' });
  };
  return (
    <dialog ref={dialog} class="staff-panel" aria-labelledby="panel-title" onCancel={onClose}>
      {opened.value ? (
        <Report worker={worker} refused={state.state === 'refused'} locale={locale} />
      ) : pin ? (
        <PinPad pin={pin} texts={texts} locale={locale} onRight={open} />
      ) : state.state === 'refused' ? (
        <SetUpScreen worker={worker} code={null} />
      ) : (
        <p id="panel-title">{texts.pinMissing}</p>
      )}
      <button type="button" class="secondary close" onClick={onClose}>
        {texts.close}
      </button>
    </dialog>
  );
}

function Report({ worker, refused, locale }: { worker: WorkerClient; refused: boolean; locale: string }) {
  const texts = staffTextsFor(locale);
  const report = usePanelReport(worker);
  const pairing = useSignal(false);
  if (pairing.value) return <SetUpScreen worker={worker} code={null} />;
  return (
    <>
      <h2 id="panel-title" ref={focus} tabIndex={-1}>
        {texts.panelTitle}
      </h2>
      {refused ? (
        <button type="button" class="primary" onClick={() => (pairing.value = true)}>
          {texts.pairAgain}
        </button>
      ) : (
        <SyncNow worker={worker} report={report} texts={texts} />
      )}
      {report && <ReportView report={report} texts={texts} locale={locale} />}
    </>
  );
}
