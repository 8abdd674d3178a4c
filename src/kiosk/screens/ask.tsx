// The question of a step with what helps to answer it: a hint, that it may be left out, or what is missing.
import type { Question } from '../../protocol/questions/question.ts';
import type { LaterAnswering } from './answering.ts';
import { Heading } from './heading.tsx';
import type { LaterTexts } from './later-texts.ts';
import { PromiseMade } from './promise-made.tsx';

type AskProps = LaterAnswering & {
  lead?: string | undefined;
  /** What is wrong with an answer that was given. */
  advice?: string | null;
};

export function Ask({ lead, advice, ...props }: AskProps) {
  const { question, asked, state, words, say, isRequired, isMissing } = props;
  const isFirstAfterRating = state.at === 'question' && state.place === 1;
  const isAsked = question.type !== 'signpost';
  return (
    <div class="ask">
      {isFirstAfterRating && <p class="saved">{words.saved}</p>}
      <Heading>{say(question.text)}</Heading>
      {state.at === 'form' && !isRequired && !isMissing && isAsked && <p class="optional">{words.optional}</p>}
      {question.type === 'promise' && <PromiseMade {...props} question={question} />}
      {lead && <p class="lead">{lead}</p>}
      {'hint' in question && question.hint && asked.control !== 'words' && <p class="lead">{say(question.hint)}</p>}
      {((isMissing && isAsked) || advice) && (
        <p class="missing" role="alert">
          {advice ?? missingText(question, say, words)}
        </p>
      )}
    </div>
  );
}

function missingText(question: Question, say: LaterAnswering['say'], words: LaterTexts): string {
  return 'missing' in question && question.missing ? say(question.missing) : words.missing;
}
