// Texts for people, in several locales, as configurations carry them. Always shown as text, never as markup.
import * as v from 'valibot';
import { hasInk, isPlainText } from './readable.ts';

/** BCP 47 language tag as we use it: language, optional script and region. */
export const Locale = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/, 'a language tag such as en or es-419'),
);
export type Locale = v.InferOutput<typeof Locale>;

/** ISO 3166-1 alpha-2. */
export const CountryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country code such as BZ'));

/** One sentence or label per locale. */
export const LocalisedText = v.record(
  Locale,
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('a text, not an empty one'),
    v.maxLength(600),
    v.check(hasInk, 'a text that can be seen'),
    v.check(isPlainText, 'a plain text: no control characters, no halves of characters'),
  ),
);
export type LocalisedText = v.InferOutput<typeof LocalisedText>;

export { textIn } from './text-in.ts';
