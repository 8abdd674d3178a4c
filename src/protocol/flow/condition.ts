// Conditions on what was answered before: they decide which questions and options a visitor meets, and which must be answered. Pure.
import * as v from 'valibot';
import { Slug } from '../ids.ts';
import { type Answers, isEmpty } from './answers.ts';

/** `is`: the answer is, or holds, one of these. `isAnswered`: there is one at all. */
export type Condition =
  | { question: string; is: readonly string[] }
  | { question: string; isAnswered: boolean }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

const Values = v.pipe(v.array(Slug), v.minLength(1, 'at least one value'), v.maxLength(20));
const Several = v.pipe(v.array(v.lazy(() => Condition)), v.minLength(2, 'at least two conditions'), v.maxLength(10));

export const Condition: v.GenericSchema<Condition> = v.union(
  [
    v.strictObject({ question: Slug, is: Values }),
    v.strictObject({ question: Slug, isAnswered: v.boolean() }),
    v.strictObject({ all: Several }),
    v.strictObject({ any: Several }),
    v.strictObject({ not: v.lazy(() => Condition) }),
  ],
  'a condition: {question, is: […]}, {question, isAnswered}, {all: […]}, {any: […]} or {not: …}',
);

/** No condition holds always. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((each) => holds(each, answers));
  if ('any' in condition) return condition.any.some((each) => holds(each, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers[condition.question];
  if ('isAnswered' in condition) return !isEmpty(answer) === condition.isAnswered;
  return condition.is.some((value) => (typeof answer === 'string' ? answer === value : (answer?.includes(value) ?? false)));
}

/** Every question that it asks about, with the values it names, where it stands. */
export function askedAbout(condition: Condition, path: readonly (string | number)[] = []): Asked[] {
  if ('all' in condition) return condition.all.flatMap((each, place) => askedAbout(each, [...path, 'all', place]));
  if ('any' in condition) return condition.any.flatMap((each, place) => askedAbout(each, [...path, 'any', place]));
  if ('not' in condition) return askedAbout(condition.not, [...path, 'not']);
  return [{ question: condition.question, values: 'is' in condition ? condition.is : [], path }];
}
export type Asked = { question: string; values: readonly string[]; path: readonly (string | number)[] };
