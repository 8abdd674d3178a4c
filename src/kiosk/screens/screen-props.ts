// What every screen of a visit is given: the configuration, the language, and the one way to say what was touched.
import type { Configuration } from '../../protocol/configuration.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import { textIn } from '../../protocol/text-in.ts';
import { type Texts, textsFor } from '../texts.ts';
import { defaultLocale, type VisitEvent, type VisitState } from '../visit.ts';

export type ScreenProps = {
  configuration: Configuration;
  locale: string;
  texts: Texts;
  /** A text of the configuration in the visitor's language. */
  say(text: LocalisedText): string;
  dispatch(event: VisitEvent): void;
};
export type Asking = Extract<VisitState, { at: 'question' }>;

export function screenProps(configuration: Configuration, locale: string, dispatch: ScreenProps['dispatch']): ScreenProps {
  const say = (text: LocalisedText) => textIn(text, locale, defaultLocale(configuration));
  return { configuration, locale, texts: textsFor(locale), say, dispatch };
}
