// "You said, we did", one at a time. All stand on the same spot, so that the longest sets the size and nothing moves when they take turns.
import type { SaidDone } from '../../protocol/said-done.ts';
import { textIn } from '../../protocol/text-in.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { inLanguage } from '../texts.ts';
import type { Scene } from './attract-scene.ts';
import { attractTextsFor } from './attract-texts.ts';

type SaidDoneProps = Pick<ScreenProps, 'configuration' | 'locale'> & { saidDone: readonly SaidDone[]; scene: Scene };

export function SaidDoneCards({ configuration, locale, saidDone, scene }: SaidDoneProps) {
  return (
    <div class="said-done">
      {saidDone.flatMap((item, place) =>
        configuration.locales.map((language) => (
          <Card
            key={`${item.date} ${textIn(item.said, locale, language)} ${language}`}
            item={item}
            language={language}
            fallback={locale}
            isOn={scene.said === place && scene.language === language}
          />
        )),
      )}
    </div>
  );
}

function Card({ item, language, fallback, isOn }: { item: SaidDone; language: string; fallback: string; isOn: boolean }) {
  const words = attractTextsFor(language);
  return (
    <dl {...inLanguage(language)} data-on={isOn}>
      <div>
        <dt>{words.youSaid}</dt>
        <dd>{textIn(item.said, language, fallback)}</dd>
      </div>
      <div>
        <dt>
          {words.weDid} <time dateTime={item.date}>{dayInWords(item.date, language)}</time>
        </dt>
        <dd>{textIn(item.done, language, fallback)}</dd>
      </div>
    </dl>
  );
}

function dayInWords(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
}
