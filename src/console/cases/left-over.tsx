// What the collector did not take of a case that is not here any more, and what was handed over to intake: said until somebody has seen it.
import { useTexts } from '../app-context.ts';
import { useCaseFeed } from './case-feed-context.tsx';
import { RefusedPart } from './refused-part.tsx';

export function LeftOver() {
  const feed = useCaseFeed();
  const texts = useTexts().cases;
  const known = feed.rows.value;
  if (known === null) return null;
  const rows = new Set(known.map(({ id }) => id as string));
  const handedOver = feed.queue.value.filter((one) => one.state === 'handed-over' && !rows.has(one.case));
  const refused = feed.queue.value.filter((one) => one.state === 'refused' && !rows.has(one.case));
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
