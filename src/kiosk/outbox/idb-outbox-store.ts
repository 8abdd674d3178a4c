// The outbox on disk. An append is one strict transaction of one `add` an entry, committed at once and answered on `complete`:
// `add`, so that two writers collide and never overwrite; `complete`, because a request's success is not yet on disk. What becomes of
// entries once they are sent is in `idb-sent-entries.ts`.
import { EMPTY_HEAD } from './chain.ts';
import { answered, committed } from './idb-request.ts';
import type { KioskDatabase } from './kiosk-database.ts';
import { type Ledger, type OutboxStore, type Tail, tailAfter } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

const REMEMBERED = 100;
type Amendment = (ledger: Ledger) => Ledger;
/** No tap needs it. */
const sentEntries = () => import('./idb-sent-entries.ts');

export function idbOutboxStore(database: KioskDatabase): OutboxStore {
  return {
    ledger: async () => readLedger(await database.connection()),
    tail: async () => readTail(await database.connection()),
    firstHeld: async () => firstHeld(await database.connection()),
    gather: () => Promise.resolve(),
    count: async () => answered(entriesOf(await database.connection()).count()),
    append(entries) {
      // At once when the connection is open: the second copy is written while this one commits.
      const open = database.opened();
      return open ? append(open, entries) : database.connection().then((connection) => append(connection, entries));
    },
    after: async (sequence, limit) =>
      answered(entriesOf(await database.connection()).getAll(IDBKeyRange.lowerBound(sequence, true), limit)),
    settle: async (settlement) => (await sentEntries()).settle(await database.connection(), settlement),
    amend: async (change) => amend(await database.connection(), change),
    discardSent: async (through) => (await sentEntries()).discardSent(await database.connection(), through),
    shelf: async (exceptOfferedTo, limit) => (await sentEntries()).readShelf(await database.connection(), exceptOfferedTo, limit),
    shelved: async () => answered((await database.connection()).transaction('shelf').objectStore('shelf').count()),
  };
}

function entriesOf(connection: IDBDatabase): IDBObjectStore {
  return connection.transaction('entries').objectStore('entries');
}

/** This is the step between a tap and its thanks. */
function append(connection: IDBDatabase, entries: readonly StoredEntry[]): Promise<'committed' | 'collision'> {
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction('entries', 'readwrite', { durability: 'strict' });
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

async function readTail(connection: IDBDatabase): Promise<Tail> {
  const transaction = connection.transaction(['entries', 'state']);
  const store = transaction.objectStore('entries');
  const [ledger, last] = await Promise.all([
    answered<Ledger>(transaction.objectStore('state').get('ledger')),
    answered(store.openKeyCursor(null, 'prev')),
  ]);
  if (!last) return tailAfter(ledger, { ...EMPTY_HEAD, recentIds: [] });
  const recent: StoredEntry[] = await answered(store.getAll(IDBKeyRange.lowerBound((last.key as number) - REMEMBERED, true)));
  const { sequence, hash, tally } = recent.at(-1) as StoredEntry;
  return tailAfter(ledger, { sequence, hash, tally, recentIds: recent.map(({ id }) => id) });
}

async function firstHeld(connection: IDBDatabase): Promise<number | null> {
  return ((await answered(entriesOf(connection).openKeyCursor()))?.key as number | undefined) ?? null;
}

function readLedger(connection: IDBDatabase): Promise<Ledger> {
  return answered(connection.transaction('state').objectStore('state').get('ledger'));
}

async function amend(connection: IDBDatabase, change: Amendment): Promise<Ledger> {
  const transaction = connection.transaction('state', 'readwrite', { durability: 'strict' });
  const done = committed(transaction);
  const state = transaction.objectStore('state');
  const amended = change(await answered(state.get('ledger')));
  state.put(amended, 'ledger');
  await done;
  return amended;
}
