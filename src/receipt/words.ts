// The language in which a screen speaks, and whether it speaks at a kiosk: there is no keyboard there, and the next person stands behind.
import type { KioskLocale } from '../protocol/kiosk-locales.ts';
import { TEXTS, type Texts } from './language.ts';

export type Words = { locale: KioskLocale; texts: Texts; isAtKiosk: boolean };

/** Some sentences are others at a kiosk, under the same names. */
export function wordsIn(locale: KioskLocale, isAtKiosk: boolean): Words {
  const texts = TEXTS[locale];
  return { locale, texts: isAtKiosk ? { ...texts, ...texts.atKiosk } : texts, isAtKiosk };
}
