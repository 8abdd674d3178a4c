import { effect } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Words = { word: string };
const english: Words = { word: 'welcome' };
const words = (word: string) => async () => ({ default: { word } });
const never = () => new Promise<{ default: Words }>(() => {});
const others = { es: words('bienvenido'), sw: words('karibu'), fr: words('bienvenue'), pt: words('bem-vindo'), ar: words('أهلا') };

/** What the page has is the module's own: each test gets a page of its own. */
async function aPage() {
  vi.resetModules();
  return import('../../../src/kiosk/text-parts.ts');
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('English is there at once, and waits for nothing', async () => {
  const { textPart, wantTexts, textsAreHere } = await aPage();
  const textsFor = textPart(english, others);
  wantTexts(['en']);
  expect(textsAreHere('en')).toBe(true);
  expect(textsFor('en')).toBe(english);
});

test('a locale is waited for, then here, and whoever asked is told once', async () => {
  const { textPart, wantTexts, textsAreHere, textsSettled } = await aPage();
  const textsFor = textPart(english, others);
  const seen: string[] = [];
  wantTexts(['es']);
  effect(() => void seen.push(textsAreHere('es') ? textsFor('es').word : 'not yet'));
  await textsSettled();
  expect(seen).toEqual(['not yet', 'bienvenido']);
});

test('what nobody wants is not here and not fetched', async () => {
  const { textPart, wantTexts, textsAreHere } = await aPage();
  const fetched = vi.fn(others.fr);
  textPart(english, { ...others, fr: fetched });
  wantTexts(['en', 'es']);
  expect(textsAreHere('fr')).toBe(false);
  expect(fetched).not.toHaveBeenCalled();
});

test('a part that comes later gets the locales that were wanted before, and none is fetched twice', async () => {
  const { textPart, wantTexts, textsSettled } = await aPage();
  wantTexts(['sw']);
  const fetched = vi.fn(others.sw);
  const textsFor = textPart(english, { ...others, sw: fetched });
  wantTexts(['sw']);
  await textsSettled();
  expect(textsFor('sw').word).toBe('karibu');
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('one that does not come is English after two seconds, and itself when it comes after all', async () => {
  const { textPart, wantTexts, textsAreHere } = await aPage();
  let arrive: (file: { default: Words }) => void = () => {};
  const file = new Promise<{ default: Words }>((resolve) => {
    arrive = resolve;
  });
  const textsFor = textPart(english, { ...others, pt: () => file });
  const seen: string[] = [];
  wantTexts(['pt']);
  effect(() => void seen.push(textsAreHere('pt') ? textsFor('pt').word : 'not yet'));
  await vi.advanceTimersByTimeAsync(1_900);
  expect(seen).toEqual(['not yet']);
  await vi.advanceTimersByTimeAsync(200);
  expect(seen).toEqual(['not yet', 'welcome']);
  arrive({ default: { word: 'bem-vindo' } });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seen.at(-1)).toBe('bem-vindo');
});

test('one that fails is tried again, and nobody waits for that', async () => {
  const { textPart, wantTexts, textsAreHere } = await aPage();
  const tries = vi.fn(others.fr).mockRejectedValueOnce(new TypeError('no network')).mockImplementationOnce(never);
  const textsFor = textPart(english, { ...others, fr: tries });
  wantTexts(['fr']);
  await vi.advanceTimersByTimeAsync(1);
  expect(textsAreHere('fr')).toBe(true);
  expect(textsFor('fr')).toBe(english);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(tries).toHaveBeenCalledTimes(2);
  expect(textsAreHere('fr')).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(textsFor('fr').word).toBe('bienvenue');
});
