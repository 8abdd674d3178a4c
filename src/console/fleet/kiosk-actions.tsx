// What an administrator can do with a kiosk.
import type { KioskRow } from '../../protocol/console-api.ts';
import { useTexts } from '../app-context.ts';
import { hashOf } from '../route.ts';
import type { KioskAction } from './kiosks-page.tsx';

export function KioskActions({ row, act }: { row: KioskRow; act: (action: KioskAction) => void }) {
  const t = useTexts().kiosks;
  const isPaired = row.state === 'paired';
  const pair = isPaired ? t.pairAgain : t.pair;
  return (
    <footer>
      <a class="button" href={hashOf({ page: 'configuration', kiosk: row.id })} aria-label={`${t.edit}: ${row.name}`}>
        {t.edit}
      </a>
      <button type="button" aria-label={`${pair}: ${row.name}`} onClick={() => act({ what: 'pair', kiosk: row.id })}>
        {pair}
      </button>
      {isPaired && (
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
  );
}
