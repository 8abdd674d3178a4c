// A message as people read it: its answers under the labels of the configuration that it was given under. What that configuration does not
// know, or when nobody has it any more, stands under its id, so that nothing a visitor wrote is ever hidden. Pure.
import * as v from 'valibot';
import type { Configuration } from './configuration.ts';
import type { Answer } from './flow/answers.ts';
import type { FormBody } from './form-body.ts';
import { Slug } from './ids.ts';
import { inventoryOf } from './inventory.ts';
import { type Question, typeOf } from './questions/question.ts';
import type { Control } from './questions/question-type.ts';
import { LocalisedText } from './text.ts';

/** `given`: labels of what was chosen, or what was typed or picked, as it is. */
const MessageAnswer = v.object({
  question: Slug,
  asked: v.nullable(LocalisedText),
  as: v.picklist(['words', 'choice', 'date', 'time']),
  given: v.array(v.union([v.string(), LocalisedText])),
});
export type MessageAnswer = v.InferOutput<typeof MessageAnswer>;

export const MessageRead = v.object({
  /** What kind of message: what was chosen first, where it is one of several, else the door that led to it. */
  kind: v.nullable(LocalisedText),
  answers: v.array(MessageAnswer),
});
export type MessageRead = v.InferOutput<typeof MessageRead>;

/** In the order in which they were asked; those that nobody knows come last. */
export function readMessage({ formId, answers }: FormBody, configuration: Configuration | null): MessageRead {
  const form = configuration?.forms?.find(({ id }) => id === formId);
  const steps = form?.steps ?? [];
  const known = steps.flatMap((step) => {
    const answer = answers[step.id];
    return answer === undefined || !configuration ? [] : [readAnswer(step, answer, configuration)];
  });
  const others = Object.entries(answers).filter(([id]) => !steps.some((step) => step.id === id));
  const first = known.find(({ as }) => as === 'choice');
  const [kind] = first && typeof answers[first.question] === 'string' ? first.given : [];
  return {
    kind: typeof kind === 'object' ? kind : (form?.door ?? null),
    answers: [...known, ...others.map(([id, answer]) => unknownAnswer(id, answer))],
  };
}

/** What a visitor wrote of their own, for a line in a list and for the search. */
export function wordsOf({ answers }: MessageRead): string {
  const typed = answers.filter(({ as }) => as === 'words').flatMap(({ given }) => given);
  return typed.filter((each) => typeof each === 'string').join('\n');
}

function readAnswer(question: Question, answer: Answer, configuration: Configuration): MessageAnswer {
  const asked = typeOf(question).asked(question, inventoryOf(configuration));
  return { question: question.id, asked: question.text, as: kindOf(asked), given: [answer].flat().map((each) => label(each, asked)) };
}

function kindOf({ control }: Control): MessageAnswer['as'] {
  return control === 'words' || control === 'date' || control === 'time' ? control : 'choice';
}

function label(id: string, asked: Control): string | LocalisedText {
  return (asked.control === 'choice' ? asked.options.find((option) => option.id === id)?.text : undefined) ?? id;
}

function unknownAnswer(question: string, answer: Answer): MessageAnswer {
  return { question, asked: null, as: 'words', given: [...[answer].flat()] };
}
