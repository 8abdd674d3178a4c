// A label, its control, what helps and what is wrong, tied together for those who hear the page.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };

type Props = {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  children: (control: ControlProps) => ComponentChildren;
};

export function Field({ label, hint, error, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
