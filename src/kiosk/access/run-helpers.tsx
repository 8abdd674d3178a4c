// Speech and scanning, run together: begun and ended as the visitor's needs change, with the bar that belongs to them.
import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { Kiosk } from '../kiosk.ts';
import { textsAreHere } from '../text-parts.ts';
import { AccessBar } from './access-bar.tsx';
import { accessTextsFor } from './access-texts.ts';
import { need, needs } from './needs.ts';
import { startScanning } from './scan/start-scanning.ts';
import { scanMsOf } from './scan-ms.ts';
import { localVoice } from './speech/local-voice.ts';
import { createSpeaker, type Speaker } from './speech/speaker.ts';
import { type Reading, startReading } from './speech/start-reading.ts';

/** WCAG 2.2.1: where a limit can be stretched, tenfold is enough. */
const TENFOLD = 10;

let running = false;

/** Once for a page. */
export function runHelpers(document: Document, kiosk: Kiosk): void {
  if (running) return;
  running = true;
  const bar = document.createElement('div');
  bar.className = 'access-foot';
  document.body.append(bar);
  const speaker = createSpeaker({
    speech: globalThis.speechSynthesis,
    locale: () => kiosk.visit.peek().locale,
    manner: () => needs.peek(),
  });
  const reading = runReading(document, bar, speaker, kiosk);
  runScanning(document, bar, speaker, kiosk, () => reading.value);
  effect(() => {
    const { scanning } = needs.value;
    const { locale } = kiosk.visit.value;
    if (!textsAreHere(locale)) return;
    const isOpen = scanning || reading.value !== null;
    document.documentElement.toggleAttribute('data-access-bar', isOpen);
    const props = { texts: accessTextsFor(locale), reading: reading.value, isScanning: scanning, stopScanning };
    render(isOpen ? <AccessBar {...props} /> : null, bar);
  });
}

function stopScanning(): void {
  need({ scanning: false });
}

function runReading(document: Document, bar: HTMLElement, speaker: Speaker, kiosk: Kiosk) {
  const reading = signal<Reading | null>(null);
  const voices = signal({});
  const words = () => accessTextsFor(kiosk.visit.peek().locale);
  effect(() => {
    void voices.value;
    const wanted = needs.value.speech && localVoice(globalThis.speechSynthesis, kiosk.visit.value.locale) !== null;
    const now = reading.peek();
    if (wanted === (now !== null)) return;
    now?.stop();
    reading.value = wanted ? startReading({ document, bar, speaker, words, greeting: () => words().speechHow }) : null;
  });
  // Its voices may be known only a while after the page has started.
  globalThis.speechSynthesis?.addEventListener('voiceschanged', () => {
    voices.value = {};
  });
  // The device's voice may outlive the page.
  addEventListener('pagehide', speaker.hush);
  // While it reads, nobody has walked away.
  setInterval(() => reading.peek() && speaker.isSpeaking() && kiosk.touched(), 1_000);
  return reading;
}

function runScanning(document: Document, bar: HTMLElement, speaker: Speaker, kiosk: Kiosk, reading: () => Reading | null): void {
  let stop: (() => void) | null = null;
  const configuration = () => kiosk.shown.peek()?.configuration;
  effect(() => {
    const { scanning } = needs.value;
    if (scanning === (stop !== null)) return;
    stop?.();
    stop = null;
    if (scanning)
      stop = startScanning({
        document,
        bar,
        switchKey: () => configuration()?.access?.switchKey,
        scanMs: () => needs.peek().scanMs ?? scanMsOf(configuration()),
        isSpeaking: speaker.isSpeaking,
        onMarked: (targets) => reading()?.marked(targets),
        onAlive: kiosk.touched,
        aliveMs: () => TENFOLD * (configuration()?.idle.warnAfterMs ?? 0),
      });
  });
}
