// Voices for a device that has none, as test machines: stands in for the browser's speech synthesis before the page starts, says nothing,
// and writes down what it was asked to say, in which language, voice and manner. Each utterance lasts a moment.
import type { BrowserContext, Page } from '@playwright/test';

export type Uttered = { text: string; lang: string; voice: string; volume: number; rate: number };
type Written = { uttered: Uttered[]; lastsMs: number };

const LASTS_MS = 20;

export async function standInVoices(context: BrowserContext, voices: readonly { lang: string; localService: boolean }[]): Promise<void> {
  await context.addInitScript(install, { voices, lastsMs: LASTS_MS });
}

/** What was said since it was last asked. */
export function utteredSince(page: Page): Promise<Uttered[]> {
  return page.evaluate(() => (globalThis as unknown as { said: Written }).said.uttered.splice(0));
}

/** What is said from now on is not at its end before somebody ends it. */
export function speakWithoutEnd(page: Page): Promise<void> {
  return page.evaluate(() => {
    (globalThis as unknown as { said: Written }).said.lastsMs = 3_600_000;
  });
}

export function isSpeaking(page: Page): Promise<boolean> {
  return page.evaluate(() => speechSynthesis.speaking || speechSynthesis.pending);
}

/** Runs in the page. */
function install({ voices, lastsMs }: { voices: readonly { lang: string; localService: boolean }[]; lastsMs: number }): void {
  const said: Written = { uttered: [], lastsMs };
  type Utterance = { text: string; lang: string; voice: { name: string } | null; volume: number; rate: number };
  const queue: Utterance[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sayNext = () => {
    const next = queue[0];
    timer = undefined;
    if (!next) return;
    said.uttered.push({ text: next.text, lang: next.lang, voice: next.voice?.name ?? '', volume: next.volume, rate: next.rate });
    timer = setTimeout(() => {
      queue.shift();
      sayNext();
    }, said.lastsMs);
  };
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices.map((voice) => ({ ...voice, name: `${voice.lang} ${voice.localService ? 'here' : 'far'}`, default: false })),
    speak(utterance: Utterance) {
      queue.push(utterance);
      if (!timer) sayNext();
    },
    cancel() {
      queue.length = 0;
      clearTimeout(timer);
      timer = undefined;
    },
  });
  Object.defineProperties(speech, { speaking: { get: () => queue.length > 0 }, pending: { get: () => queue.length > 1 } });
  class StandInUtterance {
    volume = 1;
    rate = 1;
    lang = '';
    voice = null;
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.assign(globalThis, { said, SpeechSynthesisUtterance: StandInUtterance });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech, configurable: true });
}
