// A password with the choice to see it: easier to type right, and no worse behind a closed door.
import { useState } from 'preact/hooks';
import { Field } from './field.tsx';

type Props = {
  label: string;
  showLabel: string;
  name: string;
  autocomplete: 'current-password' | 'new-password';
  hint?: string | undefined;
  error?: string | null | undefined;
};

export function PasswordField({ label, showLabel, name, autocomplete, hint, error }: Props) {
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState('');
  const input = {
    name,
    autocomplete,
    required: true,
    maxLength: 200,
    value: typed,
    onInput: (event: { currentTarget: HTMLInputElement }) => setTyped(event.currentTarget.value),
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <>
          {shown ? <input {...control} {...input} type="text" /> : <input {...control} {...input} type="password" />}
          <label class="check small">
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
            {showLabel}
          </label>
        </>
      )}
    </Field>
  );
}
