// Texts for people, in several locales, as configurations carry them. Always shown as text, never as markup.
import * as v from 'valibot';

/** BCP 47 language tag as we use it: language, optional script and region. */
export const Locale = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/, 'a language tag such as en or es-419'),
);
export type Locale = v.InferOutput<typeof Locale>;

/** One sentence or label per locale. */
export const LocalisedText = v.record(Locale, v.pipe(v.string(), v.trim(), v.nonEmpty('a text, not an empty one'), v.maxLength(600)));
export type LocalisedText = v.InferOutput<typeof LocalisedText>;

export { textIn } from './text-in.ts';
