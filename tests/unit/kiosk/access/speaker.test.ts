import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localVoice } from '../../../../src/kiosk/access/speech/local-voice.ts';
import { createSpeaker } from '../../../../src/kiosk/access/speech/speaker.ts';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;
const voice = (lang: string, more: Partial<Voice> = {}) => ({ lang, localService: true, default: false, ...more }) as SpeechSynthesisVoice;
const device = (...voices: SpeechSynthesisVoice[]) => ({ getVoices: () => voices });

describe('the voice for a language', () => {
  test.each([
    ['the very one', ['en-US', 'en-GB'], 'en-GB', 'en-GB'],
    ['one of the same language', ['fr-CA', 'en-GB'], 'fr', 'fr-CA'],
    ['also where a device writes it otherwise', ['en_AU', 'EN_gb'], 'en-GB', 'EN_gb'],
    ['none, rather than another language', ['en-GB', 'es-ES'], 'sw', undefined],
    ['not one that merely begins alike', ['est-EE'], 'es', undefined],
  ])('%s', (_, langs, locale, wanted) => {
    expect(localVoice(device(...langs.map((lang) => voice(lang))), locale)?.lang).toBe(wanted);
  });

  test('never one that needs a network, even the only one', () => {
    expect(localVoice(device(voice('ar-SA', { localService: false })), 'ar')).toBeNull();
    const far = voice('en-GB', { localService: false });
    expect(localVoice(device(far, voice('en-US')), 'en-GB')?.lang).toBe('en-US');
  });

  test('of several as near, the one that the device prefers; a device that can’t speak has none', () => {
    expect(localVoice(device(voice('pt-BR'), voice('pt-PT', { default: true })), 'pt')?.lang).toBe('pt-PT');
    expect(localVoice(undefined, 'en')).toBeNull();
  });
});

describe('the speaker', () => {
  let log: string[];
  const speech = {
    ...device(voice('en-GB'), voice('es-ES')),
    ...{ speaking: false, pending: false },
    speak: ({ text, lang, volume, rate }: SpeechSynthesisUtterance) => void log.push(`${lang} ${text} ${volume} ${rate}`),
    cancel: () => void log.push('cancel'),
  };
  beforeEach(() => {
    log = [];
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());
  const speaker = (more: object = {}) =>
    createSpeaker({ speech: { ...speech, ...more }, locale: () => 'en', manner: () => ({ volume: 0.7, rate: 1.25 }) });

  test('stops what is being said, then says all in order, each in its own language, as loud and fast as chosen', () => {
    speaker().say([
      { text: 'How was it?', lang: 'en' },
      { text: 'Español', lang: 'es' },
      { text: 'and on', lang: '' },
    ]);
    expect(log).toEqual(['cancel', 'en-GB How was it? 0.7 1.25', 'es-ES Español 0.7 1.25', 'en-GB and on 0.7 1.25']);
  });

  test('what no voice of the device speaks is said by the visitor’s own, not left out', () => {
    speaker().say([{ text: 'Kiswahili', lang: 'sw' }]);
    expect(log.at(-1)).toBe('en-GB Kiswahili 0.7 1.25');
  });

  test('a voice that fails is silence, no more; so is a device without any', () => {
    const speak = () => {
      throw new Error('no audio');
    };
    expect(() => speaker({ speak }).say([{ text: 'Hello', lang: 'en' }])).not.toThrow();
    expect(log).toEqual(['cancel', 'cancel']);
    const none = createSpeaker({ speech: undefined, locale: () => 'en', manner: () => ({ volume: 1, rate: 1 }) });
    none.say([{ text: 'Hello', lang: 'en' }]);
    none.hush();
    expect(none.isSpeaking()).toBe(false);
  });

  test('speaks while something is said or waits to be', () => {
    expect(speaker().isSpeaking()).toBe(false);
    expect(speaker({ speaking: true }).isSpeaking()).toBe(true);
    expect(speaker({ pending: true }).isSpeaking()).toBe(true);
  });
});
