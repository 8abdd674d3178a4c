// What stands on sheets beside the form's own words, in every language that a kiosk has.
import ar from '../../../kiosk-config/texts/paper/ar.json' with { type: 'json' };
import en from '../../../kiosk-config/texts/paper/en.json' with { type: 'json' };
import es from '../../../kiosk-config/texts/paper/es.json' with { type: 'json' };
import fr from '../../../kiosk-config/texts/paper/fr.json' with { type: 'json' };
import pt from '../../../kiosk-config/texts/paper/pt.json' with { type: 'json' };
import sw from '../../../kiosk-config/texts/paper/sw.json' with { type: 'json' };
import type { KioskLocale } from '../../protocol/kiosk-locales.ts';

export type PaperWords = typeof en;
const WORDS: Readonly<Record<KioskLocale, PaperWords>> = { en, es, sw, fr, pt, ar };

/** `es-419` is printed with the words of `es`. */
export function paperWords(locale: string): PaperWords {
  return WORDS[locale.split('-')[0] as KioskLocale] ?? en;
}

export function filled(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}
