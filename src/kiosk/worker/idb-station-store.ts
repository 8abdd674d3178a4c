// What the kiosk knows of itself, on disk beside the outbox: one record each, so that a key pair and the configuration it came
// with are written together or not at all.
import type { ConfigurationState } from '../configuration/configuration-machine.ts';
import type { KioskDatabase } from '../outbox/kiosk-database.ts';
import { newLedger } from '../outbox/outbox-store.ts';
import { type ContactState, type Identity, NO_CONTACT, type StationStore } from './station-store.ts';

export function idbStationStore(database: KioskDatabase): StationStore {
  async function put(key: string, value: unknown, durability: IDBTransactionDurability): Promise<void> {
    const transaction = (await database.connection()).transaction('state', 'readwrite', { durability });
    await Promise.all([transaction.store.put(value, key), transaction.done]);
  }
  return {
    async load() {
      const { store } = (await database.connection()).transaction('state');
      const [identity, configuration, contact] = await Promise.all(['identity', 'configuration', 'contact'].map((key) => store.get(key)));
      return {
        identity: (identity as Identity | undefined) ?? null,
        configuration: (configuration as ConfigurationState | undefined) ?? null,
        contact: (contact as ContactState | undefined) ?? NO_CONTACT,
      };
    },
    async pair({ identity, configuration, contact }, newLedgerId) {
      const transaction = (await database.connection()).transaction(['state', 'entries'], 'readwrite', { durability: 'strict' });
      const state = transaction.objectStore('state');
      const writes: Promise<unknown>[] = [
        state.put(identity, 'identity'),
        state.put(configuration, 'configuration'),
        state.put(contact, 'contact'),
      ];
      if (newLedgerId) writes.push(state.put(newLedger(newLedgerId), 'ledger'), transaction.objectStore('entries').clear());
      await Promise.all([...writes, transaction.done]);
    },
    putConfiguration: (configuration) => put('configuration', configuration, 'strict'),
    putContact: (contact) => put('contact', contact, 'relaxed'),
  };
}
