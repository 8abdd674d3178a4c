// The registry of question types. A new type is a file beside this with its shape and its `QuestionType`, and a line in each of the two
// lists here. A screen is needed only for a control that no type had before (`kiosk/screens/question-screens.tsx`).
import * as v from 'valibot';
import { ChoiceQuestion, choiceType } from './choice.ts';
import { CommentQuestion, commentType } from './comment.ts';
import { DepartmentQuestion, departmentType } from './department.ts';
import { DateQuestion, dateType, TimeQuestion, timeType } from './moment.ts';
import { PromiseQuestion, promiseType } from './promise.ts';
import type { QuestionType } from './question-type.ts';
import { RatingQuestion, ratingType } from './rating.ts';
import { ReasonsQuestion, reasonsType } from './reasons.ts';
import { ServiceQuestion, serviceType } from './service.ts';
import { SignpostQuestion, signpostType } from './signpost.ts';
import { WordsQuestion, wordsType } from './words.ts';

export const Question = v.variant('type', [
  RatingQuestion,
  ReasonsQuestion,
  CommentQuestion,
  ServiceQuestion,
  PromiseQuestion,
  ChoiceQuestion,
  DepartmentQuestion,
  WordsQuestion,
  DateQuestion,
  TimeQuestion,
  SignpostQuestion,
]);
export type Question = v.InferOutput<typeof Question>;

const QUESTION_TYPES: { readonly [T in Question['type']]: QuestionType<Extract<Question, { type: T }>> } = {
  rating: ratingType,
  reasons: reasonsType,
  comment: commentType,
  service: serviceType,
  promise: promiseType,
  choice: choiceType,
  department: departmentType,
  words: wordsType,
  date: dateType,
  time: timeType,
  signpost: signpostType,
};

export function typeOf<Q extends Question>(question: Q): QuestionType<Q> {
  return QUESTION_TYPES[question.type] as unknown as QuestionType<Q>;
}
