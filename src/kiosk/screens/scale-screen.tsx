// A rating within a form: the same faces or numbers as the first question, with the ways back and on.
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { Scale } from './rating-screen.tsx';
import { StepButtons } from './step-buttons.tsx';

export function ScaleScreen(props: LaterAnswering<'scale'>) {
  const { asked, state, texts, locale, value = '', answer } = props;
  const chosen = state.saving ? state.saving.value : props.value;
  return (
    <>
      <Ask {...props} lead={asked.scale === 'numbers-11' ? texts.touchANumber : undefined} />
      <Scale {...asked} {...{ chosen, texts, locale, answer }} />
      <StepButtons {...props} hasAnswer={value !== ''} onContinue={() => answer(value)} />
    </>
  );
}
