// The screen that belongs to the state of a visit. Keyed, so that nothing of one screen or visitor lives on in the next.
import type { Room } from '../../protocol/batch.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import { firstPlace, type Shown, type VisitEvent, type VisitState } from '../visit.ts';
import { AttractScreen } from './attract-screen.tsx';
import { Later } from './later.tsx';
import { MessageScreen } from './message-screen.tsx';
import { FormQuestionScreen, QuestionScreen } from './question-screens.tsx';
import { screenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

type VisitScreenProps = { shown: Shown; state: VisitState; room: Room; dispatch(event: VisitEvent): void };

export function VisitScreen({ shown, state, room, dispatch }: VisitScreenProps) {
  const props = screenProps(shown.configuration, state.locale, room, dispatch);
  const { texts, say } = props;
  const top = <TopBar {...props} choice={false} access={state.at === 'thanks' ? state.still?.access : undefined} />;
  const over = () => dispatch({ type: 'over' });
  switch (state.at) {
    case 'attract':
      if (firstPlace(shown.configuration, room) === null) return <Later key="turned-away" screen="TurnedAwayScreen" props={props} />;
      return <AttractScreen {...props} />;
    case 'turned-away':
      return <Later key="turned-away" screen="TurnedAwayScreen" props={props} />;
    case 'question':
      return <QuestionScreen key={`${state.visit} ${state.place}`} {...props} state={state} />;
    case 'form':
      return <FormQuestionScreen key={`${state.visit} ${state.form} ${state.isReview || state.place}`} {...props} state={state} />;
    case 'standards':
      return <Later key="standards" screen="StandardsScreen" props={{ ...props, onClose: () => dispatch({ type: 'back' }) }} />;
    case 'receipts':
      return <Later key="receipts" screen="ReceiptsScreen" props={{ ...props, way: state.way }} />;
    case 'thanks': {
      const { title, line } = thanksOf(shown, state.form);
      const said = { title: say(title), line: line && say(line) };
      if (state.receipt) return <Later key="receipt" screen="ReceiptScreen" props={{ ...props, ...said, receipt: state.receipt }} />;
      return <MessageScreen key="thanks" top={top} sign="done" {...said} still={state.still && true} onTouch={over} />;
    }
    case 'sorry': {
      const { sorryTitle, sorryRestTitle, sorryLine, sorryRestLine } = texts;
      const [title, line] = state.rated ? [sorryRestTitle, sorryRestLine] : [sorryTitle, sorryLine];
      return <MessageScreen key="sorry" top={top} sign="sorry" title={title} line={line} onTouch={over} />;
    }
  }
}

function thanksOf({ configuration }: Shown, form: string | null): Configuration['thanks'] {
  return configuration.forms?.find(({ id }) => id === form)?.thanks ?? configuration.thanks;
}
