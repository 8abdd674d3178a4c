// What is promised to people, and beside it what is asked of them.
import type { Standards } from '../../protocol/standards.ts';
import type { LocalisedText } from '../../protocol/text.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import type { StandardsTexts } from './standards-texts.ts';

type ExpectProps = Pick<ScreenProps, 'say'> & { standards: Standards; words: StandardsTexts };

export function ExpectPart({ standards: { rights = [], asked }, words, say }: ExpectProps) {
  return (
    <div class="cards">
      <div>
        {rights.map(({ title, lines }) => (
          <Card key={say(title)} title={say(title)} lines={lines} say={say} />
        ))}
      </div>
      <div>{asked && <Card title={words.asked} lines={asked} say={say} />}</div>
    </div>
  );
}

export function Card({ title, lines, say }: Pick<ScreenProps, 'say'> & { title: string; lines: readonly LocalisedText[] }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={say(line)}>{say(line)}</li>
        ))}
      </ul>
    </section>
  );
}
