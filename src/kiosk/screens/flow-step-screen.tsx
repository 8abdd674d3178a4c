// A step of the everyday flow after the first question.
import type { Asking } from '../visit.ts';
import { answering } from './answering.ts';
import type { ScreenProps } from './screen-props.ts';
import { StepScreen } from './step-screen.tsx';

export function FlowStepScreen({ state, ...props }: ScreenProps & { state: Asking }) {
  return <StepScreen {...answering(props, state, props.configuration.flow)} />;
}
