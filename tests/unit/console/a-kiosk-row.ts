// A kiosk in good health as the collector lists it, and its ledger; any part can be made otherwise.
import type { KioskHealth } from '../../../src/protocol/batch.ts';
import type { KioskRow } from '../../../src/protocol/console-api.ts';
import type { LedgerState } from '../../../src/protocol/ledger-api.ts';

export const NOW = Date.parse('2026-11-03T14:00:00.000Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const past = (ms: number) => new Date(NOW - ms).toISOString();

export function aRow(change: object = {}): KioskRow {
  const row: object = {
    id: 'lobby',
    name: 'Lobby',
    site: { id: 'site', name: { en: 'Site' }, timeZone: 'America/Cayman' },
    state: 'paired',
    fingerprint: 'abc',
    pairedAt: past(10 * DAY),
    lastContactAt: past(2 * MINUTE),
    waiting: 0,
    oldestWaitingAt: null,
    recorded: 500,
    received: 500,
    shelved: 0,
    shellVersion: '0.1.0',
    persisted: true,
    clockOffsetMs: 20,
    lastError: null,
    wanted: '1.3.AAAAAAAAAAAAAAAA',
    confirmed: '1.3.AAAAAAAAAAAAAAAA',
    refused: null,
    toBeConfirmed: [],
    health: someHealth(),
    ledgers: [aLedger()],
    ...change,
  };
  return row as KioskRow;
}

export function someHealth(change: object = {}): KioskHealth {
  return {
    waiting: 0,
    waitingWords: 0,
    oldestWaitingAt: null,
    shelved: 0,
    recorded: 500,
    shellVersion: '0.1.0',
    storage: { usedBytes: 10, quotaBytes: 100, persisted: true },
    lastError: null,
    sentThrough: 500,
    firstHeld: null,
    lost: [],
    starts: { total: 12, unhealthy: 0 },
    safeMode: false,
    copies: { database: 'whole', journal: 'whole' },
    room: 'ample',
    refusals: { ratings: 0, messages: 0 },
    failedShell: null,
    errors: [],
    ...change,
  };
}

export function aLedger(change: object = {}): LedgerState {
  return {
    ledgerId: '11111111-1111-4111-8111-111111111111',
    isCurrent: true,
    firstContactAt: past(10 * DAY),
    lastContactAt: past(2 * MINUTE),
    recorded: 500,
    received: 500,
    waiting: 0,
    gaps: [],
    lost: 0,
    alarms: [],
    ...change,
  };
}
