// The panel that makes the screen easier to use. It stands in the lower half, so that a low hand reaches it and what it changes is seen at
// once above it. Nothing here needs to be confirmed, and all of it is gone when the visit ends.
import { useEffect, useRef } from 'preact/hooks';
import type { Configuration } from '../../protocol/configuration.ts';
import { AccessSwitches } from './access-switches.tsx';
import { accessTextsFor } from './access-texts.ts';
import { forgetNeeds, type Needs } from './needs.ts';
import { pixelsPerMm } from './pixels-per-mm.ts';
import { scanMsOf } from './scan-ms.ts';
import { useLocalVoice } from './speech/use-local-voice.ts';

export type AccessPanelProps = {
  needs: Needs;
  locale: string;
  configuration: Pick<Configuration, 'access'>;
  onClose(): void;
};

/** On lower glass everything is within reach of the same hand anyway, and half of it would hold too little. */
const LOW_REACH_FROM_MM = 200;

export function AccessPanel({ needs, locale, configuration, onClose }: AccessPanelProps) {
  const texts = accessTextsFor(locale);
  const dialog = useRef<HTMLDialogElement>(null);
  const hasVoice = useLocalVoice(locale);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Gives the focus back to what opened it.
    return () => current?.close();
  }, []);
  const scanMs = scanMsOf(configuration);
  const isTall = innerHeight / pixelsPerMm(document.documentElement) >= LOW_REACH_FROM_MM;
  return (
    <dialog ref={dialog} class="access-panel" aria-labelledby="access-title" onClose={onClose} closedby={closedBy(needs)}>
      <h2 id="access-title" tabIndex={-1} autofocus>
        {texts.title}
      </h2>
      <AccessSwitches {...{ needs, texts, scanMs, hasVoice, isTall }} />
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={forgetNeeds}>
          {texts.normal}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {texts.done}
        </button>
      </div>
    </dialog>
  );
}

/** A touch beside it closes it, but not one that only followed the touch that opened it. */
function closedBy({ ignoreRepeats }: Needs): 'any' | 'closerequest' {
  return ignoreRepeats ? 'closerequest' : 'any';
}
