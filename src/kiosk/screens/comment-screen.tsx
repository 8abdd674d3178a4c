// A few words of one's own. What is typed lives in the text area alone and goes with it when the visit ends or times out.
import { Component, createRef } from 'preact';
import type { CommentQuestion } from '../../protocol/questions/comment.ts';
import { count } from '../texts.ts';
import { Heading } from './heading.tsx';
import { Notice } from './notice.tsx';
import type { Asking, ScreenProps } from './screen-props.ts';
import { StepButtons } from './step-buttons.tsx';

type CommentProps = ScreenProps & { question: CommentQuestion; state: Asking };

export class CommentScreen extends Component<CommentProps, { length: number }> {
  override state = { length: 0 };
  area = createRef<HTMLTextAreaElement>();

  override render() {
    const { question, ...props } = this.props;
    const { texts, locale, say, dispatch, state } = props;
    const { length } = this.state;
    return (
      <>
        <div class="ask">
          {state.place === 1 && <p class="saved">{texts.saved}</p>}
          <Heading>{say(question.text)}</Heading>
        </div>
        <div class="comment">
          <textarea
            ref={this.area}
            aria-label={say(question.text)}
            aria-describedby="comment-hint comment-left"
            maxLength={question.maxLength}
            readOnly={state.saving !== null}
            autocomplete="off"
            autocapitalize="sentences"
            spellcheck={false}
            onInput={({ currentTarget }) => this.setState({ length: currentTarget.value.length })}
          />
          <output id="comment-left">{count(texts.charactersLeft, question.maxLength - length, locale)}</output>
          <div class="beside">
            {question.hint && <p id="comment-hint">{say(question.hint)}</p>}
            <Notice {...props} />
          </div>
        </div>
        <StepButtons
          {...props}
          label={length > 0 ? texts.send : texts.continue}
          finish={length > 0 ? texts.discard : texts.finish}
          onContinue={() => dispatch({ type: 'comment', text: this.area.current?.value ?? '' })}
        />
      </>
    );
  }
}
