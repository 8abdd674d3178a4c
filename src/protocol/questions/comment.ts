// Question type `comment`: a few words of one's own, sealed before they touch the disk. Never required.
import * as v from 'valibot';
import { Slug } from '../ids.ts';
import { COMMENT_MAX_LENGTH } from '../limits.ts';
import { LocalisedText } from '../text.ts';

export const CommentQuestion = v.strictObject({
  type: v.literal('comment'),
  id: Slug,
  text: LocalisedText,
  /** Shown where typing happens: what not to write, who will read it. */
  hint: v.optional(LocalisedText),
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(COMMENT_MAX_LENGTH)), 500),
});
export type CommentQuestion = v.InferOutput<typeof CommentQuestion>;
