// What else a visitor can do here: a message, a survey, the service standards, what became of an earlier message. Each a door of its own, below the question.
import type { ScreenProps } from './screen-props.ts';
import './doors.css';

export function Doors({ configuration, texts, say, dispatch, room }: ScreenProps) {
  const { forms = [] } = configuration;
  const open = forms.filter(({ kind }) => room === 'ample' || (room === 'no-new-ratings' && kind === 'message'));
  const hasStandards = configuration.standards !== undefined;
  // What was left here once can be asked for also while nothing new is taken.
  const hasReceipts = forms.some(({ kind }) => kind === 'message');
  if (open.length === 0 && !hasStandards && !hasReceipts) return null;
  return (
    <nav class="doors" aria-label={texts.alsoHere}>
      {open.map(({ id, door }) => (
        <button type="button" class="door" key={id} onClick={() => dispatch({ type: 'open-form', form: id })}>
          {say(door)}
        </button>
      ))}
      {hasStandards && <StandardsDoor texts={texts} dispatch={dispatch} />}
      {hasReceipts && (
        <button type="button" class="door" onClick={() => dispatch({ type: 'open-receipts' })}>
          {texts.receiptDoor}
        </button>
      )}
    </nav>
  );
}

export function StandardsDoor({ texts, dispatch }: Pick<ScreenProps, 'texts' | 'dispatch'>) {
  return (
    <button type="button" class="door" onClick={() => dispatch({ type: 'open-standards' })}>
      {texts.standardsDoor}
    </button>
  );
}
