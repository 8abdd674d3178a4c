// One kiosk: its light and the most urgent thing first, then the rest, its ledger, the figures, and what can be done.
import type { KioskRow } from '../../protocol/console-api.ts';
import { textIn } from '../../protocol/text.ts';
import { useApp, useLanguage, useTag, useTexts } from '../app-context.ts';
import { ago } from '../ui/spoken-time.ts';
import { KioskActions } from './kiosk-actions.tsx';
import type { KioskLight } from './kiosk-light.ts';
import type { KioskAction } from './kiosks-page.tsx';
import { LedgerPart } from './ledger-part.tsx';
import { LightMark } from './light-mark.tsx';
import { revisionSentence } from './revision-text.ts';

type Props = { row: KioskRow; light: KioskLight; asOf: string; mayAct: boolean; act: (action: KioskAction) => void };

export function KioskCard({ row, light, asOf, mayAct, act }: Props) {
  const language = useLanguage();
  return (
    <article class={`card kiosk ${light.light}`} aria-labelledby={`kiosk-${row.id}`}>
      <header>
        <h2 id={`kiosk-${row.id}`}>{row.name}</h2>
        <LightMark light={light.light} />
        <small>
          {textIn(row.site.name, language, 'en')} · {row.site.timeZone}
        </small>
      </header>
      <p class="verdict">
        <b>{light.sentence}</b> {light.todo}
      </p>
      {light.rest.length > 0 && (
        <ul class="findings">
          {light.rest.map(({ light: one, text }) => (
            <li key={text} class={one ?? 'note'}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {row.ledgers.length > 0 && <LedgerPart row={row} asOfMs={Date.parse(asOf)} />}
      <KioskFacts row={row} />
      {mayAct && <KioskActions row={row} act={act} />}
    </article>
  );
}

function KioskFacts({ row }: { row: KioskRow }) {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const t = texts.kiosks;
  const revision = revisionSentence(row, texts);
  const contact = row.lastContactAt && (ago(Date.parse(row.lastContactAt), now.value, tag) ?? texts.time.justNow);
  const facts = [
    { name: t.facts.contact, value: contact ?? texts.time.never, tone: '' },
    { name: t.facts.configuration, value: revision.text, tone: revision.tone },
    { name: t.facts.version, value: row.shellVersion ?? t.noVersion, tone: '' },
  ];
  return (
    <dl class="facts">
      {facts.map(({ name, value, tone }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={tone}>{value}</dd>
        </div>
      ))}
      {row.fingerprint && (
        <div>
          <dt>{t.facts.key}</dt>
          <dd>
            <code>{row.fingerprint}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}
