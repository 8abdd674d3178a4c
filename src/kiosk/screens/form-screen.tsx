// A form: its step, with how far one has come and what becomes of the words, or all answers once more before they are sent.

import { holds } from '../../protocol/flow/condition.ts';
import { answersAsked, nextPlace } from '../../protocol/flow/steps.ts';
import type { Form } from '../../protocol/form.ts';
import type { Filling } from '../visit.ts';
import { answering } from './answering.ts';
import { type LaterTexts, laterTextsFor } from './later-texts.ts';
import { Privacy } from './privacy.tsx';
import { ReviewScreen } from './review-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { StepScreen } from './step-screen.tsx';

type FormProps = ScreenProps & { state: Filling; words: LaterTexts };

export function FormScreen({ state, ...given }: ScreenProps & { state: Filling }) {
  const props = { ...given, words: laterTextsFor(given.locale) };
  const form = props.configuration.forms?.find(({ id }) => id === state.form);
  if (!form) throw new Error(`there is no form "${state.form}"`);
  if (state.isReview) return <ReviewScreen {...props} state={state} form={form} />;
  const step = answering(props, state, form.steps);
  const isFirst = state.place === nextPlace(form.steps, -1, state.answers);
  return (
    <>
      <Progress {...props} state={state} form={form} />
      <StepScreen {...step} form={form} key={step.question.id} />
      {isFirst && step.asked.control !== 'words' && <Privacy {...props} form={form} />}
    </>
  );
}

/** Of the steps that the answers so far lead to. */
function Progress({ state, form, words }: FormProps & { form: Form }) {
  const given = answersAsked(form.steps, state.answers);
  const asked = form.steps.map((step, place) => ({ place, isAsked: holds(step.when, given) })).filter(({ isAsked }) => isAsked);
  const done = asked.filter(({ place }) => place < state.place).length;
  return <progress class="form-progress" aria-label={words.progress} value={done} max={asked.length} />;
}
