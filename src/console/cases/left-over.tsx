// What the collector did not take of a case that is not here any more, and what was handed over to intake: said until somebody has seen it.
import { useTexts } from '../app-context.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { RefusedPart } from './refused-part.tsx';

export function LeftOver() {
  const feed = useCaseFeed();
  const texts = useTexts().cases;
  if (feed.rows.value === null) return null;
  const gone = feed.queue.value.filter((one) => feed.row(one.case) === null);
  const handedOver = gone.filter(({ state }) => state === 'handed-over');
  const refused = gone.filter(({ state }) => state === 'refused');
  return (
    <>
      {handedOver.map(({ id, ...one }) => (
        <p key={id} class="notice warn" role="status">
          {one.state === 'handed-over' && one.reference ? texts.handedOver(one.reference) : texts.handedOverPlain}{' '}
          <button type="button" class="link" onClick={() => void feed.dismiss(id)}>
            {texts.putAway}
          </button>
        </p>
      ))}
      <RefusedPart refused={refused} />
    </>
  );
}
