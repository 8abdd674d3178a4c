// Who has an account, and inviting somebody by a one-time link.
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PeopleAnswer } from '../../protocol/console-api.ts';
import type { ApiResult } from '../api-client.ts';
import { useApp, useLanguage, useOpenSession, useTexts } from '../app-context.ts';
import { placesOf } from '../fleet/places.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { problemText } from '../problem-text.ts';
import { ReadersSection } from '../readers/readers-section.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OfficerContactDialog } from './officer-contact-dialog.tsx';
import './people.css';

const PLACES_EVERY_MS = 600_000;

export function PeoplePage() {
  const { api } = useApp();
  const texts = useTexts();
  const language = useLanguage();
  const [people, setPeople] = useState<ApiResult<PeopleAnswer> | null>(null);
  const [inviting, setInviting] = useState(false);
  const kiosks = useKeptAnswer('kiosks', 'kiosks', {}, PLACES_EVERY_MS).answer;
  const places = useMemo(() => placesOf(kiosks.value?.kiosks ?? [], language), [kiosks.value, language]);
  const load = useCallback(() => void api.call('people', {}).then(setPeople), [api]);
  useEffect(load, [load]);
  return (
    <div class="page">
      <header class="page-head">
        <h1>{texts.people.title}</h1>
        <button type="button" class="primary" onClick={() => setInviting(true)}>
          {texts.people.invite}
        </button>
      </header>
      {people?.result === 'answered' && <PeopleTable people={people.answer.people} siteName={places.siteName} />}
      {people && people.result !== 'answered' && (
        <p class="notice">{people.result === 'unreachable' ? texts.people.nothing : problemText(people, texts)}</p>
      )}
      <ReadersSection siteName={places.siteName} />
      {inviting && (
        <InviteDialog
          sites={places.sites}
          onClose={() => {
            setInviting(false);
            load();
          }}
        />
      )}
    </div>
  );
}

function PeopleTable({ people, siteName }: { people: PeopleAnswer['people']; siteName: (id: string) => string }) {
  const { person: self } = useOpenSession();
  const texts = useTexts();
  const t = texts.people;
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      {asked && <OfficerContactDialog person={asked} onClose={() => setAsked(null)} />}
      <table class="people">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.account}</th>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.sites}</th>
            <th scope="col">{texts.letters.contact.column}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name} {person.id === self.id && <small>({t.you})</small>}
                {!person.active && <span class="tag">{t.inactive}</span>}
              </th>
              <td data-label={t.account}>{person.account}</td>
              <td data-label={t.role}>{texts.roles[person.role]}</td>
              <td data-label={t.sites}>{person.sites === null ? t.allSites : person.sites.map(siteName).join(', ')}</td>
              <td data-label={texts.letters.contact.column}>
                <button type="button" class="quiet" aria-label={texts.letters.contact.of(person.name)} onClick={() => setAsked(person.id)}>
                  {texts.letters.contact.show}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
