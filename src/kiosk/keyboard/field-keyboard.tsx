// The keyboard of a field: it stands there at once for the first field of a screen, for others when they are entered, and after Done when the
// field or the button in it is touched. One keyboard at a time.
import { Component } from 'preact';
import type { Field } from './edit-field.ts';
import { KeyIcon } from './key-icon.tsx';
import { keyboardWordsFor } from './keyboard-words.ts';
import { type KeyboardOf, type OpenKeyboard, openKeyboard } from './open-keyboard.tsx';
import type { After } from './touch-keys.ts';
import './keyboard.css';

export type FieldKeyboardProps = KeyboardOf & { field: Field; first: boolean; onDone?: (() => void) | undefined };

let hideOther: (() => void) | null = null;

export class FieldKeyboard extends Component<FieldKeyboardProps, { open: boolean }> {
  override state = { open: false };
  private keyboard: OpenKeyboard | null = null;
  private wanted = true;
  private readonly stop = new AbortController();

  override componentDidMount(): void {
    const { field, first } = this.props;
    const { signal } = this.stop;
    field.addEventListener('pointerdown', this.show, { signal });
    field.addEventListener('focus', () => this.wanted && this.show(), { signal });
    document.addEventListener('keydown', (event) => isTyping(event) && field.focus({ preventScroll: true }), { signal });
    if (first || document.activeElement === field) this.show();
  }
  override componentDidUpdate(): void {
    this.keyboard?.draw();
  }
  override componentWillUnmount(): void {
    this.stop.abort();
    this.hide();
  }

  private readonly show = (): void => {
    this.wanted = true;
    if (this.keyboard) return;
    hideOther?.();
    hideOther = this.hide;
    const { field } = this.props;
    this.keyboard = openKeyboard(field, () => this.props, this.done, after);
    this.setState({ open: true });
    field.scrollIntoView({ block: 'nearest' });
  };
  private readonly hide = (): void => {
    this.keyboard?.close();
    this.keyboard = null;
    if (hideOther === this.hide) hideOther = null;
    this.setState({ open: false });
  };
  private readonly done = (): void => {
    this.wanted = false;
    if (document.activeElement?.closest('.keyboard')) this.props.field.focus({ preventScroll: true });
    this.hide();
    this.props.onDone?.();
  };

  override render() {
    if (this.state.open) return null;
    return (
      <button type="button" class="show-keyboard" aria-label={keyboardWordsFor(this.props.locale).open} onClick={this.show}>
        <KeyIcon icon="keyboard" />
      </button>
    );
  }
}

/** On a hardware keyboard, after a touch elsewhere: the stroke itself still lands in the field. */
function isTyping({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean {
  if (target instanceof Element && target.closest('input, textarea, dialog')) return false;
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;
}

const after: After = (ms, call) => {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
};
