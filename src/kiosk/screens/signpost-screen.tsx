// Says where something belongs, and either goes on or ends there.
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { LongerList } from './longer-list.tsx';

export function SignpostScreen(props: LaterAnswering<'signpost'>) {
  const { asked, question, words, say, dispatch, answer } = props;
  return (
    <>
      <Ask {...props} />
      <LongerList words={words} label={say(question.text)}>
        <div class="signpost">
          {asked.lines.map((line) => (
            <p key={say(line)}>{say(line)}</p>
          ))}
        </div>
      </LongerList>
      <div class="step-buttons">
        <button type="button" class="secondary" onClick={() => dispatch({ type: 'back' })}>
          {words.back}
        </button>
        <button type="button" class="primary" onClick={() => (asked.isEnd ? dispatch({ type: 'finish' }) : answer(''))}>
          {asked.isEnd ? words.done : words.continue}
        </button>
      </div>
    </>
  );
}
