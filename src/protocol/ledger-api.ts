// What the console is told of a kiosk's ledgers: recorded, received, the gap by its numbers, and what happened to them.
import * as v from 'valibot';
import { NumberRange } from './batch.ts';
import { Uuid } from './ids.ts';
import { Count, Time } from './plain-values.ts';

/**
 * What happened to a ledger. `replaced`: the kiosk came back with another one, so its storage was wiped; `doubled`: two entries share a
 * number, so two copies of the kiosk write it, or its database was on its own for a while and did not know of a number the journal had
 * used; `rewound`: the kiosk reported fewer entries than the last time, so an older copy of its storage came back; `chain-broken`: an entry does not name the hash of the one before it.
 */
export const LedgerAlarm = v.object({
  what: v.picklist(['replaced', 'doubled', 'rewound', 'chain-broken']),
  /** The entry's number where it was found. */
  sequence: v.nullable(Count),
  /** When it last happened. */
  at: Time,
});
export type LedgerAlarm = v.InferOutput<typeof LedgerAlarm>;
/** Recorded, received, gap: as of the last contact with this ledger. Of later entries nothing is known. */
export const LedgerState = v.object({
  ledgerId: Uuid,
  /** The ledger the kiosk wrote at its last contact. */
  isCurrent: v.boolean(),
  firstContactAt: Time,
  lastContactAt: Time,
  /** Highest number the kiosk has reported or the collector has seen. */
  recorded: Count,
  /** Numbers received, erased ones included. */
  received: Count,
  /** Recorded, not received, and the kiosk says that it holds them: still to come. */
  waiting: Count,
  /** Recorded and not received, by number, oldest first, at most 50; `lost` when nobody can send them any more. */
  gaps: v.array(v.object({ ...NumberRange.entries, what: v.picklist(['waiting', 'lost']) })),
  /** Entries in all gaps that are lost. */
  lost: Count,
  alarms: v.array(LedgerAlarm),
});
export type LedgerState = v.InferOutput<typeof LedgerState>;
