// Question type `promise`: was the promised time kept? Follows a `service` question, whose service it is about.
import * as v from 'valibot';
import { PROMISE_ANSWERS, type ServiceAnswerBody } from '../entry.ts';
import { Slug } from '../ids.ts';
import { AskedFields } from './asked.ts';
import type { QuestionType } from './question-type.ts';

export const PromiseQuestion = v.strictObject({
  type: v.literal('promise'),
  ...AskedFields,
  /** The `service` question before it. */
  about: Slug,
});
export type PromiseQuestion = v.InferOutput<typeof PromiseQuestion>;

export const promiseType: QuestionType<PromiseQuestion> = {
  asked: () => ({ control: 'yes-no' }),
  entry: ({ id, about }, answer, answers) => {
    const kept = PROMISE_ANSWERS.find((each) => each === answer) ?? 'not-sure';
    const value = { questionId: id, serviceId: String(answers[about] ?? ''), kept } satisfies ServiceAnswerBody;
    return { kind: 'service-answer', words: false, value };
  },
};
