// The registry of screens by control, but for the first question's. Loaded after the first paint; a new question type that is asked in a
// known way needs no line here.
import type { ComponentType } from 'preact';
import type { Form } from '../../protocol/form.ts';
import type { Control } from '../../protocol/questions/question-type.ts';
import type { Answering, LaterAnswering } from './answering.ts';
import { ChoiceScreen } from './choice-screen.tsx';
import { DateScreen } from './date-screen.tsx';
import { laterTextsFor } from './later-texts.ts';
import { ScaleScreen } from './scale-screen.tsx';
import { SignpostScreen } from './signpost-screen.tsx';
import { TimeScreen } from './time-screen.tsx';
import { WordsScreen } from './words-screen.tsx';
import './forms.css';

const CONTROL_SCREENS: { readonly [C in Control['control']]: ComponentType<LaterAnswering<C>> } = {
  scale: ScaleScreen,
  choice: ChoiceScreen as ComponentType<LaterAnswering<'choice'>>,
  'yes-no': ChoiceScreen as ComponentType<LaterAnswering<'yes-no'>>,
  words: WordsScreen,
  date: DateScreen,
  time: TimeScreen,
  signpost: SignpostScreen,
};

export function StepScreen(props: Answering & { form?: Form }) {
  const Screen = CONTROL_SCREENS[props.asked.control] as ComponentType<LaterAnswering> | undefined;
  if (!Screen) throw new Error(`no screen for questions that are asked by "${props.asked.control}"`);
  return <Screen {...props} words={laterTextsFor(props.locale)} />;
}
