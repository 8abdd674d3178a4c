// The staff panel over the screen: PIN first, then the report of this kiosk. Closes by itself when nobody uses it. A visit that
// was running goes on behind the PIN pad and ends only when the PIN was right.
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Kiosk } from '../kiosk.ts';
import { focus } from '../screens/heading.tsx';
import { Lazy } from '../screens/lazy.tsx';
import { inLanguage } from '../texts.ts';
import type { WorkerClient } from '../worker-client.ts';
import type { KioskState } from '../worker-port.ts';
import { CLOSE_AFTER_MS, CLOSE_CODES_AFTER_MS, closesWhenIdle } from './idle-close.ts';
import { PinPad } from './pin-pad.tsx';
import { ReportView } from './report-view.tsx';
import { RescueSection } from './rescue-section.tsx';
import { SetUpScreen } from './set-up-screen.tsx';
import { staffTextsFor } from './staff-texts.ts';
import { staffWorker } from './staff-worker.ts';
import { SyncNow } from './sync-now.tsx';
import { usePanelReport } from './use-panel-report.ts';
import './panel.css';

export type StaffPanelProps = { worker: WorkerClient; kiosk: Kiosk; station: KioskState; locale: string; onClose(): void };

const rescueCodes = async () => (await import('./rescue-codes.tsx')).RescueCodes;

export function StaffPanel({ worker, kiosk, station: state, locale: visitLocale, onClose }: StaffPanelProps) {
  // The visit behind it ends, and its language with it; the panel goes on in the one it was opened in.
  const [locale] = useState(visitLocale);
  const dialog = useRef<HTMLDialogElement>(null);
  const opened = useSignal(false);
  const texts = staffTextsFor(locale);
  useEffect(() => dialog.current?.showModal(), []);
  const codes = useSignal(false);
  const closeAfterMs = codes.value ? CLOSE_CODES_AFTER_MS : CLOSE_AFTER_MS;
  useEffect(() => closesWhenIdle(document, onClose, closeAfterMs), [onClose, closeAfterMs]);
  useEffect(() => {
    if (state.state !== 'paired' && state.state !== 'refused') onClose();
  }, [state.state, onClose]);
  const pin = state.state === 'paired' || state.state === 'refused' ? state.pin : null;
  const open = () => {
    opened.value = true;
    kiosk.dispatch({ type: 'leave' });
  };
  return (
    <dialog ref={dialog} class="staff-panel" {...inLanguage(texts.language)} aria-labelledby="panel-title" onCancel={onClose}>
      {opened.value ? (
        <Report worker={worker} station={state} locale={locale} codes={codes} />
      ) : pin ? (
        <PinPad pin={pin} texts={texts} locale={locale} onRight={open} />
      ) : state.state === 'refused' ? (
        <SetUpScreen worker={worker} code={null} locale={locale} />
      ) : (
        <p id="panel-title">{texts.pinMissing}</p>
      )}
      <button type="button" class="secondary close" onClick={onClose}>
        {texts.close}
      </button>
    </dialog>
  );
}

const readingView = async () => (await import('./reading/reading-view.tsx')).ReadingView;

type ReportProps = Pick<StaffPanelProps, 'worker' | 'station' | 'locale'> & { codes: Signal<boolean> };

function Report({ worker, station, locale, codes }: ReportProps) {
  const texts = staffTextsFor(locale);
  const [staff] = useState(() => staffWorker(worker));
  const report = usePanelReport(staff);
  const pairing = useSignal(false);
  const reading = useSignal(false);
  if (pairing.value) return <SetUpScreen worker={worker} code={null} locale={locale} />;
  if (codes.value) return <Lazy load={rescueCodes} props={{ worker: staff, texts, locale, onBack: () => (codes.value = false) }} />;
  if (reading.value && station.state === 'paired') {
    const { readers, configuration } = station;
    const props = { worker: staff, readers, configuration, locale, onBack: () => (reading.value = false) };
    return <Lazy key="reading" load={readingView} props={props} onError={() => (reading.value = false)} />;
  }
  return (
    <>
      <h2 id="panel-title" ref={focus} tabIndex={-1}>
        {texts.panelTitle}
      </h2>
      {station.state === 'refused' ? (
        <button type="button" class="primary" onClick={() => (pairing.value = true)}>
          {texts.pairAgain}
        </button>
      ) : (
        <SyncNow worker={worker} report={report} texts={texts} />
      )}
      {canRead(station) && report && report.waiting.comments > 0 && (
        <button type="button" class="secondary read" onClick={() => (reading.value = true)}>
          {texts.read}
        </button>
      )}
      {report && <ReportView report={report} texts={texts} locale={locale} />}
      <RescueSection worker={staff} texts={texts} locale={locale} onCodes={() => (codes.value = true)} />
    </>
  );
}

/** Without somebody enrolled, or a browser that knows security keys, there is nothing to offer. */
function canRead(station: KioskState): boolean {
  return station.state === 'paired' && station.readers.length > 0 && 'PublicKeyCredential' in globalThis;
}
