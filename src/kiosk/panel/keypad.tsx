// Big keys on the glass for the pairing code and the PIN, and the hardware keyboard beside them: both write into one signal, which
// is read at the stroke, so that fast typing loses nothing.
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export type KeypadProps = {
  keys: readonly string[];
  value: Signal<string>;
  maxLength: number;
  labels: { delete: string; submit: string };
  /** Less than this cannot be submitted. */
  minLength: number;
  disabled: boolean;
  /** After every stroke. */
  onTyped?(): void;
  onSubmit(): void;
};

export function Keypad(props: KeypadProps) {
  const { keys, value, maxLength, minLength, labels, disabled, onTyped, onSubmit } = props;
  const write = (next: string) => {
    if (disabled) return;
    value.value = next.slice(0, maxLength);
    onTyped?.();
  };
  const type = (key: string) => write(value.peek() + key);
  const erase = () => write(value.peek().slice(0, -1));
  const submit = () => !disabled && value.peek().length >= minLength && onSubmit();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toUpperCase();
      if (keys.includes(key)) type(key);
      else if (key === 'BACKSPACE') erase();
      else if (key === 'ENTER' && !(event.target instanceof HTMLButtonElement)) submit();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <div class="keypad" data-keys={keys.length}>
      {keys.map((key) => (
        <button type="button" class="key" key={key} disabled={disabled} onClick={() => type(key)}>
          {key}
        </button>
      ))}
      <button type="button" class="key wide" disabled={disabled || value.value === ''} onClick={erase}>
        {labels.delete}
      </button>
      <button type="button" class="key wide primary" disabled={disabled || value.value.length < minLength} onClick={submit}>
        {labels.submit}
      </button>
    </div>
  );
}
