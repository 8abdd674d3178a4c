// Runs in the page: the outbox on real IndexedDB, ready for the contract's cases. Bundled by the test that opens it.
import { idbOutboxStore } from '../../src/kiosk/outbox/idb-outbox-store.ts';
import { kioskDatabase } from '../../src/kiosk/outbox/kiosk-database.ts';
import type { OutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import { OUTBOX_CONTRACT } from '../contract/outbox-contract.ts';

declare global {
  var runOutboxCase: (name: string) => Promise<void>;
}

const names = new WeakMap<OutboxStore, string>();

globalThis.runOutboxCase = async (wanted) => {
  const found = OUTBOX_CONTRACT.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no case "${wanted}"`);
  await found.run({ fresh: () => over(crypto.randomUUID()), reopened: (store) => over(names.get(store) ?? 'unknown') });
};

function over(name: string): Promise<OutboxStore> {
  const store = idbOutboxStore(kioskDatabase(name));
  names.set(store, name);
  return Promise.resolve(store);
}
