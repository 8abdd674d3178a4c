// What a kiosk recorded and what of it arrived, as of its last contact: the gap by its numbers, told apart as not yet sent, lost and
// unknown; then earlier ledgers, which end where the kiosk's storage was wiped.
import type { KioskRow } from '../../protocol/console-api.ts';
import type { LedgerState } from '../../protocol/ledger-api.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { ago } from '../ui/spoken-time.ts';
import { GapLine } from './gap-line.tsx';
import { LedgerAlarms } from './ledger-alarms.tsx';
import './ledger.css';
import { OVERDUE_MS } from './light-rules.ts';

type Props = { row: KioskRow; asOfMs: number };

export function LedgerPart({ row, asOfMs }: Props) {
  const { ledgers } = row;
  const t = useTexts().health.ledger;
  const current = ledgers.find(({ isCurrent }) => isCurrent);
  const earlier = ledgers.filter((ledger) => ledger !== current).toSorted((a, b) => b.firstContactAt.localeCompare(a.firstContactAt));
  const lost = earlier.reduce((sum, ledger) => sum + ledger.lost, 0);
  return (
    <section class="ledger" aria-label={`${t.title}: ${row.name}`}>
      {current && <OneLedger ledger={current} oldestWaitingAt={row.oldestWaitingAt} isOver={isOver(row, current, asOfMs)} />}
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>{t.earlier(earlier.length, lost)}</summary>
          <ul>
            {earlier.map((ledger) => (
              <li key={ledger.ledgerId}>
                <OneLedger ledger={ledger} oldestWaitingAt={null} isOver />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Nothing has been heard of it lately, so there may be entries of which nothing is known. */
function isOver({ state }: KioskRow, { lastContactAt }: LedgerState, asOfMs: number): boolean {
  return state !== 'paired' || asOfMs - Date.parse(lastContactAt) > OVERDUE_MS;
}

type OneProps = { ledger: LedgerState; oldestWaitingAt: string | null; isOver: boolean };

function OneLedger({ ledger, oldestWaitingAt, isOver }: OneProps) {
  const { now } = useApp();
  const texts = useTexts();
  const tag = useTag();
  const t = texts.health.ledger;
  const since = ago(Date.parse(ledger.lastContactAt), now.value, tag) ?? texts.time.justNow;
  const oldest = oldestWaitingAt && (ago(Date.parse(oldestWaitingAt), now.value, tag) ?? texts.time.justNow);
  const ranges = (what: 'waiting' | 'lost') => ledger.gaps.filter((gap) => gap.what === what);
  return (
    <>
      <p class="tally">
        <span>
          {t.recorded} <b>{t.count(ledger.recorded)}</b>
        </span>{' '}
        ·{' '}
        <span>
          {t.received} <b>{t.count(ledger.received)}</b>
        </span>{' '}
        ·{' '}
        <span>
          {t.gap} <b>{t.count(Math.max(ledger.recorded - ledger.received, 0))}</b>,
        </span>{' '}
        <small>{t.asOf(since)}</small>
      </p>
      <ul class="gaps">
        {ledger.lost > 0 && <GapLine kind="lost" ranges={ranges('lost')} entries={ledger.lost} line={t.lostLine(ledger.lost)} />}
        {ledger.waiting > 0 && (
          <GapLine kind="waiting" ranges={ranges('waiting')} entries={ledger.waiting} line={t.waitingLine(ledger.waiting, oldest)} />
        )}
        {isOver && (
          <GapLine kind="unknown" ranges={[]} entries={0} line={ledger.isCurrent ? t.unknownLine(since) : t.unknownAfter(since)} />
        )}
      </ul>
      <LedgerAlarms alarms={ledger.alarms} />
    </>
  );
}
