import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { attractTextsFor } from '../../../src/kiosk/attract/attract-texts.ts';
import { count, fill } from '../../../src/kiosk/fill-text.ts';
import { staffTextsFor } from '../../../src/kiosk/panel/staff-texts.ts';
import { closedTextsFor } from '../../../src/kiosk/screens/closed-texts.ts';
import { laterTextsFor } from '../../../src/kiosk/screens/later-texts.ts';
import { standardsTextsFor } from '../../../src/kiosk/standards/standards-texts.ts';
import { textsSettled, wantTexts } from '../../../src/kiosk/text-parts.ts';
import { inLanguage, ownName, textsFor } from '../../../src/kiosk/texts.ts';
import { KIOSK_LOCALES } from '../../../src/protocol/kiosk-locales.ts';
import { SCALES } from '../../../src/protocol/scales.ts';

beforeAll(async () => {
  wantTexts([...KIOSK_LOCALES, 'es-419', 'pt-BR', 'de']);
  await textsSettled();
});

describe.each(KIOSK_LOCALES)('texts in "%s"', (locale) => {
  test.each([
    ['', textsFor],
    ['staff/', staffTextsFor],
    ['closed/', closedTextsFor],
    ['later/', laterTextsFor],
    ['standards/', standardsTextsFor],
    ['attract/', attractTextsFor],
  ] as const)('%s come from their own file', (folder, textsOf) => {
    const file = new URL(`../../../kiosk-config/texts/${folder}${locale}.json`, import.meta.url);
    expect(textsOf(locale)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  test('every face of every scale has a name', () => {
    const faces = Object.values(SCALES).filter(({ id }) => id.startsWith('faces-'));
    for (const { values } of faces) for (const { id } of values) expect(textsFor(locale).faces).toHaveProperty(id);
  });

  test('staff texts say which language they are in', () => {
    expect(staffTextsFor(locale).language).toBe(locale);
  });

  test('every number from none to two thousand and a million has its form, and no place is left open', () => {
    const { charactersLeft, startsAgain } = laterTextsFor(locale);
    for (const n of [...Array(2_000).keys(), 1_000_000])
      for (const text of [charactersLeft, startsAgain, standardsTextsFor(locale).found])
        expect(count(text, n, locale)).not.toMatch(/[{}]|undefined/);
  });
});

test('a language without texts of its own gets its nearest, else English', () => {
  expect(textsFor('es-419')).toBe(textsFor('es'));
  expect(textsFor('pt-BR').saving).toBe(textsFor('pt').saving);
  expect(textsFor('de')).toBe(textsFor('en'));
});

test('Arabic counts in six forms, in the digits that its phone numbers have', () => {
  const left = (n: number) => count(laterTextsFor('ar').charactersLeft, n, 'ar');
  expect([0, 1, 2, 3, 11, 100].map(left)).toEqual([
    'لم يبقَ أي حرف',
    'بقي حرف واحد',
    'بقي حرفان',
    'بقيت 3 أحرف',
    'بقي 11 حرفًا',
    'بقي 100 حرف',
  ]);
});

test('numbers and places', () => {
  expect(count(laterTextsFor('en').charactersLeft, 1, 'en')).toBe('1 character left');
  expect(count(laterTextsFor('es').charactersLeft, 2, 'es')).toBe('Quedan 2 caracteres');
  expect(count(laterTextsFor('fr').startsAgain, 1_000_000, 'fr')).toMatch(/1\D000\D000 de secondes$/);
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});

test('languages go by their own names', () => {
  expect(KIOSK_LOCALES.map(ownName)).toEqual(['English', 'Español', 'Kiswahili', 'Français', 'Português', 'العربية']);
});

test('Arabic, and whatever else is written from the right, runs from there', () => {
  expect(inLanguage('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
  for (const locale of ['ar-EG', 'he', 'ur', 'az-Arab']) expect(inLanguage(locale).dir).toBe('rtl');
  for (const locale of ['en', 'arn', 'sw', 'pt-BR', 'az-Latn']) expect(inLanguage(locale).dir).toBe('ltr');
});
