// The screen that belongs to the state of a visit. Keyed, so that nothing of one screen or visitor lives on in the next.
import type { Shown, VisitEvent, VisitState } from '../visit.ts';
import { AttractScreen } from './attract-screen.tsx';
import { MessageScreen } from './message-screen.tsx';
import { QuestionScreen } from './question-screens.tsx';
import { screenProps } from './screen-props.ts';

type VisitScreenProps = { shown: Shown; state: VisitState; dispatch(event: VisitEvent): void };

export function VisitScreen({ shown, state, dispatch }: VisitScreenProps) {
  const props = screenProps(shown.configuration, state.locale, dispatch);
  const { texts, say } = props;
  const over = () => dispatch({ type: 'over' });
  switch (state.at) {
    case 'attract':
      return <AttractScreen {...props} />;
    case 'question':
      return <QuestionScreen key={`${state.visit} ${state.place}`} {...props} state={state} />;
    case 'thanks': {
      const { title, line } = shown.configuration.thanks;
      return <MessageScreen key="thanks" sign="done" title={say(title)} line={line && say(line)} onTouch={over} />;
    }
    case 'sorry': {
      const { sorryTitle, sorryRestTitle, sorryLine, sorryRestLine } = texts;
      const [title, line] = state.rated ? [sorryRestTitle, sorryRestLine] : [sorryTitle, sorryLine];
      return <MessageScreen key="sorry" sign="sorry" title={title} line={line} onTouch={over} />;
    }
  }
}
