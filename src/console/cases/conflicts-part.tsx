// What two people said apart about one thing: both sides, and a way to settle it by saying one of them once more.
import { useOpenSession, useTexts } from '../app-context.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import type { CaseView } from './case-view.ts';
import { factSentence } from './fact-sentence.ts';
import { type Settlement, settlements } from './settlements.ts';
import { useNames } from './use-names.ts';
import { WordsPart } from './words-part.tsx';

type People = readonly { id: string; name: string }[];

export function ConflictsPart({ view, people }: { view: CaseView; people: People }) {
  const { person } = useOpenSession();
  const texts = useTexts().cases;
  const { conflicts } = view.found;
  if (conflicts.length === 0) return null;
  const who = { found: view.found, facts: view.facts, me: person };
  return (
    <section class="notice warn conflicts" aria-labelledby="case-conflicts">
      <h3 id="case-conflicts">{texts.conflictTitle}</h3>
      <p>{texts.conflictLine}</p>
      {conflicts.map((conflict) => (
        <ul key={`${conflict.fact} ${conflict.about}`}>
          {settlements(conflict, who).map((side) => (
            <Side
              key={side.of.id}
              side={side}
              changedNothing={side.of.id === conflict.fact && !conflict.counts}
              view={view}
              people={people}
            />
          ))}
        </ul>
      ))}
    </section>
  );
}

type SideProps = { side: Settlement; changedNothing: boolean; view: CaseView; people: People };

function Side({ side, changedNothing, view, people }: SideProps) {
  const feed = useCaseFeed();
  const texts = useTexts().cases;
  const names = useNames(people, view.facts);
  const { of, counts, again } = side;
  const said = `${names.author(of.by)} ${factSentence(of.what, names)}`;
  return (
    <li>
      <p>
        {said}. {counts && <em>{texts.conflictCounts}</em>} {changedNothing && <em>{texts.conflictNot}</em>}
      </p>
      <WordsPart words={of.words} />
      {again && (
        <button
          type="button"
          aria-label={`${texts.holds}: ${said}`}
          onClick={() => void feed.add({ case: view.found.id, basedOn: view.found.number, ...again })}
        >
          {texts.holds}
        </button>
      )}
    </li>
  );
}
