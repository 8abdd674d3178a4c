// A field to write in, by touch or on a hardware keyboard. What is typed lives in it alone and goes with it. The browser adds nothing:
// no keyboard of the system, no suggestions, no corrections. Our own keyboard loads beside it; nothing waits for that.
import { Component, createRef, type RefObject } from 'preact';
import { Lazy } from '../screens/lazy.tsx';
import type { FieldKind } from './keys.ts';

export type TypedFieldProps = {
  kind: FieldKind;
  multiline?: boolean;
  locale: string;
  /** What stands there at first. */
  value?: string;
  maxLength: number;
  label: string;
  /** Ids of what describes it. */
  describedBy?: string;
  readOnly?: boolean;
  /** For who reads it only at the end: the text itself is kept nowhere else. */
  field?: RefObject<HTMLInputElement | null> | RefObject<HTMLTextAreaElement | null>;
  onInput(text: string): void;
  /** Done was touched, or Enter struck in a single line. */
  onDone?(): void;
};
type Field = HTMLInputElement & HTMLTextAreaElement;

/** Nobody writes here but the visitor, and nothing is remembered. */
const ALONE = {
  inputMode: 'none',
  autocomplete: 'off',
  // Set as a property, which is true or false: a word would turn it on.
  autocorrect: '',
  autocapitalize: 'off',
  spellcheck: false,
  writingsuggestions: 'false',
} as const;
const keyboard = async () => (await import('./field-keyboard.tsx')).FieldKeyboard;

export class TypedField extends Component<TypedFieldProps, { here: Field | null; first: boolean }> {
  override state = { here: null, first: false };
  private readonly field = (this.props.field ?? createRef()) as RefObject<Field>;

  override componentDidMount(): void {
    const here = this.field.current;
    // A screen that is only rehearsed is nowhere.
    if (!here?.isConnected) return;
    here.value = this.props.value ?? '';
    const first = here.closest('.screen')?.querySelector('.typed > *') === here;
    if (first && document.hasFocus()) here.focus({ preventScroll: true });
    this.setState({ here, first });
  }
  override componentWillUnmount(): void {
    if (this.field.current) this.field.current.value = '';
  }

  override render() {
    const { kind, multiline = false, locale, maxLength, label, describedBy, readOnly, onInput, onDone } = this.props;
    const { here, first } = this.state;
    const Tag = (multiline ? 'textarea' : 'input') as 'textarea';
    return (
      <div class="typed">
        <Tag
          ref={this.field}
          aria-label={label}
          aria-describedby={describedBy}
          maxLength={maxLength}
          readOnly={readOnly}
          dir={kind === 'text' || kind === 'name' ? undefined : 'ltr'}
          {...ALONE}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && !multiline && onDone?.()}
        />
        {here && <Lazy load={keyboard} props={{ field: here, first, kind, multiline, locale, onDone }} />}
      </div>
    );
  }
}
