// Holds the kiosk's texts to English: every locale has every file and every text, each plural the forms that the locale's numbers have, each
// sentence the same `{place}`s. What is wrong is named with file and key. Pure: the files are handed in.
import { KIOSK_LOCALES } from '../src/protocol/kiosk-locales.ts';

/** Path below `kiosk-config/texts/` (`en.json`, `staff/en.json`) → what is in the file. */
export type TextFiles = ReadonlyMap<string, string>;

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
const PLACE = /\{\w+\}/g;

/** One line for each thing that is wrong; none when all is well. */
export function kioskTextComplaints(files: TextFiles): string[] {
  const folders = new Set([...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  return [...folders].flatMap((folder) => [
    ...strangers(folder, files),
    ...KIOSK_LOCALES.flatMap((locale) => ofFile(folder, locale, files)),
  ]);
}

/** Files of a locale that the kiosk does not have. */
function strangers(folder: string, files: TextFiles): string[] {
  const known = new Set(KIOSK_LOCALES.map((locale) => `${folder}${locale}.json`));
  const here = [...files.keys()].filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'));
  return here.filter((path) => !known.has(path)).map((path) => `${path}: no locale of the kiosk is called that`);
}

function ofFile(folder: string, locale: string, files: TextFiles): string[] {
  const path = `${folder}${locale}.json`;
  const [english, own] = [parsed(files.get(`${folder}en.json`)), parsed(files.get(path))];
  if (own === undefined) return [`${path}: ${files.has(path) ? 'not JSON' : 'missing'}`];
  if (english === undefined) return [];
  return compared(english, own, locale, []).map((complaint) => `${path}: ${complaint}`);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function compared(english: unknown, own: unknown, locale: string, keys: readonly string[]): string[] {
  const at = (what: string) => [`${keys.join('.')}: ${what}`];
  if (typeof english === 'string') {
    return typeof own === 'string' ? sentence(english, own, locale, at) : at('a text is expected here');
  }
  if (typeof own !== 'object' || own === null) return at('texts by key are expected here');
  if (isPlural(english)) return plural(english, own, locale, keys);
  const expected = Object.entries(english as object);
  const extra = Object.keys(own).filter((key) => !Object.hasOwn(english as object, key));
  return [
    ...extra.map((key) => `${[...keys, key].join('.')}: English has no such text`),
    ...expected.flatMap(([key, child]) => {
      if (!Object.hasOwn(own, key)) return [`${[...keys, key].join('.')}: missing`];
      return compared(child, (own as Record<string, unknown>)[key], locale, [...keys, key]);
    }),
  ];
}

type At = (what: string) => string[];

function sentence(english: string, own: string, locale: string, at: At): string[] {
  if (own.trim() === '') return at('empty');
  if (own !== own.trim()) return at('begins or ends with a space');
  if (locale !== 'en' && own === english && own.split(' ').length > 2) return at('still English');
  return places(own) === places(english) ? [] : at(`has ${places(own)} where English has ${places(english)}`);
}

function places(text: string): string {
  return (
    [...text.matchAll(PLACE)]
      .map(([place]) => place)
      .sort()
      .join(' ') || 'no place'
  );
}

function isPlural(english: unknown): english is { other: string } {
  const keys = Object.keys(english as object);
  return keys.includes('other') && keys.every((key) => CATEGORIES.includes(key)) && keys.length > 1;
}

function plural(english: { other: string }, own: object, locale: string, keys: readonly string[]): string[] {
  const needed: readonly string[] = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const at =
    (category: string): At =>
    (what) => [`${[...keys, category].join('.')}: ${what}`];
  const extra = Object.keys(own).filter((category) => !needed.includes(category));
  return [
    ...extra.flatMap((category) => at(category)(`numbers have no such form in "${locale}"`)),
    ...needed.flatMap((category) => {
      const form = (own as Record<string, unknown>)[category];
      if (typeof form !== 'string') return at(category)(`missing: numbers have this form in "${locale}"`);
      // "One day" may do without its number where no other number takes this form.
      const model = form.includes('{n}') || !isOneNumber(locale, category) ? english.other : english.other.replace('{n}', '').trim();
      return sentence(model, form, locale, at(category));
    }),
  ];
}

function isOneNumber(locale: string, category: string): boolean {
  const rules = new Intl.PluralRules(locale);
  return Array.from({ length: 2_000 }, (_, n) => rules.select(n)).filter((one) => one === category).length === 1;
}
