// What becomes of what is given in a form: two sentences, and all of it on request, over the screen, so that nothing typed moves.
import type { Form } from '../../protocol/form.ts';
import type { LaterTexts } from './later-texts.ts';
import type { ScreenProps } from './screen-props.ts';

export function Privacy({ form, say, words }: Pick<ScreenProps, 'say'> & { words: LaterTexts; form: Form }) {
  const { privacy } = form;
  if (!privacy) return null;
  return (
    <div class="privacy">
      <p>{say(privacy.text)}</p>
      {privacy.more && (
        <>
          <button type="button" class="more" popovertarget="privacy-more">
            {words.more}
          </button>
          {/* What opens and closes it is the browser's: also with the Escape key, and by a touch beside it. */}
          <div id="privacy-more" class="privacy-more" popover="auto">
            <p>{say(privacy.text)}</p>
            <p>{say(privacy.more)}</p>
            <button type="button" class="primary" popovertarget="privacy-more" popovertargetaction="hide">
              {words.done}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
