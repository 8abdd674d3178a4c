// Sign in with name and password.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { problemText } from '../problem-text.ts';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { DoorStep } from './door-step.tsx';
import type { SignedOutReason } from './session.ts';

export function SignInPage({ reason }: { reason: SignedOutReason }) {
  const { session } = useApp();
  const texts = useTexts();
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    setWorking(true);
    setError(null);
    const result = await session.signIn(String(data.get('account')), String(data.get('password')));
    if (result.result === 'answered') return;
    setWorking(false);
    setError(problemText(result, texts));
  };
  return (
    <DoorStep title={texts.session.signIn} line={texts.session.reasons[reason] ?? null}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {error && (
          <p class="notice bad" role="alert">
            {error}
          </p>
        )}
        <Field label={texts.session.account}>
          {(control) => (
            <input {...control} name="account" autocomplete="username" autocapitalize="none" spellcheck={false} required maxLength={200} />
          )}
        </Field>
        <PasswordField
          label={texts.session.password}
          showLabel={texts.session.showPassword}
          name="password"
          autocomplete="current-password"
        />
        <button type="submit" class="primary wide" disabled={working}>
          {working ? texts.session.working : texts.session.submit}
        </button>
      </form>
    </DoorStep>
  );
}
