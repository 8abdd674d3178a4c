// Between the door "I have a receipt" and the receipt's page: a moment in which nothing is asked, or why the way is closed just now.
import type { VisitState } from '../visit.ts';
import { laterTextsFor } from './later-texts.ts';
import { MessageScreen } from './message-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

type ReceiptsProps = ScreenProps & Pick<VisitState & { at: 'receipts' }, 'way'>;

export function ReceiptsScreen({ way, ...props }: ReceiptsProps) {
  const { texts, locale, dispatch } = props;
  const words = laterTextsFor(locale);
  const top = <TopBar {...props} choice={way === 'closed'} />;
  if (way !== 'closed') return <MessageScreen key="way" title={texts.receiptDoor} line={texts.saving} top={top} />;
  return (
    <MessageScreen key="closed" sign="pause" title={texts.receiptDoor} line={words.receiptsClosed} top={top}>
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={() => dispatch({ type: 'back' })}>
          {words.back}
        </button>
        <button type="button" class="primary" onClick={() => dispatch({ type: 'open-receipts' })}>
          {words.again}
        </button>
      </div>
    </MessageScreen>
  );
}
