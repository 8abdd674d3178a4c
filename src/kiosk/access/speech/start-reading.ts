// Reads the screen out to whoever turned that on: what it says when it comes, then each thing as it gets the focus, or one after another at
// the visitor's own pace. Anything the visitor does interrupts it.
import { sceneIn } from '../scene.ts';
import { createReader, point, type Reader, type ReaderParts } from './reader.ts';
import { partOf } from './screen-parts.ts';

export type Reading = Pick<Reader, 'again' | 'next' | 'choose'> & {
  hush(): void;
  /** What the scan has marked. */
  marked(targets: readonly HTMLElement[]): void;
  stop(): void;
};

/** Of a group, enough to know it by. */
const OF_A_GROUP = 3;

export function startReading({ bar, ...parts }: ReaderParts & { bar: HTMLElement }): Reading {
  const { document, speaker, words } = parts;
  const reader = createReader(parts);
  const { look, again, next, choose } = reader;

  function reached(element: Element): void {
    const part = partOf(element, words());
    if (look()) return;
    if (sceneIn(document)?.contains(element)) reader.say([part]);
    else if (bar.contains(element)) speaker.say(part.said);
  }
  /** Once it has become so, unless it has led to something else, which is being read. */
  function pressed(clicked: EventTarget | null): void {
    const button = clicked instanceof Element ? clicked.closest('[aria-pressed]') : null;
    const before = reader.here();
    if (button && !button.closest('.keyboard')) setTimeout(() => button.isConnected && before === reader.here() && reached(button));
  }

  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, speaker.hush, options);
  document.addEventListener('focusin', ({ target }) => isReached(target) && reached(target), options);
  document.addEventListener('click', ({ target }) => pressed(target), options);
  // What opens over the screen stood there before.
  document.addEventListener('toggle', look, options);
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, characterData: true, subtree: true, attributeFilter: ['open'] });
  look();

  return {
    ...{ again, next, choose, hush: speaker.hush },
    marked: (targets) => speaker.say(targets.slice(0, OF_A_GROUP).flatMap((one) => partOf(one, words()).said)),
    stop() {
      listening.abort();
      watching.disconnect();
      point(document, undefined);
      speaker.hush();
    },
  };
}

/** By keys, not by the touch that acts already, nor by the scan, which says itself what it marks. */
function isReached(focused: EventTarget | null): focused is Element {
  return (
    focused instanceof Element &&
    focused.matches('button:focus-visible, input, textarea, summary:focus-visible') &&
    !focused.hasAttribute('data-scan')
  );
}
