import { describe, expect, it } from 'vitest';
import { createLanguageChoice, firstLanguage } from '../../../src/console/language.ts';
import { en } from '../../../src/console/texts/en.ts';
import { es } from '../../../src/console/texts/es.ts';
import { staffTextsFor } from '../../../src/kiosk/panel/staff-texts.ts';
import { textsSettled, wantTexts } from '../../../src/kiosk/text-parts.ts';

const memory = (kept: Record<string, string> = {}) => ({
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value;
  },
});

describe('the language of the console', () => {
  it('calls pairing what the kiosk calls it', async () => {
    wantTexts(['es']);
    await textsSettled();
    for (const [texts, locale] of [
      [en, 'en'],
      [es, 'es'],
    ] as const) {
      const { pair, pairAgain } = staffTextsFor(locale);
      expect([texts.kiosks.pair, texts.kiosks.pairAgain]).toEqual([pair, pairAgain]);
    }
  });

  it('follows the browser, then the person', () => {
    const kept = {};
    const choice = createLanguageChoice(['fr-FR', 'es-MX', 'en'], memory(kept));
    expect(choice.language.value).toBe('es');
    expect(choice.texts.value.nav.kiosks).toBe('Quioscos');
    choice.choose('en');
    expect(createLanguageChoice(['es'], memory(kept)).language.value).toBe('en');
  });

  it('writes dates as the person’s region does', () => {
    const choice = createLanguageChoice(['en-GB', 'es-MX'], memory());
    expect(choice.tag.value).toBe('en-GB');
    choice.choose('es');
    expect(choice.tag.value).toBe('es-MX');
  });

  it('is English when nothing fits', () => {
    expect(firstLanguage(['fr', 'constructor', ''])).toBe('en');
  });
});

describe('the texts', () => {
  it('say everything in Spanish too', () => {
    const untranslated: string[] = [];
    const compare = (a: unknown, b: unknown, path: string) => {
      if (typeof a === 'object' && a !== null)
        for (const [key, value] of Object.entries(a)) compare(value, (b as Record<string, unknown>)[key], `${path}.${key}`);
      else if (typeof a === 'string' && a === b) untranslated.push(path);
      else expect(typeof b, path).toBe(typeof a);
    };
    compare(en, es, '');
    expect(untranslated).toEqual(['.product']);
  });
});
