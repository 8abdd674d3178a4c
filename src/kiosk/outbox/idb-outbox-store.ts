// The outbox on disk. An append is one strict transaction of one `add` an entry, committed at once and answered on `complete`:
// `add`, so that two writers collide and never overwrite; `complete`, because a request's success is not yet on disk.
import { unwrap } from 'idb';
import { EMPTY_HEAD } from './chain.ts';
import type { Connection, KioskDatabase } from './kiosk-database.ts';
import { type Ledger, movedForward, type OutboxStore, type Settlement, type ShelfItem, type Tail } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

const REMEMBERED = 100;

export function idbOutboxStore(database: KioskDatabase): OutboxStore {
  return {
    ledger: async () => readLedger(await database.connection()),
    tail: async () => readTail(await database.connection()),
    append: async (entries) => append(unwrap(await database.connection()), entries),
    after: async (sequence, limit) => (await database.connection()).getAll('entries', IDBKeyRange.lowerBound(sequence, true), limit),
    settle: async (settlement) => settle(await database.connection(), settlement),
    discardSent: async (through) => discardSent(await database.connection(), through),
    shelf: async (exceptOfferedTo, limit) => readShelf(await database.connection(), exceptOfferedTo, limit),
    shelved: async () => (await database.connection()).count('shelf'),
  };
}

/** On the bare interface: this is the step between a tap and its thanks. */
function append(database: IDBDatabase, entries: readonly StoredEntry[]): Promise<'committed' | 'collision'> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('entries');
    for (const entry of entries) store.add(entry);
    transaction.commit();
    transaction.oncomplete = () => resolve('committed');
    transaction.onabort = () => {
      if (transaction.error?.name === 'ConstraintError') resolve('collision');
      else reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError'));
    };
  });
}

async function readTail(connection: Connection): Promise<Tail> {
  const store = connection.transaction('entries').store;
  const last = await store.openKeyCursor(null, 'prev');
  if (!last) return { ...EMPTY_HEAD, recentIds: [] };
  const recent = await store.getAll(IDBKeyRange.lowerBound(last.key - REMEMBERED, true));
  const { sequence, hash, tally } = recent.at(-1) as StoredEntry;
  return { sequence, hash, tally, recentIds: recent.map(({ id }) => id) };
}

async function readLedger(connection: Connection): Promise<Ledger> {
  return (await connection.get('state', 'ledger')) as Ledger;
}

/** Strict only when something goes to the shelf or leaves it; a pointer that is lost costs one batch sent again. */
async function settle(connection: Connection, settlement: Settlement): Promise<Ledger> {
  const { shelve, unshelve } = settlement;
  const durability = shelve.length + unshelve.length > 0 ? 'strict' : 'relaxed';
  const transaction = connection.transaction(['state', 'shelf'], 'readwrite', { durability });
  const state = transaction.objectStore('state');
  const ledger = (await state.get('ledger')) as Ledger;
  if (ledger.ledgerId !== settlement.ledgerId) return ledger;
  const settled = movedForward(ledger, settlement);
  const shelf = transaction.objectStore('shelf');
  await Promise.all([
    state.put(settled, 'ledger'),
    ...shelve.map((item) => shelf.put(item)),
    ...unshelve.map((id) => shelf.delete(id)),
    transaction.done,
  ]);
  return settled;
}

/** One range; the last entry stays because the next one is chained to it. */
async function discardSent(connection: Connection, through: number): Promise<void> {
  const transaction = connection.transaction(['entries', 'state'], 'readwrite', { durability: 'relaxed' });
  const { sentThrough } = (await transaction.objectStore('state').get('ledger')) as Ledger;
  const entries = transaction.objectStore('entries');
  const last = await entries.openKeyCursor(null, 'prev');
  const end = Math.min(through, sentThrough, (last?.key ?? 0) - 1);
  if (end > 0) await entries.delete(IDBKeyRange.upperBound(end));
  await transaction.done;
}

async function readShelf(connection: Connection, exceptOfferedTo: string, limit: number): Promise<ShelfItem[]> {
  const found: ShelfItem[] = [];
  let cursor = await connection.transaction('shelf').store.openCursor();
  while (cursor && found.length < limit) {
    if (cursor.value.offeredTo !== exceptOfferedTo) found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}
