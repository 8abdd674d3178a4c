// For administrators: days and figures that stand in the organisation's files and that nobody there has confirmed, with where they are from.
import type { Unconfirmed } from '../../protocol/unconfirmed-api.ts';
import { useTag, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { calendarDay } from '../ui/spoken-time.ts';
import { unconfirmedWords } from './unconfirmed-words.ts';

const ASK_EVERY_MS = 600_000;

export function UnconfirmedPart() {
  const texts = useTexts();
  const tag = useTag();
  const { value } = useKeptAnswer('unconfirmed', 'unconfirmed', {}, ASK_EVERY_MS).answer;
  const t = texts.unconfirmed;
  if (!value || value.facts.length === 0) return null;
  return (
    <section class="card report-part" aria-labelledby="unconfirmed">
      <h2 id="unconfirmed">{t.title}</h2>
      <p class="hint">{t.line}</p>
      <ul class="unconfirmed">
        {value.facts.map((fact) => (
          <Fact key={JSON.stringify(fact)} fact={fact} />
        ))}
      </ul>
      {value.checkedUntil !== null && <p class="hint">{t.checkedUntil(calendarDay(value.checkedUntil, tag))}</p>}
    </section>
  );
}

/** Sources are written in English. */
function Fact({ fact }: { fact: Unconfirmed }) {
  const texts = useTexts();
  const tag = useTag();
  const { what, value } = unconfirmedWords(fact, texts, tag);
  return (
    <li>
      <p>
        {what}: <b>{value}</b>
      </p>
      <p class="hint" lang="en">
        {fact.source}
      </p>
    </li>
  );
}
