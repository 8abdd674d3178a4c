// A form: several questions that make one entry, a message (sealed) or a survey, behind a door of its own on the first screen. One
// question a screen, back without loss, and before a message is sent all of it is shown again.
import * as v from 'valibot';
import { Slug } from './ids.ts';
import { Question } from './questions/question.ts';
import { LocalisedText } from './text.ts';

export const Form = v.strictObject({
  id: Slug,
  kind: v.picklist(['message', 'survey']),
  /** On the button that leads to it. */
  door: LocalisedText,
  /** What becomes of it and who reads it, in two sentences; `more` is shown on request. */
  privacy: v.optional(v.strictObject({ text: LocalisedText, more: v.optional(LocalisedText) })),
  /** Where words are typed: what to leave out. */
  warning: v.optional(LocalisedText),
  steps: v.pipe(v.array(Question), v.minLength(1), v.maxLength(30)),
  thanks: v.optional(v.strictObject({ title: LocalisedText, line: v.optional(LocalisedText) })),
});
export type Form = v.InferOutput<typeof Form>;
