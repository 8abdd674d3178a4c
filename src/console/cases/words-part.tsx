// What is personal in a fact: a text, and how to reach somebody. What was typed stands as it was typed.
import type { FactWords } from '../../protocol/cases/case-facts.ts';
import { useTexts } from '../app-context.ts';

const WAYS = ['name', 'email', 'phone', 'address'] as const;

export function WordsPart({ words, locale = null }: { words: FactWords | null; locale?: string | null }) {
  const texts = useTexts().cases.person;
  if (!words) return null;
  const ways = WAYS.filter((way) => words[way]);
  const lang = locale ? { lang: locale } : {};
  return (
    <>
      {words.text && (
        <p class="typed" {...lang} dir="auto">
          {words.text}
        </p>
      )}
      {words.toPerson && <ForPerson text={words.toPerson} subject={words.subject} />}
      {Object.entries(words.points ?? {}).map(([id, text]) => (
        <p key={id} class="typed" {...lang} dir="auto">
          {text}
        </p>
      ))}
      {ways.length > 0 && (
        <dl class="facts">
          {ways.map((way) => (
            <div key={way}>
              <dt>{texts[way]}</dt>
              <dd class="typed">{words[way]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Apart from what staff keep for themselves: the sender sees it at their receipt. */
function ForPerson({ text, subject }: { text: string; subject: string | undefined }) {
  const { label } = useTexts().caseForms.toPerson;
  return (
    <blockquote class="for-person">
      <p class="label">{label}</p>
      {subject && (
        <p class="subject" dir="auto">
          {subject}
        </p>
      )}
      <p class="typed" dir="auto">
        {text}
      </p>
    </blockquote>
  );
}
