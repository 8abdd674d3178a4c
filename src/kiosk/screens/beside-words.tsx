// What stands beside words while they are typed: what helps to write them, and, in a form, what to leave out of words of one's own, or what
// becomes of a name or a number.
import type { LaterAnswering } from './answering.ts';
import { Notice } from './notice.tsx';
import { Privacy } from './privacy.tsx';

export function BesideWords(props: LaterAnswering) {
  const { question, asked, say, form } = props;
  const isOwnWords = asked.control === 'words' && asked.kind === 'text';
  const hint = 'hint' in question ? question.hint : undefined;
  return (
    <div class="beside" ref={stopForKeys}>
      {hint && <p id="words-hint">{say(hint)}</p>}
      {!form && <Notice {...props} />}
      {form?.warning && isOwnWords && (
        <p class="notice">
          <strong>{say(form.warning)}</strong>
        </p>
      )}
      {form && !isOwnWords && <Privacy {...props} form={form} />}
    </div>
  );
}

/** Where it scrolls, a keyboard comes to it as well; where it does not, nobody has to stop there. */
function stopForKeys(element: HTMLElement | null): void {
  if (!element?.isConnected) return;
  new ResizeObserver(() => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  }).observe(element);
}
