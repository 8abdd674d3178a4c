// How numbers and names are put into the kiosk's texts.

/** The forms that the locale's numbers have; a check holds each file to exactly those. */
export type PluralText = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Puts values into `{name}` places. A place without a value stays visible, so that a test finds it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** `n` in the right form of the locale. */
export function count(text: PluralText, n: number, locale: string): string {
  return fill(text[new Intl.PluralRules(locale).select(n)] ?? text.other, { n: n.toLocaleString(locale) });
}
