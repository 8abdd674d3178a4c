// What happened to a ledger, in plain words with its time, the latest first.
import type { LedgerAlarm } from '../../protocol/ledger-api.ts';
import { useApp, useTag, useTexts } from '../app-context.ts';
import { clockTime } from '../ui/spoken-time.ts';

export function LedgerAlarms({ alarms }: { alarms: readonly LedgerAlarm[] }) {
  const { now } = useApp();
  const t = useTexts().health.ledger;
  const tag = useTag();
  if (alarms.length === 0) return null;
  return (
    <ul class="alarms">
      {alarms
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map(({ what, sequence, at }) => (
          <li key={`${what} ${sequence} ${at}`}>
            <time dateTime={at}>{clockTime(Date.parse(at), now.value, tag)}</time> {t.alarms[what]}
            {sequence !== null && ` ${t.numbers(t.count(sequence), 1)}`}
          </li>
        ))}
    </ul>
  );
}
