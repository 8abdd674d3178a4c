// Words of one's own: a comment, or a field of a form. What is typed lives in the field alone until it is handed in, and goes with it when
// the visit ends.
import { Component, createRef } from 'preact';
import { count } from '../fill-text.ts';
import { TypedField } from '../keyboard/typed-field.tsx';
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { BesideWords } from './beside-words.tsx';
import { StepButtons } from './step-buttons.tsx';

/** From here on a screen reader counts along. */
const FEW_LEFT = 20;

export class CommentScreen extends Component<LaterAnswering<'words'>, { length: number }> {
  override state = { length: String(this.props.value ?? '').length };
  field = createRef<HTMLTextAreaElement>();

  override render() {
    const { question, asked, words, locale, say, state, value, answer } = this.props;
    const { length } = this.state;
    const isForm = state.at === 'form';
    const left = asked.maxLength - length;
    const onContinue = () => answer(this.field.current?.value ?? '');
    return (
      <>
        <Ask {...this.props} />
        <div class="comment">
          <TypedField
            field={this.field}
            kind={asked.kind}
            multiline={asked.multiline}
            locale={locale}
            value={isForm ? String(value ?? '') : ''}
            label={say(question.text)}
            describedBy="words-hint comment-left"
            maxLength={asked.maxLength}
            readOnly={state.saving !== null}
            onInput={(text) => this.setState({ length: text.length })}
          />
          <output id="comment-left" aria-live={left <= FEW_LEFT ? 'polite' : 'off'}>
            {(asked.multiline || left <= FEW_LEFT) && count(words.charactersLeft, left, locale)}
          </output>
          <BesideWords {...this.props} />
        </div>
        <StepButtons
          {...this.props}
          hasAnswer={length > 0}
          {...(!isForm && length > 0 ? { label: words.send, finish: words.discard } : {})}
          onContinue={onContinue}
        />
      </>
    );
  }
}
