// The screen of a step of the everyday flow, or of a form. The first question's screen is here from the start, all others come later.
import type { Asking, Filling } from '../visit.ts';
import { Later } from './later.tsx';
import { RatingScreen } from './rating-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

export function QuestionScreen({ state, ...props }: ScreenProps & { state: Asking }) {
  const question = props.configuration.flow[state.place];
  if (!question) throw new Error(`there is no step ${state.place}`);
  return (
    <main class="screen question" data-type={question.type} key={question.id}>
      <TopBar {...props} />
      {question.type === 'rating' ? (
        <RatingScreen {...props} state={state} question={question} />
      ) : (
        <Later screen="FlowStepScreen" props={{ ...props, state }} />
      )}
    </main>
  );
}

export function FormQuestionScreen(props: ScreenProps & { state: Filling }) {
  return (
    <main class="screen question form" data-form={props.state.form} data-type={stepType(props)}>
      <TopBar {...props} />
      <Later screen="FormScreen" props={props} />
    </main>
  );
}

function stepType({ configuration, state: { form, place, isReview } }: ScreenProps & { state: Filling }): string | undefined {
  return isReview ? 'review' : configuration.forms?.find(({ id }) => id === form)?.steps[place]?.type;
}
