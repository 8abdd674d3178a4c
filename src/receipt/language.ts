// The six languages of the page: the browser's first one that we have, until the person chooses. Nothing is remembered.
import ar from '../../kiosk-config/texts/receipt-page/ar.json' with { type: 'json' };
import en from '../../kiosk-config/texts/receipt-page/en.json' with { type: 'json' };
import es from '../../kiosk-config/texts/receipt-page/es.json' with { type: 'json' };
import fr from '../../kiosk-config/texts/receipt-page/fr.json' with { type: 'json' };
import pt from '../../kiosk-config/texts/receipt-page/pt.json' with { type: 'json' };
import sw from '../../kiosk-config/texts/receipt-page/sw.json' with { type: 'json' };
import { KIOSK_LOCALES, type KioskLocale } from '../protocol/kiosk-locales.ts';

export type Texts = typeof en;
export const TEXTS: Readonly<Record<KioskLocale, Texts>> = { en, es, sw, fr, pt, ar };
/** Each in its own name, so that nobody must read another one to find theirs. */
export const OWN_NAMES: Readonly<Record<KioskLocale, string>> = {
  en: 'English',
  es: 'Español',
  sw: 'Kiswahili',
  fr: 'Français',
  pt: 'Português',
  ar: 'العربية',
};

export function firstLocale(wishes: readonly string[]): KioskLocale {
  for (const wish of wishes) {
    const found = KIOSK_LOCALES.find((locale) => locale === wish.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

export function directionOf(locale: KioskLocale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

export function filled(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** A day as YYYY-MM-DD, which has no zone. */
export function spokenDay(day: string, locale: KioskLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

export function spokenTime(ms: number, locale: KioskLocale): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(ms));
}
