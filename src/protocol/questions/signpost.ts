// Question type `signpost`: nothing is asked; it says where something belongs, and either goes on or ends there.
import * as v from 'valibot';
import { LocalisedText } from '../text.ts';
import { AskedFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const SignpostQuestion = v.strictObject({
  type: v.literal('signpost'),
  ...AskedFields,
  lines: v.pipe(v.array(LocalisedText), v.minLength(1), v.maxLength(6)),
  /** The form ends here: there is nothing to send. */
  isEnd: v.optional(v.boolean(), false),
});
export type SignpostQuestion = v.InferOutput<typeof SignpostQuestion>;

export const signpostType: QuestionType<SignpostQuestion> = {
  asked: ({ lines, isEnd }) => ({ control: 'signpost', lines, isEnd }),
};
