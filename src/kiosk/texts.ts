// The fixed words of the screens that stand first, per locale, and what a language is called. Words of screens that load later are in
// parts of their own (`screens/later-texts.ts`, `panel/staff-texts.ts`).
import en from '../../kiosk-config/texts/en.json' with { type: 'json' };
import { textPart } from './text-parts.ts';

export type Texts = typeof en;

export const textsFor = textPart<Texts>(en, {
  es: () => import('../../kiosk-config/texts/es.json', { with: { type: 'json' } }),
  sw: () => import('../../kiosk-config/texts/sw.json', { with: { type: 'json' } }),
  fr: () => import('../../kiosk-config/texts/fr.json', { with: { type: 'json' } }),
  pt: () => import('../../kiosk-config/texts/pt.json', { with: { type: 'json' } }),
  ar: () => import('../../kiosk-config/texts/ar.json', { with: { type: 'json' } }),
});

/** A language by its own name, as its speakers look for it: "Español". */
export function ownName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** For the element that holds words in `locale`. */
export function inLanguage(locale: string): { lang: string; dir: 'ltr' | 'rtl' } {
  return { lang: locale, dir: /^(?:ar|fa|he|ps|sd|ug|ur|yi)\b|-(?:Arab|Hebr)\b/.test(locale) ? 'rtl' : 'ltr' };
}
