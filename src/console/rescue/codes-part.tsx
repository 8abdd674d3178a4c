// Messages as codes on a kiosk's screen, read with this device's camera. As soon as all codes of one sequence have been read, it is imported.
import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { FrameSeen } from '../../protocol/rescue-frames.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { numberRanges } from '../fleet/number-ranges.ts';
import { createCodesImport, type Sequence } from './codes-import.ts';
import { ImportResult } from './import-result.tsx';
import { rangesOf } from './import-sums.ts';
import { type Camera, type CameraTrouble, openCamera } from './read-camera.ts';

type CameraState = { at: 'off'; trouble: CameraTrouble | null } | { at: 'opening' } | { at: 'on'; camera: Camera };

export function CodesPart() {
  const { api } = useApp();
  const texts = useTexts().rescue;
  const codes = useMemo(() => createCodesImport((part) => api.call('importRescue', { body: part })), [api]);
  const state = useSignal<CameraState>({ at: 'off', trouble: null });
  const video = useRef<HTMLVideoElement>(null);
  const id = useId();

  const start = async () => {
    state.value = { at: 'opening' };
    const opened = video.current ? await openCamera({ video: video.current, onCode: codes.see }) : 'none';
    state.value = typeof opened === 'string' ? { at: 'off', trouble: opened } : { at: 'on', camera: opened };
  };
  const stop = () => {
    if (state.peek().at === 'on') (state.peek() as { camera: Camera }).camera.stop();
    state.value = { at: 'off', trouble: null };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is left
  useEffect(() => stop, []);
  const { value } = state;
  return (
    <section class="card rescue-way" aria-labelledby={id}>
      <h2 id={id}>{texts.codesTitle}</h2>
      <p class="hint">{texts.codesLine}</p>
      <p>
        {value.at === 'on' ? (
          <button type="button" onClick={stop}>
            {texts.stop}
          </button>
        ) : (
          <button type="button" class="primary" disabled={value.at === 'opening'} onClick={() => void start()}>
            {value.at === 'opening' ? texts.opening : texts.start}
          </button>
        )}
      </p>
      {value.at === 'off' && value.trouble && (
        <p class="error" role="alert">
          {texts.trouble[value.trouble]}
        </p>
      )}
      <video ref={video} class="viewfinder" hidden={value.at !== 'on'} muted playsInline aria-label={texts.picture} />
      <div role="status">
        {value.at === 'on' && <p class="hint">{lookingWords(codes.lastSeen.value, texts)}</p>}
        {codes.sequences.value.map((sequence) => (
          <SequenceState key={`${sequence.part}/${sequence.of}`} sequence={sequence} onAgain={() => codes.again(sequence.part)} />
        ))}
      </div>
    </section>
  );
}

/** Nothing once codes of ours have been seen: then their numbers speak. */
function lookingWords(seen: FrameSeen | null, texts: ReturnType<typeof useTexts>['rescue']): string {
  if (seen === null) return texts.looking;
  return seen === 'foreign' ? texts.foreign : '';
}

function SequenceState({ sequence, onAgain }: { sequence: Sequence; onAgain(): void }) {
  const tag = useTag();
  const texts = useTexts().rescue;
  const { part, of, missing, outcome } = sequence;
  if (outcome === 'damaged') return <p class="error">{texts.unreadable}</p>;
  if (typeof outcome === 'object')
    return (
      <>
        <ImportResult result={outcome} />
        {outcome.stopped && (
          <button type="button" onClick={onAgain}>
            {texts.again}
          </button>
        )}
      </>
    );
  const read = of - missing.length;
  return (
    <div class="rescue-progress">
      <p>{outcome === 'importing' ? texts.allRead(part) : texts.readSoFar(part, read, of)}</p>
      <progress max={of} value={read} aria-label={texts.readSoFar(part, read, of)} />
      {missing.length > 0 && <p class="hint">{texts.stillMissing(numberRanges(rangesOf(missing), tag))}</p>}
    </div>
  );
}
