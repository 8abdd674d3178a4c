// Opens the copy on this device with the password, with or without a network.
import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { DoorStep } from './door-step.tsx';
import type { SessionState } from './session.ts';

type Locked = Extract<SessionState, { state: 'locked' }>;

export function UnlockPage({ locked }: { locked: Locked }) {
  const { session } = useApp();
  const texts = useTexts().session;
  const [working, setWorking] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [notYet, setNotYet] = useState(false);

  const unlock = async (form: HTMLFormElement) => {
    setWorking(true);
    const outcome = await session.unlock(String(new FormData(form).get('password')));
    if (outcome === 'unlocked') return;
    setWorking(false);
    setWrong(true);
  };
  return (
    <DoorStep title={texts.lockedTitle(locked.person.name)} line={texts.lockedLine}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock(event.currentTarget);
        }}
      >
        {wrong && (
          <p class="notice bad" role="alert">
            {texts.wrong}
          </p>
        )}
        {notYet && (
          <p class="notice" role="alert">
            {texts.signOutWaiting}
          </p>
        )}
        {/* So that a password manager knows whose password this is. */}
        <span class="unseen" aria-hidden="true">
          <input type="text" name="account" autocomplete="username" value={locked.person.account} readOnly tabIndex={-1} />
        </span>
        <PasswordField label={texts.password} showLabel={texts.showPassword} name="password" autocomplete="current-password" />
        <button type="submit" class="primary wide" disabled={working}>
          {working ? texts.working : texts.unlock}
        </button>
        <button type="button" class="quiet wide" onClick={() => void session.signOut().then((outcome) => setNotYet(outcome === 'waiting'))}>
          {texts.signOut}
          <small>{texts.signOutHint}</small>
        </button>
      </form>
    </DoorStep>
  );
}
