// Ledgers as they are read: progress, what is missing, what their kiosks said last, alarms.
import * as v from 'valibot';
import { NumberRange } from '../../../protocol/batch.ts';
import type { LedgerRow, LedgerStore } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';

const Ranges = v.array(NumberRange);

export function ledgerStore({ database }: StoreEngine): LedgerStore {
  return {
    async ledgers(organisation) {
      const states = await statesOf(database, organisation);
      const gaps = Map.groupBy(await gapsOf(database, organisation), ({ ledger }) => ledger);
      const alarms = Map.groupBy(await alarmsOf(database, organisation), ({ ledger }) => ledger);
      return states.map(({ number, current, received, doubled, boot, lost, shelved, ...state }) => ({
        ...state,
        isCurrent: current === number,
        received: received - doubled,
        // Of one that was read out of its entries on an update, what it had recorded is known.
        isHeard: boot !== null || state.recorded > 0,
        lost: v.parse(Ranges, JSON.parse(lost)),
        shelved: v.parse(Ranges, JSON.parse(shelved)),
        gaps: (gaps.get(number) ?? []).map(({ first, last }) => ({ from: first, through: last })),
        alarms: (alarms.get(number) ?? []).map(({ what, sequence, at }) => ({ what: what as Alarm['what'], sequence, at })),
      }));
    },
  };
}
type Alarm = LedgerRow['alarms'][number];

function statesOf(database: Database, organisation: string) {
  return database
    .selectFrom('ledgers')
    .innerJoin('ledgerStates as state', 'state.ledger', 'ledgers.number')
    .leftJoin('kioskContacts as contact', 'contact.kiosk', 'ledgers.kiosk')
    .select(['ledgers.number', 'ledgers.kiosk', 'ledgers.ledgerId', 'contact.ledger as current'])
    .select(['state.reach', 'state.received', 'state.doubled', 'state.recorded', 'state.sentThrough', 'state.firstHeld', 'state.lost'])
    .select(['state.firstContactAt', 'state.lastContactAt', 'state.boot', 'state.shelved'])
    .where('ledgers.organisation', '=', organisation)
    .orderBy('ledgers.kiosk')
    .orderBy('state.lastContactAt', 'desc')
    .orderBy('ledgers.number', 'desc')
    .execute();
}

function gapsOf(database: Database, organisation: string) {
  return database
    .selectFrom('ledgers')
    .innerJoin('ledgerGaps as gap', 'gap.ledger', 'ledgers.number')
    .select(['gap.ledger', 'gap.first', 'gap.last'])
    .where('ledgers.organisation', '=', organisation)
    .orderBy('gap.ledger')
    .orderBy('gap.first')
    .execute();
}

function alarmsOf(database: Database, organisation: string) {
  return database
    .selectFrom('ledgers')
    .innerJoin('ledgerAlarms as alarm', 'alarm.ledger', 'ledgers.number')
    .select(['alarm.ledger', 'alarm.what', 'alarm.sequence', 'alarm.at'])
    .where('ledgers.organisation', '=', organisation)
    .orderBy('alarm.at')
    .orderBy('alarm.what')
    .execute();
}
