// The device's own voice for a language: only one that speaks without a network, so that nothing a visitor hears was sent anywhere.
export type Voices = Pick<SpeechSynthesis, 'getVoices'>;

export function localVoice(speech: Voices | undefined, locale: string): SpeechSynthesisVoice | null {
  const local = speech?.getVoices().filter(({ localService }) => localService) ?? [];
  const own = local.filter(({ lang }) => tag(lang) === tag(locale));
  const near = local.filter(({ lang }) => language(lang) === language(locale));
  return own[0] ?? near.find((one) => one.default) ?? near[0] ?? null;
}

/** Some devices write `en_GB`. */
function tag(lang: string): string {
  return lang.replace('_', '-').toLowerCase();
}

function language(lang: string): string {
  return tag(lang).split('-')[0] ?? '';
}
