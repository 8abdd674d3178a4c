// The kiosk's fixed words for visitors, per locale. A locale without texts of its own gets those of its language, else English:
// a visitor never sees an empty place. Words of staff screens are in `staff-texts.ts`, which loads with them.
import en from '../../kiosk-config/texts/en.json' with { type: 'json' };
import es from '../../kiosk-config/texts/es.json' with { type: 'json' };

export type Texts = typeof en;
export type PluralText = { one: string; other: string };

const TEXTS: Readonly<Record<string, Texts>> = { en, es };

export function textsFor(locale: string): Texts {
  return pickLocale(TEXTS, locale, en);
}

/** The value for `locale`, else for its language alone, else `fallback`. */
export function pickLocale<T>(values: Readonly<Record<string, T>>, locale: string, fallback: T): T {
  return values[locale] ?? values[locale.split('-')[0] ?? ''] ?? fallback;
}

/** Puts values into `{name}` places. A place without a value stays visible, so that a test finds it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** `n` in the right form of the locale. */
export function count(text: PluralText, n: number, locale: string): string {
  return fill(new Intl.PluralRules(locale).select(n) === 'one' ? text.one : text.other, { n: n.toLocaleString(locale) });
}

/** A language by its own name, as its speakers look for it: "Español". */
export function ownName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
