// Which steps a visitor meets, and which come next, by what was answered before. Pure; the same for the everyday flow and for forms.
import type { Question } from '../questions/question.ts';
import { type Answer, type Answers, isEmpty } from './answers.ts';
import { holds } from './condition.ts';

/** The first place after `place` whose question is asked; -1: none. */
export function nextPlace(steps: readonly Question[], place: number, answers: Answers): number {
  const given = answersAsked(steps, answers);
  return steps.findIndex((step, at) => at > place && holds(step.when, given));
}

/** Without the answers to steps that are not asked any more: they were given on a way that was left again. */
export function answersAsked(steps: readonly Question[], answers: Answers): Answers {
  const kept: Record<string, Answer> = { ...answers };
  for (const { id, when } of steps) if (isEmpty(kept[id]) || !holds(when, kept)) delete kept[id];
  return kept;
}
