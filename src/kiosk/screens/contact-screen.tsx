// An e-mail address or a phone number, looked at before it is taken: what can't be one is said with what to do, what is merely unusual is
// said once and taken the second time. The check loads beside the field; should it not come, what was typed is taken as it is.
import { Component, createRef } from 'preact';
import type { ContactCheck, ContactKind } from '../contact/contact-check.ts';
import { TypedField } from '../keyboard/typed-field.tsx';
import type { LaterAnswering } from './answering.ts';
import { Ask } from './ask.tsx';
import { BesideWords } from './beside-words.tsx';
import { StepButtons } from './step-buttons.tsx';

type ContactState = { isEmpty: boolean; advice: string | null };
const contactCheck = () => import('../contact/contact-check.ts');

export class ContactScreen extends Component<LaterAnswering<'words'>, ContactState> {
  override state: ContactState = { isEmpty: !this.props.value, advice: null };
  private readonly field = createRef<HTMLInputElement>();
  /** What was said to be unusual, and may well be right. */
  private doubted: string | null = null;

  override componentDidMount(): void {
    if (this.field.current?.isConnected) void contactCheck().catch(() => {});
  }

  private readonly handIn = async (): Promise<void> => {
    const typed = this.field.current?.value.trim() ?? '';
    const { asked, configuration, answer } = this.props;
    if (typed === '' || typed === this.doubted) return answer(typed);
    const check = await contactCheck().then(
      ({ checkContact }) => checkContact(asked.kind as ContactKind, typed, configuration.site),
      (): ContactCheck => ({ verdict: 'fine', value: typed }),
    );
    if (check.verdict === 'fine') return answer(check.value);
    this.doubted = check.verdict === 'unusual' ? typed : null;
    this.setState({ advice: this.props.words[check.why] });
  };

  override render() {
    const { question, asked, locale, say, value } = this.props;
    const { isEmpty, advice } = this.state;
    return (
      <>
        <Ask {...this.props} advice={advice} />
        <div class="comment">
          <TypedField
            field={this.field}
            kind={asked.kind}
            locale={locale}
            value={String(value ?? '')}
            label={say(question.text)}
            describedBy="words-hint"
            maxLength={asked.maxLength}
            onInput={(text) => this.setState({ isEmpty: text === '', advice: null })}
          />
          <BesideWords {...this.props} />
        </div>
        <StepButtons {...this.props} hasAnswer={!isEmpty} onContinue={() => void this.handIn()} />
      </>
    );
  }
}
