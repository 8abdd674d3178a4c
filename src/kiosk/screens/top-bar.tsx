// Whose kiosk this is, and the languages it speaks, each by its own name.
import { ownName } from '../texts.ts';
import type { ScreenProps } from './screen-props.ts';

export function TopBar(props: ScreenProps & { choice?: boolean }) {
  const { configuration, locale, texts, say, dispatch, choice = true } = props;
  return (
    <header class="top-bar">
      <p class="owner">
        <strong>{say(configuration.organisation.name)}</strong>
        <span>{say(configuration.site.name)}</span>
      </p>
      {choice && configuration.locales.length > 1 && (
        <nav class="languages" aria-label={texts.languages}>
          {configuration.locales.map((language) => (
            <button
              type="button"
              key={language}
              lang={language}
              aria-pressed={language === locale}
              onClick={() => dispatch({ type: 'language', locale: language })}
            >
              {ownName(language)}
            </button>
          ))}
        </nav>
      )}
    </header>
  );
}
