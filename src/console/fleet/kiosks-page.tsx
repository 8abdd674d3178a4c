// Every kiosk and how it is, in sentences. Administrators pair, revoke and configure from here; staff read.
import { useState } from 'preact/hooks';
import type { KioskRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import { AnswerAge } from '../answer-age.tsx';
import { useApp, useLanguage, useOpenSession, useTag, useTexts } from '../app-context.ts';
import { useKeptAnswer } from '../kept-answer.ts';
import { AttentionLine, type Shown } from './attention-line.tsx';
import './fleet.css';
import { hashOf } from '../route.ts';
import { KioskCard } from './kiosk-card.tsx';
import { type KioskLight, kioskLight, needsAttention } from './kiosk-light.ts';
import { PairingDialog } from './pairing-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

const ASK_EVERY_MS = 15_000;
export type KioskAction = { what: 'pair' | 'revoke'; kiosk: string };
type Lit = { row: KioskRow; light: KioskLight };

export function KiosksPage() {
  const { person } = useOpenSession();
  const texts = useTexts();
  const { answer, latest, refresh } = useKeptAnswer('kiosks', 'kiosks', {}, ASK_EVERY_MS);
  const [action, setAction] = useState<KioskAction | null>(null);
  const [shown, show] = useState<Shown>('all');
  const asOf = answer.value?.asOf ?? null;
  const lit = useLights(answer.value?.kiosks ?? [], asOf);
  const acted = lit.find(({ row }) => row.id === action?.kiosk)?.row;
  const close = () => {
    setAction(null);
    void refresh();
  };
  return (
    <div class="page">
      <header class="page-head">
        <h1>{texts.kiosks.title}</h1>
        <a href={hashOf({ page: 'paper' })}>{texts.paper.title}</a>
        <AnswerAge asOf={asOf} texts={texts.kiosks} />
      </header>
      {asOf === null && latest.value !== null && <p class="empty">{texts.kiosks.nothing}</p>}
      {asOf !== null && lit.length === 0 && <p class="empty">{texts.kiosks.none}</p>}
      {lit.length > 0 && (
        <AttentionLine red={countOf(lit, 'red')} amber={countOf(lit, 'amber')} all={lit.length} shown={shown} show={show} />
      )}
      <div class="cards">
        {(shown === 'all' ? lit : mostUrgentFirst(lit)).map((one) => (
          <KioskCard key={one.row.id} {...one} asOf={asOf ?? ''} mayAct={person.role === 'administrator'} act={setAction} />
        ))}
      </div>
      {acted && action?.what === 'pair' && <PairingDialog row={acted} refresh={refresh} onClose={close} />}
      {acted && action?.what === 'revoke' && <RevokeDialog row={acted} onClose={close} />}
    </div>
  );
}

function useLights(rows: readonly KioskRow[], asOf: string | null): Lit[] {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const language = useLanguage();
  const times = { nowMs: now.value, asOfMs: Date.parse(asOf ?? '') };
  return bySite(rows, language).map((row) => ({ row, light: kioskLight(row, times, texts, tag) }));
}

function countOf(lit: readonly Lit[], light: KioskLight['light']): number {
  return lit.filter((one) => one.light.light === light).length;
}

function mostUrgentFirst(lit: readonly Lit[]): Lit[] {
  return lit
    .filter(({ light }) => needsAttention(light))
    .toSorted((a, b) => Number(b.light.light === 'red') - Number(a.light.light === 'red'));
}

function bySite(rows: readonly KioskRow[], language: string): KioskRow[] {
  const key = ({ site, name }: KioskRow) => `${textIn(site.name, language, 'en')} ${name}`;
  return rows.toSorted((a, b) => key(a).localeCompare(key(b), language));
}
