// How many bytes the words of a form may need at most. Of questions that never stand beside each other, because each follows another answer
// to the same single choice, only the longest way counts.
import type { ChoiceQuestion } from './questions/choice.ts';
import type { Question } from './questions/question.ts';
import { bytesOf } from './questions/words.ts';

export function wordBytes(steps: readonly Question[]): number {
  const choices = steps.flatMap((step) => (step.type === 'choice' && !step.many ? [step] : []));
  const branching = (step: Question) => choices.find(({ id }) => id === branchOf(step)?.question);
  const always = steps.filter((step) => !branching(step));
  return sum(always) + choices.reduce((bytes, choice) => bytes + longestWay(steps, choice), 0);
}

function longestWay(steps: readonly Question[], { id, options }: ChoiceQuestion): number {
  const ways = options.map((option) =>
    sum(steps.filter((step) => branchOf(step)?.question === id && branchOf(step)?.is.includes(option.id))),
  );
  return Math.max(...ways);
}

/** Only what is plain: a combined condition counts as if it held always. */
function branchOf({ when }: Question): { question: string; is: readonly string[] } | null {
  return when && 'is' in when ? when : null;
}

function sum(steps: readonly Question[]): number {
  return steps.reduce((bytes, step) => bytes + (step.type === 'words' ? bytesOf(step) : 0), 0);
}
