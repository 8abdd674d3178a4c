// Why that face? Any number of reasons, or none. What is chosen lives only in this component until it is handed in.
import { Component } from 'preact';
import type { ReasonsQuestion } from '../../protocol/questions/reasons.ts';
import { Heading } from './heading.tsx';
import type { Asking, ScreenProps } from './screen-props.ts';
import { StepButtons } from './step-buttons.tsx';

type ReasonsProps = ScreenProps & { question: ReasonsQuestion; state: Asking };

export class ReasonsScreen extends Component<ReasonsProps, { chosen: readonly string[] }> {
  override state = { chosen: [] as readonly string[] };

  toggle(id: string): void {
    this.setState(({ chosen }) => ({ chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] }));
  }

  override render() {
    const { question, ...props } = this.props;
    const { texts, say, dispatch, state } = props;
    const { chosen } = this.state;
    const inOrder = () => question.options.map(({ id }) => id).filter((id) => chosen.includes(id));
    return (
      <>
        <div class="ask">
          {state.place === 1 && <p class="saved">{texts.saved}</p>}
          <Heading>{say(question.text)}</Heading>
          <p class="lead">{texts.chooseAny}</p>
        </div>
        <div class="reasons" data-count={question.options.length}>
          {question.options.map(({ id, text }) => (
            <button type="button" key={id} class="reason" aria-pressed={chosen.includes(id)} onClick={() => this.toggle(id)}>
              <span class="tick" aria-hidden="true" />
              <span>{say(text)}</span>
            </button>
          ))}
        </div>
        <StepButtons {...props} label={texts.continue} onContinue={() => dispatch({ type: 'reasons', reasonIds: inOrder() })} />
      </>
    );
  }
}
