// Question type `reasons`: why that face? Several may be chosen, none must be; which are offered may depend on the face.
import * as v from 'valibot';
import type { ReasonsBody } from '../entry.ts';
import { AskedFields, OptionShape } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const ReasonsQuestion = v.strictObject({
  type: v.literal('reasons'),
  ...AskedFields,
  options: v.pipe(
    v.array(OptionShape),
    v.minLength(2, 'at least two reasons'),
    v.maxLength(16, 'at most sixteen reasons, of which a screen shows eight'),
  ),
});
export type ReasonsQuestion = v.InferOutput<typeof ReasonsQuestion>;

export const reasonsType: QuestionType<ReasonsQuestion> = {
  asked: ({ options }) => ({ control: 'choice', options, many: true }),
  entry: ({ id }, answer) => {
    const value = { questionId: id, reasonIds: [...answer] } satisfies ReasonsBody;
    return { kind: 'reasons', words: false, value };
  },
};
