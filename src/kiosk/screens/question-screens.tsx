// The registry of screens by question type. A new type is a shape in `protocol/questions/` and one line here.
import type { ComponentType } from 'preact';
import type { Question } from '../../protocol/questions/question.ts';
import { CommentScreen } from './comment-screen.tsx';
import { RatingScreen } from './rating-screen.tsx';
import { ReasonsScreen } from './reasons-screen.tsx';
import type { Asking, ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

type QuestionScreenProps<T extends Question['type']> = ScreenProps & { state: Asking; question: Extract<Question, { type: T }> };

const QUESTION_SCREENS: { readonly [T in Question['type']]: ComponentType<QuestionScreenProps<T>> } = {
  rating: RatingScreen,
  reasons: ReasonsScreen,
  comment: CommentScreen,
};

export function QuestionScreen({ state, ...props }: ScreenProps & { state: Asking }) {
  const question = props.configuration.flow[state.place];
  if (!question) throw new Error(`the flow has no step ${state.place}`);
  const Screen = QUESTION_SCREENS[question.type] as ComponentType<QuestionScreenProps<Question['type']>> | undefined;
  if (!Screen) throw new Error(`no screen for questions of type "${question.type}"`);
  return (
    <main class="screen question" data-type={question.type} key={question.id}>
      <TopBar {...props} />
      <Screen {...props} state={state} question={question} />
    </main>
  );
}
