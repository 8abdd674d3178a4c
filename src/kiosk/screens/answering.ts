// What a screen that asks something is given, in the everyday flow and in a form alike: the question, how it is asked, what has been
// answered before, and the ways on. A screen says nothing else of the visit.

import type { Configuration } from '../../protocol/configuration.ts';
import type { Answer } from '../../protocol/flow/answers.ts';
import { holds } from '../../protocol/flow/condition.ts';
import { isRequired } from '../../protocol/flow/filling-in.ts';
import type { Form } from '../../protocol/form.ts';
import { inventoryOf } from '../../protocol/inventory.ts';
import { type Question, typeOf } from '../../protocol/questions/question.ts';
import type { Control } from '../../protocol/questions/question-type.ts';
import type { Asking, Filling } from '../visit.ts';
import type { LaterTexts } from './later-texts.ts';
import type { ScreenProps } from './screen-props.ts';

export type Answering<C extends Control['control'] = Control['control']> = ScreenProps & {
  question: Question;
  asked: Extract<Control, { control: C }>;
  state: Asking | Filling;
  /** As it was answered before. */
  value: Answer | undefined;
  isRequired: boolean;
  /** The visitor wanted to go on without an answer that is needed. */
  isMissing: boolean;
  answer(value: Answer): void;
};

/** With the words of the screens that are loaded later. */
export type LaterAnswering<C extends Control['control'] = Control['control']> = Answering<C> & {
  words: LaterTexts;
  /** The form that it is a step of. */
  form?: Form;
};

/** `steps`: the flow, or those of the form. */
export function answering(props: ScreenProps, state: Asking | Filling, steps: readonly Question[]): Answering {
  const question = steps[state.place];
  if (!question) throw new Error(`there is no step ${state.place}`);
  const { dispatch, configuration } = props;
  return {
    ...props,
    question,
    asked: askedNow(question, state, configuration),
    state,
    value: state.answers[question.id],
    isRequired: isRequired(question, state.answers),
    isMissing: state.at === 'form' && state.isMissing,
    answer: (value) => dispatch({ type: 'answer', question: question.id, value }),
  };
}

/** With the options that what was answered before leaves; where it leaves none, with all. */
function askedNow(question: Question, { answers }: Asking | Filling, configuration: Configuration): Control {
  const inventory = inventoryOf(configuration);
  const asked = typeOf(question).asked(question, inventory);
  if (asked.control !== 'choice') return asked;
  const open = asked.options.filter(({ when }) => holds(when, answers));
  // Conditions that leave nothing would leave a visitor before a question without an answer.
  const options = open.length > 0 ? open : asked.options;
  if (question.type !== 'service' || question.department) return { ...asked, options };
  const ofDepartment = inventory.services.filter(({ department }) => department && Object.values(answers).includes(department));
  const offered = options.filter(({ id }) => ofDepartment.some((service) => service.id === id));
  return { ...asked, options: offered.length > 0 ? offered : options };
}
