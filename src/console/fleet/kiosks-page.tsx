// Every kiosk and how it is, in sentences. Administrators pair, revoke and configure from here; staff read.
import { useState } from 'preact/hooks';
import type { KioskRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import { AnswerAge } from '../answer-age.tsx';
import { useLanguage, useOpenSession, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import './fleet.css';
import { KioskCard } from './kiosk-card.tsx';
import { PairingDialog } from './pairing-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

const ASK_EVERY_MS = 15_000;
export type KioskAction = { what: 'pair' | 'revoke'; kiosk: string };

export function KiosksPage() {
  const { person } = useOpenSession();
  const texts = useTexts().kiosks;
  const language = useLanguage();
  const { answer, latest, refresh } = useKeptAnswer('kiosks', 'kiosks', {}, ASK_EVERY_MS);
  const [action, setAction] = useState<KioskAction | null>(null);
  const kiosks = answer.value?.kiosks ?? [];
  const acted = kiosks.find(({ id }) => id === action?.kiosk);
  const close = () => {
    setAction(null);
    void refresh();
  };
  return (
    <div class="page">
      <header class="page-head">
        <h1>{texts.title}</h1>
        <AnswerAge asOf={answer.value?.asOf ?? null} texts={texts} />
      </header>
      {answer.value === null && latest.value !== null && <p class="empty">{texts.nothing}</p>}
      {answer.value !== null && kiosks.length === 0 && <p class="empty">{texts.none}</p>}
      <div class="cards">
        {bySite(kiosks, language).map((row) => (
          <KioskCard key={row.id} row={row} mayAct={person.role === 'administrator'} act={setAction} />
        ))}
      </div>
      {acted && action?.what === 'pair' && <PairingDialog row={acted} refresh={refresh} onClose={close} />}
      {acted && action?.what === 'revoke' && <RevokeDialog row={acted} onClose={close} />}
    </div>
  );
}

function bySite(rows: readonly KioskRow[], language: string): KioskRow[] {
  const key = ({ site, name }: KioskRow) => `${textIn(site.name, language, 'en')} ${name}`;
  return rows.toSorted((a, b) => key(a).localeCompare(key(b), language));
}
