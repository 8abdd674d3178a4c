// Where to turn when a promise is not kept: first the organisation, then whoever is independent of it, each with an address large enough to
// copy down; other ways to say it, other forms and languages, and when the counter is open.
import type { Standards } from '../../protocol/standards.ts';
import { attractTextsFor } from '../attract/attract-texts.ts';
import { weekInWords } from '../attract/hours-in-words.ts';
import { fill } from '../fill-text.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import { Card } from './expect-part.tsx';
import type { StandardsTexts } from './standards-texts.ts';

type TurnProps = Pick<ScreenProps, 'say' | 'locale' | 'configuration'> & { standards: Standards; words: StandardsTexts };
type Step = NonNullable<Standards['escalation']>[number];

export function TurnPart(props: TurnProps) {
  const { standards, words, say } = props;
  const { escalation = [], otherWays = [], otherFormats } = standards;
  return (
    <>
      <ol class="cards steps">
        {escalation.map((step, place) => (
          <li class="card" key={say(step.name)}>
            <p class="step-number">
              {fill(words.step, { n: place + 1 })}
              {step.to === 'independent' && <span> · {words.independent}</span>}
            </p>
            <h2>{say(step.name)}</h2>
            {step.hint && <p>{say(step.hint)}</p>}
            <Reach step={step} words={words} />
          </li>
        ))}
      </ol>
      <div class="cards">
        {otherWays.length > 0 && (
          <section class="card">
            <h2>{words.otherWays}</h2>
            <dl>
              {otherWays.map(({ by, lines }) => (
                <div key={by}>
                  <dt>{words[by]}</dt>
                  {lines.map((line) => (
                    <dd key={say(line)}>{say(line)}</dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        )}
        {otherFormats && <Card title={words.otherFormats} lines={otherFormats} say={say} />}
        <Hours {...props} />
      </div>
    </>
  );
}

/** As written, so from left to right whatever the language. */
function Reach({ step, words }: { step: Step; words: StandardsTexts }) {
  const { address = [], phones = [], emails = [], web } = step;
  const ways: [string, readonly string[]][] = [
    [words.address, address],
    [words.phone, phones],
    [words['e-mail'], emails],
    [words.web, web ? [web] : []],
  ];
  return (
    <dl class="reach">
      {ways
        .filter(([, lines]) => lines.length > 0)
        .map(([label, lines]) => (
          <div key={label}>
            <dt>{label}</dt>
            {lines.map((line) => (
              <dd key={line} dir="ltr">
                {breakable(line)}
              </dd>
            ))}
          </div>
        ))}
    </dl>
  );
}

/** A long e-mail address goes on to the next line after its @, where nobody takes a hyphen for part of it. */
function breakable(line: string) {
  const [name, ...host] = line.split('@');
  return host.length === 0 ? (
    line
  ) : (
    <>
      {name}@<wbr />
      {host.join('@')}
    </>
  );
}

function Hours({ configuration: { hours }, locale }: Pick<TurnProps, 'configuration' | 'locale'>) {
  if (!hours) return null;
  const words = attractTextsFor(locale);
  return (
    <section class="card">
      <h2>{words.hours}</h2>
      <dl class="week">
        {weekInWords(hours, locale, words).map(({ days, times }) => (
          <div key={days}>
            <dt>{days}</dt>
            <dd>{times}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
