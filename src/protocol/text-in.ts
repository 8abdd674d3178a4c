// Picks a text's language. A file of its own, without shapes, because the kiosk's first screen needs it and not the rest.
import type { LocalisedText } from './text.ts';

/** The text in `locale`, else in `fallback`, else in any: a visitor never sees an empty place. */
export function textIn(text: LocalisedText, locale: string, fallback: string): string {
  return text[locale] ?? text[fallback] ?? Object.values(text)[0] ?? '';
}
