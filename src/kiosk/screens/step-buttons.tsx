// The ways on from a step: hand it in, or be done with one touch; in a form, back.
import type { LaterAnswering } from './answering.ts';

type StepButtonsProps = Pick<LaterAnswering, 'texts' | 'words' | 'dispatch' | 'state' | 'isRequired'> & {
  hasAnswer: boolean;
  /** What handing it in is called, where that is more than going on. */
  label?: string;
  finish?: string;
  onContinue(): void;
};

export function StepButtons({
  texts,
  words,
  dispatch,
  state,
  isRequired,
  hasAnswer,
  label,
  finish = words.finish,
  onContinue,
}: StepButtonsProps) {
  const isForm = state.at === 'form';
  const onwards = label ?? (isForm && !hasAnswer && !isRequired ? words.skip : words.continue);
  return (
    <div class="step-buttons">
      <button type="button" class="secondary" onClick={() => dispatch({ type: isForm ? 'back' : 'finish' })}>
        {isForm ? words.back : finish}
      </button>
      <button type="button" class="primary" aria-busy={state.saving !== null} onClick={onContinue}>
        {state.saving ? texts.saving : onwards}
      </button>
    </div>
  );
}
