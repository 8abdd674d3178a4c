// What forms ask of their steps beyond which come next: the way back, and what must be answered. Pure.
import type { Question } from '../questions/question.ts';
import { type Answers, isEmpty } from './answers.ts';
import { holds } from './condition.ts';
import { answersAsked } from './steps.ts';

/** The last place before `place` whose question is asked; -1: none. */
export function placeBefore(steps: readonly Question[], place: number, answers: Answers): number {
  const given = answersAsked(steps, answers);
  return steps.findLastIndex((step, at) => at < place && holds(step.when, given));
}

export function isRequired(question: Question, answers: Answers): boolean {
  const { required = false } = question as { required?: boolean | Question['when'] };
  return typeof required === 'boolean' ? required : holds(required, answers);
}

/** The first step that must be answered and is not, or at which the form ends without anything to send; -1: none. */
export function firstUnanswered(steps: readonly Question[], answers: Answers): number {
  const given = answersAsked(steps, answers);
  return steps.findIndex((step) => holds(step.when, given) && (isEnd(step) || (isRequired(step, given) && isEmpty(given[step.id]))));
}

function isEnd(step: Question): boolean {
  return step.type === 'signpost' && step.isEnd;
}
