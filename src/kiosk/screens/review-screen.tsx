// All that was answered, before it is sent: each answer can be changed, and what was left out is named.

import { holds } from '../../protocol/flow/condition.ts';
import { isRequired } from '../../protocol/flow/filling-in.ts';
import { answersAsked } from '../../protocol/flow/steps.ts';
import type { Form } from '../../protocol/form.ts';
import type { Filling } from '../visit.ts';
import { answerText } from './answer-text.ts';
import { answering } from './answering.ts';
import { Heading } from './heading.tsx';
import type { LaterTexts } from './later-texts.ts';
import { LongerList } from './longer-list.tsx';
import type { ScreenProps } from './screen-props.ts';

type ReviewProps = ScreenProps & { state: Filling; words: LaterTexts; form: Form };

export function ReviewScreen(props: ReviewProps) {
  const { state, form, texts, words, dispatch } = props;
  const given = answersAsked(form.steps, state.answers);
  const isSaving = state.saving !== null;
  return (
    <>
      <div class="ask">
        <Heading>{words.reviewTitle}</Heading>
        <p class="lead">{words.reviewLine}</p>
      </div>
      <LongerList words={words} label={words.reviewTitle}>
        <dl class="review">
          {form.steps.map((step, place) =>
            step.type !== 'signpost' && holds(step.when, given) ? <Reviewed key={step.id} {...props} place={place} /> : null,
          )}
        </dl>
      </LongerList>
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={() => dispatch({ type: 'back' })}>
          {words.back}
        </button>
        <button type="button" class="primary" aria-busy={isSaving} onClick={() => dispatch({ type: 'send' })}>
          {isSaving ? texts.saving : words.send}
        </button>
      </div>
    </>
  );
}

function Reviewed({ place, ...props }: ReviewProps & { place: number }) {
  const { state, form, words, say, dispatch } = props;
  const answered = { ...answering(props, { ...state, place }, form.steps), words };
  const { question, asked, value } = answered;
  const isLeftOut = value === undefined || value.length === 0;
  return (
    <div>
      <dt>{say(question.text)}</dt>
      <dd class={isLeftOut ? 'left-out' : asked.control === 'words' ? 'in-words' : undefined} dir={isLeftOut ? undefined : 'auto'}>
        {answerText(answered) || (isRequired(question, state.answers) ? words.missing : words.leftOut)}
      </dd>
      <dd class="change">
        <button
          type="button"
          class="secondary"
          aria-label={`${words.change}: ${say(question.text)}`}
          disabled={state.saving !== null}
          onClick={() => dispatch({ type: 'change', place })}
        >
          {words.change}
        </button>
      </dd>
    </div>
  );
}
