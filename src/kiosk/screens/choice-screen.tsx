// One of several, or as many as one likes; `yes`, `no` or `not sure`. A single choice goes on by itself; what is chosen of many lives only
// in this component until it is handed in.
import { Component } from 'preact';
import type { Option } from '../../protocol/questions/question-type.ts';
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { LongerList } from './longer-list.tsx';
import { StepButtons } from './step-buttons.tsx';

type ChoiceProps = LaterAnswering<'choice' | 'yes-no'>;
type Choice = { id: string; label: string };

export class ChoiceScreen extends Component<ChoiceProps, { chosen: readonly string[] }> {
  override state = { chosen: [this.props.value ?? []].flat() };

  touch(id: string): void {
    const { asked, answer } = this.props;
    if (asked.control === 'yes-no' || !asked.many) answer(id);
    else this.setState(({ chosen }) => ({ chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] }));
  }

  choices(): Choice[] {
    const { asked, words, say } = this.props;
    if (asked.control === 'choice') return asked.options.map(({ id, text }: Option) => ({ id, label: say(text) }));
    return [
      { id: 'yes', label: words.yes },
      { id: 'no', label: words.no },
      { id: 'not-sure', label: words.notSure },
    ];
  }

  override render() {
    const { question, asked, state, answer, words, say } = this.props;
    const { chosen } = this.state;
    const choices = this.choices();
    const isMany = asked.control === 'choice' && asked.many;
    const inOrder = () => choices.map(({ id }) => id).filter((id) => chosen.includes(id));
    return (
      <>
        <Ask {...this.props} lead={isMany ? words.chooseAny : undefined} />
        <LongerList words={words} label={say(question.text)}>
          <div class={isMany && state.at === 'question' ? 'reasons' : 'reasons choices'} data-count={choices.length}>
            {choices.map(({ id, label }) => (
              <button
                type="button"
                key={id}
                class={isMany ? 'reason' : 'reason single'}
                aria-pressed={chosen.includes(id)}
                onClick={() => this.touch(id)}
              >
                {isMany && <span class="tick" aria-hidden="true" />}
                <span>{label}</span>
              </button>
            ))}
          </div>
        </LongerList>
        <StepButtons {...this.props} hasAnswer={chosen.length > 0} onContinue={() => answer(isMany ? inOrder() : (chosen[0] ?? ''))} />
      </>
    );
  }
}
