import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPseudoKiosk, pseudoConfiguration } from '../../support/pseudo-kiosk.ts';
import { pseudoText, pseudoTexts, withPseudoLocale } from '../../support/pseudo-locale.ts';
import { shipped } from './sample-configuration.ts';

test.each(['OK', 'Send', 'Anything you would like to add?', 'Starting again in {n} seconds'])(
  '"%s" grows by two fifths and more',
  (text) => {
    const long = pseudoText(text, 'qps-Ploc');
    expect(long.length).toBeGreaterThanOrEqual(Math.ceil(text.length * 1.4) + 2);
    expect(long).toMatch(/^\[.*\]$/);
    expect(long.match(/\{\w+\}/g)).toEqual(text.match(/\{\w+\}/g));
  },
);

test('from right to left each word is turned, values are not', () => {
  expect(pseudoText('{n} left', 'qps-Arab')).toMatch(/^\[\{n\} \u200f\u202eleeft\w*\u202c\u200f.*\]$/);
});

test('texts keep their shape and the name of their language', () => {
  expect(Object.keys(pseudoTexts({ language: 'en', days: { one: 'a', other: 'b' } }, 'qps-Ploc').days)).toEqual(['one', 'other']);
  expect(pseudoTexts({ language: 'en' }, 'qps-Ploc').language).toBe('en');
});

test('a configuration gets it for every text', () => {
  const { locales, attract, flow, kiosk } = withPseudoLocale(shipped('george-town'), 'qps-Ploc');
  expect(locales).toEqual(['en', 'es', 'qps-Ploc']);
  expect(attract.title['qps-Ploc']).toMatch(/^\[/);
  for (const question of flow) expect(question.text['qps-Ploc']).toMatch(/^\[/);
  expect(kiosk).toEqual(shipped('george-town').kiosk);
  expect(pseudoConfiguration(shipped('george-town')).attract.title).toMatchObject({
    en: pseudoText(attract.title.en as string, 'qps-Ploc'),
  });
});

test('a kiosk built with them says nothing in English', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candour-pseudo-'));
  await buildPseudoKiosk(folder);
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const all = scripts.map((name) => readFileSync(join(folder, 'assets', name), 'utf8')).join();
  const english: Record<string, unknown> = JSON.parse(readFileSync('kiosk-config/texts/en.json', 'utf8'));
  for (const text of Object.values(english)) if (typeof text === 'string') expect(all).not.toContain(`\`${text}\``);
  expect(all).toContain(pseudoText(english.touchAFace as string, 'qps-Ploc'));
  expect(all).toContain(pseudoText(english.touchAFace as string, 'qps-Arab'));
  rmSync(folder, { recursive: true });
});
