// Everything that happened to a case, in plain words: who, when, what; what waits to be sent is marked, and what was done without knowing of
// something else says so.
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { clockTime } from '../ui/spoken-time.ts';
import type { CaseView } from './case-view.ts';
import { factSentence } from './fact-sentence.ts';
import { useNames } from './use-names.ts';
import { WordsPart } from './words-part.tsx';

/** Between doing and arriving, before it is worth a word. */
const SOON_MS = 120_000;
type People = readonly { id: string; name: string }[];
type Props = { view: CaseView; people: People; zone: string };

export function CaseHistory({ view, people, zone }: Props) {
  const texts = useTexts().cases;
  return (
    <section aria-labelledby="case-history">
      <h3 id="case-history">{texts.history}</h3>
      <ol class="case-history">
        {view.facts.map((fact) => (
          <Fact key={fact.id} fact={fact} view={view} people={people} zone={zone} />
        ))}
      </ol>
    </section>
  );
}

function Fact({ fact, view, people, zone }: Props & { fact: CaseFact }) {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const names = useNames(people, view.facts);
  const t = texts.caseFacts;
  const { id, by, what, words, at, doneAt, overlaps } = fact;
  const time = (ms: number) => clockTime(ms, now.value, tag, zone);
  const waits = view.waiting.has(id);
  const others = new Set(overlaps.map((other) => names.amid(view.facts.find((one) => one.id === other)?.by ?? '')));
  const changedNothing = view.found.conflicts.some((conflict) => conflict.fact === id && !conflict.counts);
  return (
    <li class={waits ? 'waits' : undefined}>
      <p>
        <b>{names.author(by)}</b> {factSentence(what, names)}
      </p>
      {what.fact !== 'opened' && <WordsPart words={words} />}
      <p class="when">
        <time dateTime={new Date(at ?? doneAt).toISOString()}>{time(at ?? doneAt)}</time>
        {at !== null && at - doneAt > SOON_MS && by !== 'rule' && <span>{t.madeAt(time(doneAt))}</span>}
        {waits && <span class="tag new">{texts.cases.waiting}</span>}
        {others.size > 0 && <span class="apart">{t.apart([...others].join(', '))}</span>}
        {changedNothing && <span class="apart">{t.changedNothing}</span>}
      </p>
    </li>
  );
}
