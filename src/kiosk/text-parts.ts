// The kiosk's own words, in parts. A part comes with the screens that use it, English inside: the fallback, always there. Every other locale
// is a file of its own, of the same precached version, fetched before anything is painted in it and then kept.
import { signal } from '@preact/signals-core';
import type { KioskLocale } from '../protocol/kiosk-locales.ts';

type TextFile<T> = () => Promise<{ default: T }>;
/** A locale without one does not compile. */
type TextFiles<T> = Readonly<Record<Exclude<KioskLocale, 'en'>, TextFile<T>>>;

/** So long a screen waits for its language. Then English stands in for it rather than nothing. */
const PATIENCE_MS = 2_000;
const AGAIN_AFTER_MS = 3_000;

const parts: ((locale: string) => void)[] = [];
const wanted = new Set<string>();
const waiting = signal<readonly { locale: string }[]>([]);
const fetches: Promise<void>[] = [];

/** Gives a locale's texts once they were wanted and are here: its own, else its language's; English until then. */
export function textPart<T>(english: T, all: TextFiles<T>): (locale: string) => T {
  const files: Readonly<Record<string, TextFile<T>>> = all;
  const known: Record<string, T> = {};
  parts.push((locale) => {
    const file = files[locale] ?? files[locale.split('-')[0] as string];
    if (!file || locale in known) return;
    known[locale] = english;
    const wait = { locale };
    waiting.value = [...waiting.peek(), wait];
    fetches.push(
      fetchTexts(wait, async () => {
        known[locale] = (await file()).default;
      }),
    );
  });
  wantTexts([]);
  return (locale) => known[locale] ?? english;
}

/** From now on every part has these locales, also a part that comes later. */
export function wantTexts(locales: readonly string[]): void {
  for (const locale of locales) wanted.add(locale);
  for (const part of parts) wanted.forEach(part);
}

/** Of what is on this page. An effect that asks is run again when texts arrive. */
export function textsAreHere(locale: string): boolean {
  return !waiting.value.some((wait) => wait.locale === locale) && wanted.has(locale);
}

/** Resolves when all that was wanted so far is here, or was waited for long enough. */
export function textsSettled(): Promise<unknown> {
  return Promise.all(fetches);
}

/** A later try keeps nobody waiting. */
async function fetchTexts(wait: object, attempt: () => Promise<void>): Promise<void> {
  const patience = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
  await Promise.race([attempt(), patience]).catch(() => setTimeout(fetchTexts, AGAIN_AFTER_MS, wait, attempt));
  waiting.value = waiting.peek().filter((other) => other !== wait);
}
