// Messages that wait, as a sequence of QR codes shown one after the other, again and again, until the console's camera has them all. What is
// in the codes is sealed: whoever films the screen learns nothing.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { count, fill } from '../fill-text.ts';
import { focus } from '../screens/heading.tsx';
import type { RescueTold } from '../worker-port.ts';
import { RescueCode } from './rescue-code.tsx';
import type { StaffTexts } from './staff-texts.ts';
import type { StaffWorker } from './staff-worker.ts';

type CodesProps = { worker: Pick<StaffWorker, 'rescue'>; texts: StaffTexts; locale: string; onBack(): void };
type Codes = Extract<RescueTold, { step: 'codes' }>;

/** Slow enough for a camera, and never more than three flashes a second. */
const CODE_MS = 500;

export function RescueCodes({ worker, texts, locale, onBack }: CodesProps) {
  const told = useSignal<RescueTold | null>(null);
  const ask = async (after: number | null) => {
    told.value = null;
    told.value = await worker.rescue({ step: 'codes', after });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; more is asked for by hand
  useEffect(() => void ask(null), []);
  const codes = told.value?.step === 'codes' && told.value.frames.length > 0 ? told.value : null;
  return (
    <section class="codes">
      <h2 id="panel-title" ref={focus} tabIndex={-1}>
        {texts.codesTitle}
      </h2>
      {codes ? (
        <Sequence key={codes.frames[0]} codes={codes} texts={texts} locale={locale} onMore={(after) => void ask(after)} onBack={onBack} />
      ) : (
        <>
          <p role="status">{words(told.value, texts)}</p>
          <button type="button" class="secondary" onClick={onBack}>
            {texts.codesDone}
          </button>
        </>
      )}
    </section>
  );
}

function words(told: RescueTold | null, texts: StaffTexts): string {
  if (told === null) return texts.rescueBegins;
  return told.step === 'failed' ? fill(texts.rescueFailed, { reason: told.reason }) : texts.codesNothing;
}

type SequenceProps = { codes: Codes; texts: StaffTexts; locale: string; onMore(after: number): void; onBack(): void };

function Sequence({ codes, texts, locale, onMore, onBack }: SequenceProps) {
  const { frames, words, more } = codes;
  const place = useSignal(0);
  const running = useSignal(true);
  const turn = (by: number) => {
    place.value = (place.value + by + frames.length) % frames.length;
  };
  const turnByHand = (by: number) => {
    running.value = false;
    turn(by);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel renders every second, the codes must not wait for it
  useEffect(() => {
    if (!running.value) return;
    const timer = setInterval(() => turn(1), CODE_MS);
    return () => clearInterval(timer);
  }, [running.value]);
  const key = (name: string, press: () => void, kind = 'secondary') => (
    <button type="button" class={kind} onClick={press}>
      {name}
    </button>
  );
  return (
    <>
      <p>
        {count(texts.codesMessages, words, locale)} {texts.codesLine}
      </p>
      <RescueCode text={frames[place.value] ?? ''} label={fill(texts.codesOf, { n: place.value + 1, of: frames.length })} />
      <div class="codes-keys">
        {key(texts.codesBack, () => turnByHand(-1))}
        {key(running.value ? texts.codesPause : texts.codesGoOn, () => (running.value = !running.value), 'primary')}
        {key(texts.codesForward, () => turnByHand(1))}
        {more !== null && key(texts.codesMore, () => onMore(more))}
        {key(texts.codesDone, onBack)}
      </div>
    </>
  );
}
