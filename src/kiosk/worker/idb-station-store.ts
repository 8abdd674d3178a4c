// What the kiosk knows of itself, on disk beside the outbox: one record each, so that a key pair and the configuration it came
// with are written together or not at all.
import { answered, committed } from '../outbox/idb-request.ts';
import type { KioskDatabase } from '../outbox/kiosk-database.ts';
import { newLedger } from '../outbox/outbox-store.ts';
import { NO_STARTS } from './start-count.ts';
import { NO_CONTACT, type StationStore } from './station-store.ts';

export function idbStationStore(database: KioskDatabase): StationStore {
  async function put(key: string, value: unknown, durability: IDBTransactionDurability): Promise<void> {
    const transaction = (await database.connection()).transaction('state', 'readwrite', { durability });
    transaction.objectStore('state').put(value, key);
    await committed(transaction);
  }
  return {
    async load() {
      const store = (await database.connection()).transaction('state').objectStore('state');
      const keys = ['identity', 'configuration', 'contact', 'starts', 'kept'];
      const [identity, configuration, contact, starts, kept] = await Promise.all(keys.map((key) => answered(store.get(key))));
      return {
        identity: identity ?? null,
        configuration: configuration ?? null,
        contact: contact ?? NO_CONTACT,
        starts: starts ?? NO_STARTS,
        kept: kept ?? null,
      };
    },
    async pair({ identity, configuration, contact }, newLedgerId) {
      const transaction = (await database.connection()).transaction(['state', 'entries'], 'readwrite', { durability: 'strict' });
      const state = transaction.objectStore('state');
      state.put(identity, 'identity');
      state.put(configuration, 'configuration');
      state.put(contact, 'contact');
      if (newLedgerId) {
        state.put(newLedger(newLedgerId), 'ledger');
        transaction.objectStore('entries').clear();
      }
      await committed(transaction);
    },
    putConfiguration: (configuration) => put('configuration', configuration, 'strict'),
    putContact: (contact) => put('contact', contact, 'relaxed'),
    putKept: (mark) => put('kept', mark, 'relaxed'),
    putStarts: (starts) => put('starts', starts, 'relaxed'),
  };
}
