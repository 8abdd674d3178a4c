// Why nothing could be shown or sent, in one sentence, and what is being done meanwhile.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { filled, spokenTime } from './language.ts';
import type { PageState, Trouble } from './page-state.ts';
import type { Words } from './words.ts';

export function TroubleLine({ state, words }: { state: PageState; words: Words }) {
  const trouble = state.trouble.value;
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (trouble) line.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  return (
    <>
      <p class="working" role="status">
        {state.busy.value ? words.texts.working : ''}
      </p>
      <div ref={line} role="alert">
        {trouble && <p class="trouble">{sentence(trouble, words)}</p>}
      </div>
    </>
  );
}

function sentence({ why, until }: Trouble, { locale, texts }: Words): string {
  if (why !== 'too-many') return texts[why];
  return filled(texts.tooMany, { time: spokenTime(until, locale) });
}
