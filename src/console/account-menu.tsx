// Who is signed in, the language, locking and signing out.
import { useRef, useState } from 'preact/hooks';
import { KIOSK_READERS } from '../protocol/console-api.ts';
import { useApp, useOpenSession, useTexts } from './app-context.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { TellingSwitch } from './notices/telling-switch.tsx';
import { OfficerContactDialog } from './people/officer-contact-dialog.tsx';
import { hashOf } from './route.ts';

export function AccountMenu() {
  const { session } = useApp();
  const { person, canLock } = useOpenSession();
  const texts = useTexts();
  const [waiting, setWaiting] = useState(false);
  const [contact, setContact] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  return (
    <div class="account">
      <button type="button" class="quiet" popovertarget="account-menu">
        <span class="unseen">{texts.menu}: </span>
        <span class="initials" aria-hidden="true">
          {initials(person.name)}
        </span>
        <span class="name">{person.name}</span>
      </button>
      <div ref={menu} id="account-menu" popover="auto" class="menu">
        <p>
          <strong>{person.name}</strong>
          <br />
          {person.account} · {texts.roles[person.role]}
        </p>
        <LanguageSwitch />
        <TellingSwitch />
        {KIOSK_READERS.includes(person.role) && (
          <a class="button quiet wide" href={hashOf({ page: 'reading' })} onClick={() => menu.current?.hidePopover()}>
            {texts.reading.title}
          </a>
        )}
        {KIOSK_READERS.includes(person.role) && (
          <button
            type="button"
            class="quiet wide"
            onClick={() => {
              menu.current?.hidePopover();
              setContact(true);
            }}
          >
            {texts.letters.contact.title}
            <small>{texts.letters.contact.menuHint}</small>
          </button>
        )}
        {canLock ? (
          <button type="button" class="quiet wide" onClick={() => void session.lock()}>
            {texts.session.lock}
            <small>{texts.session.lockHint}</small>
          </button>
        ) : (
          <p class="hint">{texts.session.noOfflineYet}</p>
        )}
        <button
          type="button"
          class="quiet wide"
          onClick={() => void session.signOut().then((outcome) => setWaiting(outcome === 'waiting'))}
        >
          {texts.session.signOut}
          <small>{texts.session.signOutHint}</small>
        </button>
        {waiting && (
          <p class="notice" role="alert">
            {texts.session.signOutWaiting}
          </p>
        )}
      </div>
      {contact && <OfficerContactDialog person={person.id} onClose={() => setContact(false)} />}
    </div>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
