// The page: language above, one thing at a time below.
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import { KIOSK_LOCALES, type KioskLocale } from '../protocol/kiosk-locales.ts';
import { KioskHeader } from './kiosk-header.tsx';
import { directionOf, OWN_NAMES } from './language.ts';
import type { PageState } from './page-state.ts';
import { ScannedScreen } from './scanned-screen.tsx';
import { ShownScreen } from './shown-screen.tsx';
import { StartScreen } from './start-screen.tsx';
import { type Words, wordsIn } from './words.ts';

type AppProps = {
  state: PageState;
  isFading: ReadonlySignal<boolean>;
  wished: KioskLocale;
  random: () => string;
  clock: () => number;
  /** Back to the kiosk; null: this is nobody's kiosk. */
  onDone: (() => void) | null;
};

export function App({ state, isFading, wished, random, clock, onDone }: AppProps) {
  const [locale, setLocale] = useState(wished);
  const words = wordsIn(locale, onDone !== null);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    document.title = words.texts.title;
  }, [locale, words.texts.title]);
  const view = state.view.value;
  return (
    <>
      <header>
        {onDone ? <KioskHeader words={words} choose={setLocale} onDone={onDone} /> : <LanguageChoice words={words} choose={setLocale} />}
      </header>
      <main key={state.life.value}>
        {view.at === 'start' && <StartScreen state={state} note={view.note} words={words} />}
        {view.at === 'scanned' && <ScannedScreen state={state} codes={view.codes} words={words} />}
        {view.at === 'shown' && <ShownScreen state={state} view={view} words={words} random={random} clock={clock} />}
      </main>
      {isFading.value && (
        <div class="fading" role="alert">
          <p>
            <strong>{words.texts.stillThere}</strong> {words.texts.stillThereLine}
          </p>
          <button type="button">{words.texts.stay}</button>
        </div>
      )}
    </>
  );
}

function LanguageChoice({ words: { locale, texts }, choose }: { words: Words; choose(locale: KioskLocale): void }) {
  return (
    <label class="language">
      <span>{texts.language}</span>
      <select value={locale} onChange={(event) => choose(event.currentTarget.value as KioskLocale)}>
        {KIOSK_LOCALES.map((one) => (
          <option key={one} value={one} lang={one}>
            {OWN_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
