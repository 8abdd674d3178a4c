// What becomes of entries on disk once they are sent: the pointer goes on, what was refused is shelved, what is not needed goes.
import { answered, committed } from './idb-request.ts';
import type { Ledger, Settlement, ShelfItem } from './outbox-store.ts';
import { settledLedger } from './settled-ledger.ts';

/** Strict when something goes to the shelf or leaves it, and on the way back; a step forward that is lost costs one batch sent again. */
export async function settle(connection: IDBDatabase, settlement: Settlement): Promise<Ledger> {
  const { shelve, unshelve, rewind } = settlement;
  const durability = rewind || shelve.length + unshelve.length > 0 ? 'strict' : 'relaxed';
  const transaction = connection.transaction(['state', 'shelf'], 'readwrite', { durability });
  const done = committed(transaction);
  const state = transaction.objectStore('state');
  const ledger: Ledger = await answered(state.get('ledger'));
  const settled = ledger.ledgerId === settlement.ledgerId ? settledLedger(ledger, settlement) : ledger;
  if (settled !== ledger) {
    const shelf = transaction.objectStore('shelf');
    state.put(settled, 'ledger');
    for (const item of shelve) shelf.put(item);
    for (const id of unshelve) shelf.delete(id);
  }
  await done;
  return settled;
}

/** One range; the last entry stays because the next one is chained to it. */
export async function discardSent(connection: IDBDatabase, through: number): Promise<void> {
  const transaction = connection.transaction(['entries', 'state'], 'readwrite', { durability: 'relaxed' });
  const done = committed(transaction);
  const state = transaction.objectStore('state');
  const ledger: Ledger = await answered(state.get('ledger'));
  const entries = transaction.objectStore('entries');
  const last = await answered(entries.openKeyCursor(null, 'prev'));
  const end = Math.min(through, ledger.sentThrough, ((last?.key as number | undefined) ?? 0) - 1);
  if (end > (ledger.discardedThrough ?? 0)) {
    entries.delete(IDBKeyRange.upperBound(end));
    state.put({ ...ledger, discardedThrough: end }, 'ledger');
  }
  await done;
}

export async function readShelf(connection: IDBDatabase, exceptOfferedTo: string | null, limit: number): Promise<ShelfItem[]> {
  const found: ShelfItem[] = [];
  const request = connection.transaction('shelf').objectStore('shelf').openCursor();
  let cursor = await answered(request);
  while (cursor && found.length < limit) {
    if (cursor.value.offeredTo !== exceptOfferedTo) found.push(cursor.value);
    cursor.continue();
    cursor = await answered(request);
  }
  return found;
}
