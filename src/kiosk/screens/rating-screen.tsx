// The question and its faces, or numbers. One tap is a complete visit; while it is being written down the tapped one stays marked, and
// another one tapped meanwhile is kept as well. Doors to what else can be done here stand below.
import type { Answer } from '../../protocol/flow/answers.ts';
import type { RatingQuestion } from '../../protocol/questions/rating.ts';
import { SCALES } from '../../protocol/scales.ts';
import type { Texts } from '../texts.ts';
import type { Asking } from '../visit.ts';
import { Doors } from './doors.tsx';
import { Face } from './face.tsx';
import { Heading } from './heading.tsx';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';

type RatingProps = ScreenProps & { state: Asking; question: RatingQuestion };

export function RatingScreen(props: RatingProps) {
  const { question, state, texts, locale, say, dispatch } = props;
  const { id, scale, reversed } = question;
  const chosen = state.saving ? state.saving.value : state.answers[id];
  return (
    <>
      <div class="ask">
        <Heading>{say(question.text)}</Heading>
        <p class="lead" role="status">
          {state.saving ? texts.saving : scale === 'numbers-11' ? texts.touchANumber : texts.touchAFace}
        </p>
      </div>
      <Scale {...{ scale, reversed, chosen, texts, locale }} answer={(value) => dispatch({ type: 'answer', question: id, value })} />
      <Doors {...props} />
      <Notice {...props} />
    </>
  );
}

type ScaleProps = Pick<RatingQuestion, 'scale' | 'reversed'> & {
  /** Undefined: nothing yet. */
  chosen: Answer | null | undefined;
  texts: Texts;
  locale: string;
  answer(value: string): void;
};

export function Scale({ scale, reversed = false, chosen, texts, locale, answer }: ScaleProps) {
  const isNumbers = scale === 'numbers-11';
  return (
    <>
      <div class={isNumbers ? 'numbers' : 'faces'} data-scale={scale}>
        {inOrder(SCALES[scale].values, reversed !== isNumbers).map(({ id }) => (
          <button
            type="button"
            key={id}
            class={isNumbers ? 'number-button' : 'face-button'}
            data-chosen={chosen === undefined ? undefined : chosen === id}
            onClick={() => answer(id)}
          >
            {!isNumbers && <Face value={id} />}
            <span>{isNumbers ? Number(id).toLocaleString(locale) : (texts.faces as Readonly<Record<string, string>>)[id]}</span>
          </button>
        ))}
      </div>
      {isNumbers && (
        <div class="number-ends">
          <span>{reversed ? texts.numberBest : texts.numberWorst}</span>
          <span>{reversed ? texts.numberWorst : texts.numberBest}</span>
        </div>
      )}
    </>
  );
}

/** Scales stand from best to worst; numbers are read from 0 to 10. */
function inOrder<T>(values: readonly T[], isTurned: boolean): readonly T[] {
  return isTurned ? values.toReversed() : values;
}
