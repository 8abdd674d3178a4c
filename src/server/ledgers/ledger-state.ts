// A ledger as the console shows it: recorded, received, and every number between that is missing, by what that means.
import type { LedgerState } from '../../protocol/ledger-api.ts';
import type { LedgerRow } from '../store/store.ts';
import { countOf, missingNumbers } from './missing-numbers.ts';

const GAPS_SHOWN = 50;

export function ledgerState(row: LedgerRow): LedgerState {
  const recorded = Math.max(row.recorded, row.reach);
  const trailing = recorded > row.reach ? [{ from: row.reach + 1, through: recorded }] : [];
  const wasReplaced = row.alarms.some(({ what }) => what === 'replaced');
  const missing = missingNumbers([...row.gaps, ...trailing], { ...row, wasReplaced });
  return {
    ledgerId: row.ledgerId,
    isCurrent: row.isCurrent,
    firstContactAt: new Date(row.firstContactAt).toISOString(),
    lastContactAt: new Date(row.lastContactAt).toISOString(),
    recorded,
    received: row.received,
    waiting: countOf(missing, 'waiting'),
    gaps: missing.slice(0, GAPS_SHOWN),
    lost: countOf(missing, 'lost'),
    alarms: row.alarms.map(({ at, ...alarm }) => ({ ...alarm, at: new Date(at).toISOString() })),
  };
}
