// Runs in a worker of the page: the outbox on real IndexedDB, alone and in two copies with a journal on the real private file system, ready
// for the contract's cases. Bundled by the test that opens it.
import { idbOutboxStore } from '../../src/kiosk/outbox/idb-outbox-store.ts';
import { kioskDatabase } from '../../src/kiosk/outbox/kiosk-database.ts';
import { opfsJournal } from '../../src/kiosk/outbox/opfs-journal-files.ts';
import type { OutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import { sha256 } from '../../src/kiosk/outbox/sha256.ts';
import { twinOutboxStore } from '../../src/kiosk/outbox/twin-outbox-store.ts';
import { OUTBOX_CONTRACT } from '../contract/outbox-contract.ts';

export type OutboxOrder = { kind: 'indexeddb' | 'twin'; wanted: string };

const names = new WeakMap<OutboxStore, string>();

addEventListener('message', async ({ data }: MessageEvent<OutboxOrder>) => {
  postMessage(await runCase(data).then(() => 'kept', String));
});

async function runCase({ kind, wanted }: OutboxOrder): Promise<void> {
  const found = OUTBOX_CONTRACT.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no case "${wanted}"`);
  const over = kind === 'twin' ? overBoth : overDatabase;
  await found.run({ fresh: () => over(crypto.randomUUID()), reopened: (store) => over(names.get(store) ?? 'unknown') });
}

function overDatabase(name: string): Promise<OutboxStore> {
  const store = idbOutboxStore(kioskDatabase(name));
  names.set(store, name);
  return Promise.resolve(store);
}

async function overBoth(name: string): Promise<OutboxStore> {
  const store = twinOutboxStore({
    database: idbOutboxStore(kioskDatabase(name)),
    openJournal: opfsJournal(name),
    digest: sha256,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    failed: (error) => console.error(error),
    found: () => undefined,
    unreadable: () => undefined,
  });
  await store.match();
  if (store.copies().journal === 'missing') throw new Error('the journal did not open');
  names.set(store, name);
  return store;
}
