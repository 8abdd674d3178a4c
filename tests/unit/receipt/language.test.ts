import { expect, test } from 'vitest';
import { KIOSK_LOCALES } from '../../../src/protocol/kiosk-locales.ts';
import { filled, firstLocale, spokenDay } from '../../../src/receipt/language.ts';

test.each([
  [['sw-KE', 'en'], 'sw'],
  [['de', 'pt-BR', 'en'], 'pt'],
  [['AR'], 'ar'],
  [['de', 'zh-Hans'], 'en'],
  [[], 'en'],
  [['constructor'], 'en'],
])('a browser that wishes for %j is spoken to in %s', (wishes, locale) => {
  expect(firstLocale(wishes)).toBe(locale);
});

test('a day is that day wherever the device is, in every language', () => {
  for (const locale of KIOSK_LOCALES) expect(spokenDay('2026-03-01', locale)).toMatch(/2026|٢٠٢٦/);
  expect(spokenDay('2026-03-01', 'en')).toBe('Sunday, March 1, 2026');
});

test('places are filled, and what is unknown stays visible', () => {
  expect(filled('By {day}, {other}.', { day: 'Monday' })).toBe('By Monday, {other}.');
});
