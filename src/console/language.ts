// The language of the console: as the browser wishes until the person chooses, then as chosen, also next time.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { en, type Texts } from './texts/en.ts';
import { es } from './texts/es.ts';

const TEXTS = { en, es } as const satisfies Record<string, Texts>;
export type Language = keyof typeof TEXTS;
export const LANGUAGES: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'es', name: 'Español' },
];

export type LanguageChoice = {
  readonly language: ReadonlySignal<Language>;
  readonly texts: ReadonlySignal<Texts>;
  /** How this person's region writes dates and numbers in that language: `en-GB` rather than `en`. */
  readonly tag: ReadonlySignal<string>;
  choose(language: Language): void;
};

const REMEMBERED = 'candour-console-language';

export function createLanguageChoice(preferred: readonly string[], remembered: Pick<Storage, 'getItem' | 'setItem'>): LanguageChoice {
  const language = signal(firstLanguage([remembered.getItem(REMEMBERED) ?? '', ...preferred]));
  return {
    language,
    texts: computed(() => TEXTS[language.value]),
    tag: computed(
      () => preferred.find((wish) => firstLanguage([wish, '']) === language.value && wish.startsWith(language.value)) ?? language.value,
    ),
    choose(chosen) {
      language.value = chosen;
      remembered.setItem(REMEMBERED, chosen);
    },
  };
}

/** The first of the wishes we have, by its language alone; English else. */
export function firstLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const id = wish.toLowerCase().split('-')[0] ?? '';
    if (Object.hasOwn(TEXTS, id)) return id as Language;
  }
  return 'en';
}
