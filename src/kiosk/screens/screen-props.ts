// What every screen of a visit is given: the configuration, the language, and the one way to say what was touched.
import type { Room } from '../../protocol/batch.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import { textIn } from '../../protocol/text-in.ts';
import { type Texts, textsFor } from '../texts.ts';
import { defaultLocale, type VisitEvent } from '../visit.ts';

export type ScreenProps = {
  configuration: Configuration;
  locale: string;
  texts: Texts;
  /** A text of the configuration in the visitor's language. */
  say(text: LocalisedText): string;
  /** What is taken just now. */
  room: Room;
  dispatch(event: VisitEvent): void;
};

export function screenProps(configuration: Configuration, locale: string, room: Room, dispatch: ScreenProps['dispatch']): ScreenProps {
  const say = (text: LocalisedText) => textIn(text, locale, defaultLocale(configuration));
  return { configuration, locale, texts: textsFor(locale), say, room, dispatch };
}
