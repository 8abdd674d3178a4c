// What the kiosk shows while nobody is there. A touch anywhere begins a visit; a touch on an invitation begins it in that
// language.
import { textIn } from '../../protocol/text-in.ts';
import { ownName } from '../texts.ts';
import { Face } from './face.tsx';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

export function AttractScreen(props: ScreenProps) {
  const { configuration, locale, say, dispatch } = props;
  return (
    <main class="screen attract">
      <button type="button" class="cover" tabIndex={-1} aria-hidden="true" onClick={() => dispatch({ type: 'touch' })} />
      <TopBar {...props} choice={false} />
      <div class="middle">
        <Face value="blank" />
        <h1>{say(configuration.attract.title)}</h1>
        <div class="invitations" data-count={configuration.locales.length}>
          {configuration.locales.map((language) => (
            <button
              type="button"
              class="primary"
              key={language}
              lang={language}
              onClick={() => dispatch({ type: 'touch', locale: language })}
            >
              <span>{textIn(configuration.attract.invitation, language, locale)}</span>
              {configuration.locales.length > 1 && <small>{ownName(language)}</small>}
            </button>
          ))}
        </div>
      </div>
      <NoticeInOtherLanguages {...props} />
    </main>
  );
}

/** In full in the kiosk's language; of the others, the heading and the first line: enough to know. */
function NoticeInOtherLanguages(props: ScreenProps) {
  const { configuration, locale } = props;
  const notice = configuration.notice;
  if (!notice) return null;
  return (
    <footer class="notices">
      <Notice {...props} />
      {configuration.locales
        .filter((language) => language !== locale)
        .slice(0, 2)
        .map((language) => (
          <div class="notice" key={language} lang={language}>
            <strong>{textIn(notice.title, language, locale)}</strong>
            {notice.lines.slice(0, 1).map((line) => (
              <span key="first">{textIn(line, language, locale)}</span>
            ))}
          </div>
        ))}
    </footer>
  );
}
