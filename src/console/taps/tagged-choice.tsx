// Ratings with the tagged ones, without them, or they alone.
import { TAGGED_VIEWS, type TaggedView } from '../../protocol/tap-rules.ts';
import { useTexts } from '../app-context.ts';

export function TaggedChoice({ view, choose }: { view: TaggedView; choose: (view: TaggedView) => void }) {
  const texts = useTexts().taps;
  return (
    <fieldset class="periods">
      <legend class="unseen">{texts.title}</legend>
      <div class="segments">
        {TAGGED_VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => choose(one)}>
            {texts.views[one]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
