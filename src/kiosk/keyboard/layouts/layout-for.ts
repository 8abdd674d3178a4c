// Which layout a visitor types on: that of the language they chose, else of its language alone, else English.
import { ofLocale } from '../of-locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Layout } from './layout.ts';
import { pt } from './pt.ts';
import { sw } from './sw.ts';

export const LAYOUTS: Readonly<Record<string, Layout>> = { en, es, sw, fr, pt, ar };

export function layoutFor(locale: string): Layout {
  return ofLocale(LAYOUTS, locale, en);
}

/** The same letters without what no address may hold; where they are not Latin, those of English. */
export function plainLayoutFor(locale: string): Layout {
  const layout = layoutFor(locale);
  return isLatin(layout) ? layout : en;
}

export function isLatin({ letters: [first] }: Layout): boolean {
  return /^[a-z]+$/.test(first);
}
