// What the kiosk shows while nobody is there. A touch anywhere begins a visit; a touch on an invitation begins it in that
// language. What else stands here comes after the first paint (`attract/`).
import { Component } from 'preact';
import { textIn } from '../../protocol/text-in.ts';
import type { Scene } from '../attract/attract-scene.ts';
import { inLanguage, ownName } from '../texts.ts';
import { StandardsDoor } from './doors.tsx';
import { Face } from './face.tsx';
import { Lazy } from './lazy.tsx';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { TopBar } from './top-bar.tsx';

const attractExtras = async () => {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return (await import('../attract/attract-extras.tsx')).AttractExtras;
};

/** The invitation stands without them too. */
const goWithout = () => {};

export class AttractScreen extends Component<ScreenProps, { scene: Scene | null }> {
  override state = { scene: null as Scene | null };
  private readonly onScene = (scene: Scene) => this.setState({ scene });

  override render() {
    const { configuration, locale, dispatch } = this.props;
    const { scene } = this.state;
    return (
      <main class="screen attract" style={scene ? { '--drift-x': scene.drift.x, '--drift-y': scene.drift.y } : undefined}>
        <button type="button" class="cover" tabIndex={-1} aria-hidden="true" onClick={() => dispatch({ type: 'touch' })} />
        <TopBar {...this.props} choice={false} />
        <div class="middle">
          <Face value="blank" />
          <h1>
            {configuration.locales.map((language) => (
              <span key={language} {...inLanguage(language)} data-on={language === (scene?.language ?? locale)}>
                {textIn(configuration.attract.title, language, locale)}
              </span>
            ))}
          </h1>
          <div class="invitations" data-count={configuration.locales.length}>
            {configuration.locales.map((language) => (
              <button
                type="button"
                class="primary"
                key={language}
                {...inLanguage(language)}
                onClick={() => dispatch({ type: 'touch', locale: language })}
              >
                <span>{textIn(configuration.attract.invitation, language, locale)}</span>
                {configuration.locales.length > 1 && <small>{ownName(language)}</small>}
              </button>
            ))}
          </div>
          {configuration.standards && <StandardsDoor {...this.props} />}
        </div>
        <Lazy load={attractExtras} onError={goWithout} props={{ ...this.props, onScene: this.onScene }} />
        <NoticeInOtherLanguages {...this.props} />
      </main>
    );
  }
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
          <div class="notice" key={language} {...inLanguage(language)}>
            <strong>{textIn(notice.title, language, locale)}</strong>
            {notice.lines.slice(0, 1).map((line) => (
              <span key="first"> {textIn(line, language, locale)}</span>
            ))}
          </div>
        ))}
    </footer>
  );
}
