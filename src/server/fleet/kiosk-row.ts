// A kiosk as the console lists it: what the store knows, what the kiosk last said of itself, what it is wanted to show.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { KioskHealth } from '../../protocol/batch.ts';
import type { Configuration } from '../../protocol/configuration.ts';
import type { KioskRow } from '../../protocol/console-api.ts';
import { ledgerState } from '../ledgers/ledger-state.ts';
import type { KioskStateRow, LedgerRow, SiteRow } from '../store/store.ts';

const FINGERPRINT_LENGTH = 16;
const COARSE_MS = 10 * 60 * 1000;
const Health = v.object({ ...KioskHealth.entries, clockOffsetMs: v.nullable(v.number()) });

type Known = { kiosk: KioskStateRow; site: SiteRow; received: number; ledgers: readonly LedgerRow[]; configuration: Configuration | null };

type Row = v.InferInput<typeof KioskRow>;

export function kioskRow({ kiosk, site, received, ledgers, configuration }: Known): Row {
  return {
    id: kiosk.id,
    name: kiosk.name,
    site: { id: site.id, name: site.name, timeZone: site.timeZone },
    state: pairingState(kiosk),
    fingerprint: kiosk.publicKey && fingerprint(kiosk.publicKey),
    pairedAt: time(kiosk.pairedAt),
    lastContactAt: time(kiosk.lastContactAt),
    ...healthFields(kiosk.health),
    received,
    ledgers: ledgers.map(ledgerState),
    wanted: kiosk.wanted,
    confirmed: kiosk.confirmed,
    refused: kiosk.refused,
    toBeConfirmed: configuration?.toBeConfirmed ?? [],
  };
}

/** To those who stand at the counter: counts and contacts that move with each visit are left out or made coarse (tap privacy). */
export function discreet(row: Row): Row {
  return {
    ...row,
    received: null,
    recorded: null,
    waiting: null,
    health: row.health && discreetHealth(row.health),
    ledgers: [],
    oldestWaitingAt: null,
    lastContactAt: coarse(row.lastContactAt),
  };
}

/** Enough for a light that is true: a kiosk that takes nothing must not look well to those beside it. */
function discreetHealth({ room, safeMode, copies, starts, failedShell }: NonNullable<Row['health']>): Row['health'] {
  return { room, safeMode, copies, starts, failedShell };
}

function coarse(time: string | null): string | null {
  return time === null ? null : new Date(Math.floor(Date.parse(time) / COARSE_MS) * COARSE_MS).toISOString();
}

function pairingState({ publicKey, revokedAt }: KioskStateRow): 'unpaired' | 'paired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return publicKey ? 'paired' : 'unpaired';
}

function healthFields(text: string | null) {
  const parsed = text === null ? null : v.safeParse(Health, JSON.parse(text));
  const health = parsed?.success ? parsed.output : null;
  return {
    waiting: health?.waiting ?? null,
    oldestWaitingAt: health?.oldestWaitingAt ?? null,
    recorded: health?.recorded ?? null,
    shelved: health?.shelved ?? null,
    shellVersion: health?.shellVersion ?? null,
    persisted: health?.storage.persisted ?? null,
    clockOffsetMs: health?.clockOffsetMs ?? null,
    lastError: health?.lastError ?? null,
    health,
  };
}

/** Of the raw key: staff compare it with what the kiosk's own panel shows. */
function fingerprint(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64url'), 'base64url').slice(0, FINGERPRINT_LENGTH);
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
