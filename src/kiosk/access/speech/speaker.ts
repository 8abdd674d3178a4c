// Says things in order, each in a voice of its language. What is said next takes the place of what is being said; silence is always at hand. A
// device whose voice fails, or that has none, is silent, no more.
import { localVoice } from './local-voice.ts';

export type Said = { text: string; lang: string };
export type Speaker = { say(parts: readonly Said[]): void; hush(): void; isSpeaking(): boolean };
type Speech = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'speaking' | 'pending'>;
export type SpeakerParts = {
  speech: Speech | undefined;
  /** Whose voice reads what has none of its own. */
  locale(): string;
  manner(): { volume: number; rate: number };
};

export function createSpeaker({ speech, locale, manner }: SpeakerParts): Speaker {
  const say = ({ text, lang }: Said) => {
    const voice = localVoice(speech, lang || locale()) ?? localVoice(speech, locale());
    const { volume, rate } = manner();
    if (voice) speech?.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, volume, rate }));
  };
  return {
    say(parts) {
      try {
        speech?.cancel();
        for (const part of parts) say(part);
      } catch {
        speech?.cancel();
      }
    },
    hush: () => speech?.cancel(),
    isSpeaking: () => speech !== undefined && (speech.speaking || speech.pending),
  };
}
