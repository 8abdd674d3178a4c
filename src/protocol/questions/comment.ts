// Question type `comment`: a few words of one's own, sealed before they touch the disk. Never required.
import * as v from 'valibot';
import type { CommentBody } from '../entry.ts';
import { COMMENT_MAX_LENGTH } from '../limits.ts';
import { AskedFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const CommentQuestion = v.strictObject({
  type: v.literal('comment'),
  ...AskedFields,
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(COMMENT_MAX_LENGTH)), 500),
});
export type CommentQuestion = v.InferOutput<typeof CommentQuestion>;

export const commentType: QuestionType<CommentQuestion> = {
  words: true,
  asked: ({ maxLength }) => ({ control: 'words', kind: 'text', multiline: true, maxLength }),
  entry: ({ id }, answer) => {
    const value = { questionId: id, text: String(answer) } satisfies CommentBody;
    return { kind: 'comment', words: true, value };
  },
};
