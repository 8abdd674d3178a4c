// Facts that the collector did not take, with their words and the reason, until their author puts them away.
import { useTag, useTexts } from '../app-context.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { factSentence } from './fact-sentence.ts';
import type { ReadQueued } from './queued-fact.ts';
import { useNames } from './use-names.ts';
import { WordsPart } from './words-part.tsx';

export function RefusedPart({ refused }: { refused: readonly ReadQueued[] }) {
  const texts = useTexts().cases;
  if (refused.length === 0) return null;
  return (
    <section class="notice bad refused" role="alert">
      <h3>{texts.refusedTitle}</h3>
      <p>{texts.refusedLine}</p>
      <ul>
        {refused.map((one) => (
          <Refused key={one.id} refused={one} />
        ))}
      </ul>
    </section>
  );
}

function Refused({ refused }: { refused: ReadQueued }) {
  const feed = useCaseFeed();
  const texts = useTexts();
  const tag = useTag();
  const names = useNames(feed.files.value.get(refused.case)?.people ?? []);
  const reason = refused.state === 'refused' ? refused.reason : '';
  return (
    <li>
      <p>
        <b>{texts.caseFacts.you}</b> {factSentence(refused.what, names)} (
        {new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(refused.doneAt)})
      </p>
      <WordsPart words={refused.words} />
      <p>
        {texts.cases.reasons[reason] ?? texts.cases.refusedOther}{' '}
        <button type="button" class="link" onClick={() => void feed.dismiss(refused.id)}>
          {texts.cases.putAway}
        </button>
      </p>
    </li>
  );
}
