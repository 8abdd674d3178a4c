// The question and its faces. One tap is a complete visit; while it is being written down the tapped face stays marked and no
// other can be chosen.
import type { RatingQuestion } from '../../protocol/questions/rating.ts';
import { SCALES } from '../../protocol/scales.ts';
import { Face } from './face.tsx';
import { Heading } from './heading.tsx';
import { Notice } from './notice.tsx';
import type { Asking, ScreenProps } from './screen-props.ts';

export function RatingScreen({ question, state, ...props }: ScreenProps & { question: RatingQuestion; state: Asking }) {
  const { texts, say, dispatch } = props;
  const faces: Readonly<Record<string, string>> = texts.faces;
  return (
    <>
      <div class="ask">
        <Heading>{say(question.text)}</Heading>
        <p class="lead" role="status">
          {state.saving ? texts.saving : texts.touchAFace}
        </p>
      </div>
      <div class="faces" data-scale={question.scale}>
        {SCALES[question.scale].values.map(({ id }) => (
          <button
            type="button"
            key={id}
            class="face-button"
            data-chosen={state.saving ? state.saving.valueId === id : undefined}
            onClick={() => dispatch({ type: 'rate', valueId: id })}
          >
            <Face value={id} />
            <span>{faces[id]}</span>
          </button>
        ))}
      </div>
      <Notice {...props} />
    </>
  );
}
