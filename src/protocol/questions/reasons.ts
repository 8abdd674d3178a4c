// Question type `reasons`: why that face? Several may be chosen, none must be.
import * as v from 'valibot';
import { Slug } from '../ids.ts';
import { LocalisedText } from '../text.ts';

export const ReasonsQuestion = v.strictObject({
  type: v.literal('reasons'),
  id: Slug,
  text: LocalisedText,
  options: v.pipe(
    v.array(v.strictObject({ id: Slug, text: LocalisedText })),
    v.minLength(2, 'at least two reasons'),
    v.maxLength(8, 'at most eight reasons: more do not fit on a screen'),
  ),
});
export type ReasonsQuestion = v.InferOutput<typeof ReasonsQuestion>;
