// One kiosk: its state first, what needs attention next, the figures last.

import type { KioskRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import { useApp, useLanguage, useTag, useTexts } from '../app-context.ts';
import { hashOf } from '../route.ts';
import { concerns, contactSentence, receivedSentence, revisionSentence, waitingSentence } from './kiosk-sentences.ts';
import type { KioskAction } from './kiosks-page.tsx';

type Props = { row: KioskRow; mayAct: boolean; act: (action: KioskAction) => void };

export function KioskCard({ row, mayAct, act }: Props) {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const language = useLanguage();
  const contact = contactSentence(row, now.value, texts, tag);
  const revision = revisionSentence(row, texts);
  const waiting = waitingSentence(row, now.value, texts, tag);
  const received = receivedSentence(row, texts);
  const t = texts.kiosks;
  return (
    <article class="card kiosk" aria-labelledby={`kiosk-${row.id}`}>
      <header>
        <div>
          <h2 id={`kiosk-${row.id}`}>{row.name}</h2>
          <small>
            {textIn(row.site.name, language, 'en')} · {row.site.timeZone}
          </small>
        </div>
        <span class={`tag ${row.state === 'paired' ? (contact.tone === 'warn' ? 'warn' : 'good') : row.state === 'revoked' ? 'bad' : ''}`}>
          {t.state[row.state]}
        </span>
      </header>
      <p class={`state ${contact.tone}`}>{contact.text}</p>
      {concerns(row, texts).map(({ text, tone }) => (
        <p key={text} class={`notice ${tone}`}>
          {text}
        </p>
      ))}
      <dl class="facts">
        {received && (
          <div>
            <dt>{t.facts.entries}</dt>
            <dd>
              {received}
              {waiting && <small>{waiting}</small>}
            </dd>
          </div>
        )}
        <div>
          <dt>{t.facts.configuration}</dt>
          <dd class={revision.tone}>{revision.text}</dd>
        </div>
        <div>
          <dt>{t.facts.version}</dt>
          <dd>{row.shellVersion ?? t.noVersion}</dd>
        </div>
        {row.fingerprint && (
          <div>
            <dt>{t.facts.key}</dt>
            <dd>
              <code>{row.fingerprint}</code>
            </dd>
          </div>
        )}
      </dl>
      {mayAct && (
        <footer>
          <a class="button" href={hashOf({ page: 'configuration', kiosk: row.id })} aria-label={`${t.edit}: ${row.name}`}>
            {t.edit}
          </a>
          <button
            type="button"
            aria-label={`${row.state === 'paired' ? t.pairAgain : t.pair}: ${row.name}`}
            onClick={() => act({ what: 'pair', kiosk: row.id })}
          >
            {row.state === 'paired' ? t.pairAgain : t.pair}
          </button>
          {row.state === 'paired' && (
            <button
              type="button"
              class="quiet danger"
              aria-label={`${t.revoke}: ${row.name}`}
              onClick={() => act({ what: 'revoke', kiosk: row.id })}
            >
              {t.revoke}
            </button>
          )}
        </footer>
      )}
    </article>
  );
}
