// Question type `rating`: one tap on a face. Always the first step of a flow; one tap is a complete visit.
import * as v from 'valibot';
import { Slug } from '../ids.ts';
import { SCALE_IDS } from '../scales.ts';
import { LocalisedText } from '../text.ts';

export const RatingQuestion = v.strictObject({
  type: v.literal('rating'),
  id: Slug,
  text: LocalisedText,
  scale: v.picklist(SCALE_IDS),
});
export type RatingQuestion = v.InferOutput<typeof RatingQuestion>;
