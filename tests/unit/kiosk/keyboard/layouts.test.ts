// Every language can write every letter it has: on a key, under one that is held, and by touches alone for those who can't hold.
import { describe, expect, test } from 'vitest';
import { accentsOf, heldOf } from '../../../../src/kiosk/keyboard/accents.ts';
import { type FieldKind, type Key, keysFor, type Layer, type Wish } from '../../../../src/kiosk/keyboard/keys.ts';
import { LAYOUTS, layoutFor } from '../../../../src/kiosk/keyboard/layouts/layout-for.ts';

const LOCALES = Object.keys(LAYOUTS);
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABETS: Record<string, string> = {
  en: LATIN,
  es: `${LATIN}áéíóúüñ`,
  sw: LATIN,
  fr: `${LATIN}àâæçéèêëîïôœùûüÿ`,
  pt: `${LATIN}áâãàçéêíóôõúü`,
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة',
};
const MARKS: Record<string, string> = { en: ".,?!'-", es: '.,¿?¡!-', sw: ".,?!'-", fr: ".,?!'-:;", pt: '.,?!-', ar: '.،؟!؛' };
const KINDS: FieldKind[] = ['text', 'name', 'email', 'phone', 'number'];
const LAYERS: Layer[] = ['letters', 'signs', 'accents'];
const WISH: Wish = { kind: 'text', multiline: true, locale: 'en', layer: 'letters', latin: false, tall: false };

function textsOf(wish: Partial<Wish>): string[] {
  return keysFor({ ...WISH, ...wish }).rows.flatMap((row) => row.flatMap(({ text }) => (text === undefined ? [] : [text])));
}
const everyWish = LOCALES.flatMap((locale) =>
  KINDS.flatMap((kind) =>
    LAYERS.flatMap((layer) =>
      [true, false].flatMap((tall) =>
        [true, false].flatMap((latin) => [true, false].map((multiline): Wish => ({ locale, kind, layer, tall, latin, multiline }))),
      ),
    ),
  ),
);

describe.each(LOCALES)('%s', (locale) => {
  const onKeys = textsOf({ locale });

  test('every letter stands on a key, or under one that is held', () => {
    const held = onKeys.flatMap((key) => heldOf(layoutFor(locale), key));
    expect([...(ALPHABETS[locale] ?? '')].filter((letter) => ![...onKeys, ...held].includes(letter))).toEqual([]);
  });

  test('every letter can be reached without holding', () => {
    const touched = [...onKeys, ...textsOf({ locale, layer: 'accents' })];
    expect([...(ALPHABETS[locale] ?? '')].filter((letter) => !touched.includes(letter))).toEqual([]);
  });

  test('its marks and digits can be reached without holding', () => {
    for (const tall of [true, false]) {
      const touched = [...textsOf({ locale, tall }), ...textsOf({ locale, layer: 'signs', tall })];
      expect([...(MARKS[locale] ?? '?'), ...'0123456789'].filter((mark) => !touched.includes(mark))).toEqual([]);
    }
  });

  test('no letter stands twice', () => {
    expect(onKeys.filter((key, place) => onKeys.indexOf(key) !== place)).toEqual([]);
  });

  test('an address can be written in it', () => {
    const touched = [...textsOf({ locale, kind: 'email' }), ...textsOf({ locale, kind: 'email', layer: 'signs' })];
    expect([...`${LATIN}0123456789.-_@+`].filter((key) => !touched.includes(key))).toEqual([]);
    expect(textsOf({ locale, kind: 'email' }).filter((key) => key > '~')).toEqual([]);
  });
});

test('every row is as wide as its keyboard, and every keyboard of a kind as high', () => {
  for (const wish of everyWish) {
    const { columns, rows } = keysFor(wish);
    for (const row of rows) expect(width(row), JSON.stringify(wish)).toBe(columns);
    expect(rows).toHaveLength(wish.tall && wish.kind !== 'phone' && wish.kind !== 'number' ? 5 : 4);
  }
});

test('no row asks for keys too narrow for a finger on a screen of 160 mm', () => {
  for (const wish of everyWish) expect(160 / (keysFor(wish).columns / 2)).toBeGreaterThanOrEqual(12);
});

test('Done, erase and the caret are always there', () => {
  for (const wish of everyWish) {
    const acts = keysFor(wish).rows.flatMap((row) => row.map(({ act }) => act));
    for (const act of ['done', 'erase', 'left', 'right']) expect(acts, JSON.stringify(wish)).toContain(act);
    expect(acts.includes('line')).toBe(wish.multiline && wish.kind !== 'phone' && wish.kind !== 'number');
  }
});

test('who writes Arabic can write Latin letters and come back', () => {
  expect(textsOf({ locale: 'ar', latin: true })).toEqual(expect.arrayContaining([...LATIN]));
  const scripts = (latin: boolean) =>
    keysFor({ ...WISH, locale: 'ar', latin })
      .rows.flat()
      .filter(({ act }) => act === 'script');
  expect(scripts(false)).toHaveLength(1);
  expect(scripts(true)).toHaveLength(1);
});

test('AZERTY in French, the nearest or English elsewhere', () => {
  expect(textsOf({ locale: 'fr' }).slice(0, 6).join('')).toBe('azerty');
  expect(textsOf({ locale: 'es-419' })).toContain('ñ');
  expect(textsOf({ locale: 'xx' }).slice(0, 6).join('')).toBe('qwerty');
});

test('its own accents come first under a key', () => {
  expect(heldOf(layoutFor('es'), 'o')[0]).toBe('ó');
  expect(heldOf(layoutFor('fr'), 'e').slice(0, 4)).toEqual(['é', 'è', 'ê', 'ë']);
  expect(heldOf(layoutFor('pt'), 'a')[0]).toBe('ã');
  expect(heldOf(layoutFor('ar'), 'ا')).toEqual(['أ', 'إ', 'آ']);
  expect(accentsOf(layoutFor('es')).slice(0, 7).join('')).toBe('áéíóúüñ');
});

function width(row: readonly Key[]): number {
  return row.reduce((sum, { width }) => sum + width, 0);
}
