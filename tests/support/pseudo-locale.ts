// Two languages that nobody speaks, made from English: one with accents and 40 % more length (`qps-Ploc`), one that runs from right to left
// (`qps-Arab`), both in brackets. A text that does not grow, is cut off, or stays without brackets shows at once where a screen is not ready
// for other languages. Tests and pictures alone use them.
import type { Configuration } from '../../src/protocol/configuration.ts';

export type Pseudo = 'qps-Ploc' | 'qps-Arab';

const LONGER_BY = 0.4;
const PLAIN = 'abcdefghijklnoprstuwyzABCDEGHIJKLNORSTUWYZ';
const ACCENTED = 'áƀçðéƒĝĥíĵķļñöþŕšţüŵýžÅƁÇĐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ';
const RIGHT_TO_LEFT = { begin: '\u200f\u202e', end: '\u202c\u200f' };
/** Values are put here: they stay as they are. */
const PLACES = /(\{\w+\})/;

export function pseudoText(english: string, pseudo: Pseudo): string {
  const wanted = Math.ceil(english.length * (1 + LONGER_BY));
  const pieces = stretched(english.split(PLACES), wanted);
  const foreign = pieces.map((piece) => (PLACES.test(piece) ? piece : letters(piece, pseudo)));
  return `[${foreign.join('')}]`;
}

/** Texts of the kiosk or of a configuration, of the same shape. */
export function pseudoTexts<T>(english: T, pseudo: Pseudo): T {
  const walk = (value: unknown, key: string): unknown => {
    // It names the language of the file.
    if (key === 'language') return value;
    if (typeof value === 'string') return pseudoText(value, pseudo);
    return Object.fromEntries(Object.entries(value as object).map(([name, child]) => [name, walk(child, name)]));
  };
  return walk(english, '') as T;
}

/** Adds a pseudo-locale under `as` to every text that has English. `as`: where the kiosk's own texts are pseudo too. */
export function withPseudoLocale(configuration: Configuration, pseudo: Pseudo, as: string = pseudo): Configuration {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if ('en' in value && typeof value.en === 'string') return { ...value, [as]: pseudoText(value.en, pseudo) };
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, walk(child)]));
  };
  const { locales, ...rest } = configuration;
  return { ...(walk(rest) as Omit<Configuration, 'locales'>), locales: [...new Set([...locales, as])] };
}

/** Vowels are said twice, one after the other, until it is long enough. */
function stretched(pieces: readonly string[], wanted: number): string[] {
  let missing = wanted - pieces.join('').length;
  const longer = pieces.map((piece) => {
    if (PLACES.test(piece)) return piece;
    return piece.replace(/[aeiouy]/gi, (vowel) => (missing-- > 0 ? vowel + vowel.toLowerCase() : vowel));
  });
  return missing > 0 ? [...longer, ` ${'o'.repeat(missing)}`] : longer;
}

function letters(text: string, pseudo: Pseudo): string {
  if (pseudo === 'qps-Ploc') return text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  return text.replace(/[^\s]+/g, (word) => `${RIGHT_TO_LEFT.begin}${word}${RIGHT_TO_LEFT.end}`);
}
