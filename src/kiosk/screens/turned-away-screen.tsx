// There is no space left to keep what a visitor would give: said politely, in their language, and counted as a visit turned away.
import { textsAreHere } from '../text-parts.ts';
import { inLanguage } from '../texts.ts';
import { laterTextsFor } from './later-texts.ts';
import { MessageScreen } from './message-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

/** It stands in place of the invitation too, where nobody has chosen a language yet: so it speaks the others as well. */
export function TurnedAwayScreen(props: ScreenProps) {
  const { configuration, locale, dispatch } = props;
  const others = configuration.locales.filter((language) => language !== locale && textsAreHere(language)).slice(0, 2);
  return (
    <MessageScreen
      key="turned-away"
      sign="pause"
      title={laterTextsFor(locale).noRoomTitle}
      line={laterTextsFor(locale).noRoomLine}
      top={<TopBar {...props} />}
      onTouch={() => dispatch({ type: 'touch' })}
    >
      {others.map((language) => (
        <p class="lead" key={language} {...inLanguage(language)}>
          <strong>{laterTextsFor(language).noRoomTitle}</strong>
          <br />
          {laterTextsFor(language).noRoomLine}
        </p>
      ))}
    </MessageScreen>
  );
}
