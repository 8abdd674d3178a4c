// What the rules of a kiosk's light are asked about: the row as of the collector's answer, its ledgers, and times as people say them.
// A loss or an alarm counts for two weeks after it was noticed; from then on it is history, which the ledger part keeps telling.
import type { KioskRow } from '../../protocol/console-api.ts';
import type { LedgerAlarm, LedgerState } from '../../protocol/ledger-api.ts';
import { ago } from '../ui/spoken-time.ts';

const NEWS_FOR_MS = 14 * 24 * 60 * 60_000;

export type LightFacts = {
  row: KioskRow;
  health: KioskRow['health'];
  /** When the collector answered; everything is judged as of then, also when the console has been offline since. */
  asOfMs: number;
  contactAtMs: number | null;
  /** Entries lost, on the present ledger or lately on an earlier one. */
  lost: number;
  /** The latest of its kind that is still news. */
  alarm: (what: LedgerAlarm['what']) => LedgerAlarm | null;
  /** "3 hours ago" */
  since: (at: string | number) => string;
  /** "3 minutes" */
  lasting: (ms: number) => string;
};

export type Spoken = { nowMs: number; justNow: string; tag: string };

export function lightFacts(row: KioskRow, asOfMs: number, { nowMs, justNow, tag }: Spoken): LightFacts {
  const { ledgers } = row;
  return {
    row,
    health: row.health,
    asOfMs,
    contactAtMs: row.lastContactAt === null ? null : Date.parse(row.lastContactAt),
    lost: ledgers.filter((ledger) => isNews(ledger, ledgers, asOfMs)).reduce((sum, { lost }) => sum + lost, 0),
    alarm: (what) => latestAlarm(ledgers, what, asOfMs),
    since: (at) => ago(typeof at === 'string' ? Date.parse(at) : at, nowMs, tag) ?? justNow,
    lasting: (ms) => lasting(ms, tag),
  };
}

/** What an earlier ledger lost was noticed when the next one began. */
function isNews(ledger: LedgerState, all: readonly LedgerState[], asOfMs: number): boolean {
  if (ledger.isCurrent) return true;
  const later = all.map(({ firstContactAt }) => firstContactAt).filter((at) => at > ledger.firstContactAt);
  return asOfMs - Date.parse(later.toSorted()[0] ?? ledger.lastContactAt) < NEWS_FOR_MS;
}

function latestAlarm(ledgers: readonly LedgerState[], what: LedgerAlarm['what'], asOfMs: number): LedgerAlarm | null {
  const found = ledgers.flatMap(({ alarms }) => alarms).filter((alarm) => alarm.what === what);
  const latest = found.toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return latest && asOfMs - Date.parse(latest.at) < NEWS_FOR_MS ? latest : null;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** In the largest unit that it fills. */
function lasting(ms: number, tag: string): string {
  const [unit, length] = UNITS.find(([, one]) => ms >= one) ?? ['second', 1000];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / length));
}
