// Question type `choice`: one of several, or as many as one likes. In forms.
import * as v from 'valibot';
import { FormFields, OptionShape } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const ChoiceQuestion = v.strictObject({
  type: v.literal('choice'),
  ...FormFields,
  many: v.optional(v.boolean(), false),
  options: v.pipe(v.array(OptionShape), v.minLength(2, 'at least two options'), v.maxLength(16)),
});
export type ChoiceQuestion = v.InferOutput<typeof ChoiceQuestion>;

export const choiceType: QuestionType<ChoiceQuestion> = {
  asked: ({ options, many }) => ({ control: 'choice', options, many }),
};
