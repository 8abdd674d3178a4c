// The two ways on from an optional step: hand it in, or be done with one touch.
import type { Asking, ScreenProps } from './screen-props.ts';

export function StepButtons(
  props: Pick<ScreenProps, 'texts' | 'dispatch'> & { state: Asking; label: string; finish?: string; onContinue(): void },
) {
  const { texts, dispatch, state, label, finish = texts.finish, onContinue } = props;
  return (
    <div class="step-buttons">
      <button type="button" class="secondary" onClick={() => dispatch({ type: 'finish' })}>
        {finish}
      </button>
      <button type="button" class="primary" aria-busy={state.saving !== null} onClick={onContinue}>
        {state.saving ? texts.saving : label}
      </button>
    </div>
  );
}
