// Whose kiosk this is, and the languages it speaks, each by its own name: side by side while they are few, else behind the one that is spoken.
import { AccessButton } from '../access/access-button.tsx';
import { textsAreHere } from '../text-parts.ts';
import { inLanguage, ownName } from '../texts.ts';
import type { ScreenProps } from './screen-props.ts';

const SIDE_BY_SIDE = 3;

/** `access`: what the button is called until the language's texts are here; without it there is none until then. */
type TopBarProps = ScreenProps & { choice?: boolean; access?: string | undefined };

export function TopBar({ choice = true, access, ...props }: TopBarProps) {
  const { configuration, say } = props;
  const label = textsAreHere(props.locale) ? props.texts.access : access;
  return (
    <header class="top-bar">
      {configuration.look?.logo && <img class="logo" src={configuration.look.logo} alt="" />}
      <p class="owner">
        <strong>{say(configuration.organisation.name)}</strong>
        <span>{say(configuration.site.name)}</span>
      </p>
      {choice && configuration.locales.length > 1 && <Languages {...props} />}
      {label && <AccessButton label={label} />}
    </header>
  );
}

function Languages({ configuration: { locales }, locale, texts, dispatch }: ScreenProps) {
  const many = locales.length > SIDE_BY_SIDE;
  // What opens and closes is the browser's: also with the Escape key, and by a touch beside it.
  const closes = many && { popovertarget: 'languages', popovertargetaction: 'hide' as const };
  return (
    <>
      {many && (
        <button type="button" class="languages-open" popovertarget="languages" aria-label={`${texts.languages}: ${ownName(locale)}`}>
          {ownName(locale)}
        </button>
      )}
      <nav id="languages" class="languages" popover={many ? 'auto' : undefined} aria-label={texts.languages}>
        {locales.map((language) => (
          <button
            type="button"
            key={language}
            {...inLanguage(language)}
            {...closes}
            aria-pressed={language === locale}
            onClick={() => dispatch({ type: 'language', locale: language })}
          >
            {ownName(language)}
          </button>
        ))}
      </nav>
    </>
  );
}
