// Every key that is no letter has a name in every language.
import { expect, test } from 'vitest';
import { keyboardWordsFor } from '../../../../src/kiosk/keyboard/keyboard-words.ts';
import { keysFor, type Wish } from '../../../../src/kiosk/keyboard/keys.ts';
import { LAYOUTS, layoutFor } from '../../../../src/kiosk/keyboard/layouts/layout-for.ts';

const english = keyboardWordsFor('en');
const LETTERS: Omit<Wish, 'locale' | 'kind'> = { multiline: false, layer: 'letters', latin: false, tall: true };

test.each(Object.keys(LAYOUTS))('%s', (locale) => {
  const words = keyboardWordsFor(locale);
  if (locale !== 'en') expect(words).not.toBe(english);
  expect(Object.keys(words)).toEqual(Object.keys(english));
  expect(Object.keys(words.marks)).toEqual(Object.keys(english.marks));
  expect(JSON.stringify(words)).not.toMatch(/"\s*"/);
  for (const kind of ['text', 'name', 'email', 'phone'] as const) {
    const texts = keysFor({ ...LETTERS, locale, kind }).rows.flatMap((row) => row.flatMap(({ text }) => text ?? []));
    expect(texts.filter((text) => /[^\p{L}\p{N}]/u.test(text) && !(layoutFor(locale).names?.[text] ?? words.marks[text]))).toEqual([]);
  }
});
