// What every question has, whatever its type.
import * as v from 'valibot';
import { Condition } from '../flow/condition.ts';
import { Slug } from '../ids.ts';
import { LocalisedText } from '../text.ts';

export const AskedFields = {
  id: Slug,
  text: LocalisedText,
  /** Shown under the question: what helps to answer it. */
  hint: v.optional(LocalisedText),
  /** Asked only then; always, when it is left out. */
  when: v.optional(Condition),
} as const;

export const FormFields = {
  ...AskedFields,
  /** Must be answered: always, never, or only then. */
  required: v.optional(v.union([v.boolean(), Condition])),
  /** Said when an answer is needed and was left out: why it is, or what to do. */
  missing: v.optional(LocalisedText),
} as const;

export const OptionShape = v.strictObject({ id: Slug, text: LocalisedText, when: v.optional(Condition) });
