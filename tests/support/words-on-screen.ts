// Which words are on a kiosk's screen, in which language each says it is, and which of them are not of that language: a text of the kiosk or
// of the configuration in another locale, or in none. Every word that was painted since `watchWords` counts, also one that stood for a moment.
import { globSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright';
import type { Configuration } from '../../src/protocol/configuration.ts';

type Painted = { lang: string; text: string };
declare global {
  interface Window {
    wordsPainted?: Set<string>;
  }
}

/** Before the page is loaded. Words that a visitor types are in no element's text, so they are not seen here. */
export async function watchWords(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const painted = new Set<string>();
    window.wordsPainted = painted;
    const note = (element: Element | null, text: string | null): void => {
      const lang = element?.closest('[lang]')?.getAttribute('lang') ?? '';
      // Keys have letters and signs: the keyboard's own tests read them.
      if (text?.trim() && !element?.closest('.keyboard')) painted.add(JSON.stringify({ lang, text: text.trim() }));
    };
    const look = (): void => {
      const body = document.body;
      if (!body) return;
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) note(node.parentElement, node.nodeValue);
      for (const element of body.querySelectorAll('[aria-label]')) note(element, element.getAttribute('aria-label'));
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true } as const;
    new MutationObserver(look).observe(document, everything);
  });
}

/** What was painted since the last call. */
export async function wordsPainted(page: Pick<Page, 'evaluate'>): Promise<Painted[]> {
  const words = await page.evaluate(() => {
    const all = [...(window.wordsPainted ?? [])];
    window.wordsPainted?.clear();
    return all;
  });
  return words.map((word) => JSON.parse(word) as Painted);
}

/** Those that their language does not have. `typed`: what a visitor wrote, who writes as they like. */
export function foreignWords(painted: readonly Painted[], configuration: Configuration, typed: readonly string[] = []): string[] {
  const patterns = new Map<string, RegExp[]>();
  // Addresses and names of places are the same in every language.
  const everywhere = [...typed, ...plainWords(configuration)];
  const isKnown = (text: string, lang: string): boolean => {
    const of = patterns.get(lang) ?? patternsOf(lang, configuration);
    patterns.set(lang, of);
    const rest = withoutDates(text, lang).trim();
    return rest === '' || everywhere.some((known) => known.includes(text)) || of.some((one) => one.test(text) || one.test(rest));
  };
  const isSaid = ({ lang, text }: Painted) =>
    isKnown(text, lang) || (/: /.test(text) && text.split(': ').every((part) => isKnown(part, lang)));
  return painted.filter((word) => !isSaid(word)).map(({ lang, text }) => `${lang}: ${text}`);
}

/** Of a screen that should say nothing in `lang`: what does, word for word, and is not in the brackets of a pseudo-locale. */
export function wordsLeft(painted: readonly Painted[], lang: string, configuration: Configuration): string[] {
  const patterns = sentencesOf(lang, configuration);
  const addresses = addressLines(configuration);
  return painted
    .map(({ text }) => text)
    .filter(
      (text) => !addresses.has(text) && /\p{L}{2}/u.test(text) && !/[[\]]/.test(text) && patterns.some((pattern) => pattern.test(text)),
    );
}

/** Written alike in every language. */
function addressLines({ standards }: Configuration): Set<string> {
  const lines = new Set<string>();
  JSON.stringify(standards ?? null, (key, value) => {
    if (key === 'address') for (const line of [value].flat()) lines.add(line);
    return value;
  });
  return lines;
}

function patternsOf(lang: string, configuration: Configuration): RegExp[] {
  const own = new Intl.DisplayNames(lang || 'en', { type: 'language' }).of(lang || 'en') ?? '';
  // Languages by name, alone or after what they are called together; nothing but numbers and signs.
  return [...sentencesOf(lang, configuration), new RegExp(`^(?:.+: )?${own}$`, 'iu'), /^[\p{N}\p{P}\p{Z}]+$/u];
}

/** Texts of the kiosk and of the configuration. */
function sentencesOf(lang: string, configuration: Configuration): RegExp[] {
  const files = globSync(`kiosk-config/texts/**/${lang}.json`).map((path) => JSON.parse(readFileSync(path, 'utf8')) as unknown);
  return [...files.flatMap(sentencesIn), ...textsIn(configuration, lang)].map(patternOf);
}

/** Without the names of days, months and halves of the day, as the language writes them. */
function withoutDates(text: string, lang: string): string {
  const names = DATE_NAMES.get(lang) ?? dateNames(lang || 'en');
  DATE_NAMES.set(lang, names);
  return text.replaceAll(names, '');
}

const DATE_NAMES = new Map<string, RegExp>();

function dateNames(lang: string): RegExp {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day, (day * 5) % 24)));
  const styles: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'full' },
    { month: 'long' },
    { weekday: 'long' },
    { weekday: 'short' },
    { timeStyle: 'short' },
  ];
  const parts = styles.flatMap((style) => {
    const format = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' });
    return days.flatMap((day) => format.formatToParts(day));
  });
  const near = [-1, 0].flatMap((day) => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).formatToParts(day, 'day'));
  const named = [...parts, ...near]
    .filter(({ type }) => ['weekday', 'month', 'dayPeriod', 'literal'].includes(type))
    .map(({ value }) => value.trim());
  const names = [...new Set(named)].filter(Boolean).sort((one, other) => other.length - one.length);
  return new RegExp(names.map((name) => name.replace(/[.]/g, '\\.')).join('|'), 'giu');
}

function sentencesIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(sentencesIn);
}

/** Every text of a configuration in one language. */
function textsIn(value: unknown, lang: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [(value as Record<string, string>)[lang] ?? ''];
  return Object.values(value).flatMap((child) => textsIn(child, lang));
}

/** Texts of a configuration that are in no language. */
function plainWords(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || 'en' in value) return [];
  return Object.values(value).flatMap(plainWords);
}

/** Any value in a `{place}`. */
function patternOf(sentence: string): RegExp {
  const literal = sentence.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\\\{\w+\\\}/g, '.+')}$`, 'u');
}
