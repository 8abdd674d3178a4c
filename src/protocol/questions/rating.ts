// Question type `rating`: one tap on a face, or a number from 0 to 10. The first step of the everyday flow is one; one tap is a
// complete visit. In a survey several may stand.
import * as v from 'valibot';
import type { RatingBody } from '../entry.ts';
import { SCALE_IDS } from '../scales.ts';
import { FormFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const RatingQuestion = v.strictObject({
  type: v.literal('rating'),
  ...FormFields,
  scale: v.picklist(SCALE_IDS),
  /** Worst first. */
  reversed: v.optional(v.boolean()),
});
export type RatingQuestion = v.InferOutput<typeof RatingQuestion>;

export const ratingType: QuestionType<RatingQuestion> = {
  asked: ({ scale, reversed = false }) => ({ control: 'scale', scale, reversed }),
  entry: ({ id, scale }, answer) => {
    const value = { questionId: id, scaleId: scale, valueId: String(answer) } satisfies RatingBody;
    return { kind: 'rating', words: false, value };
  },
};
