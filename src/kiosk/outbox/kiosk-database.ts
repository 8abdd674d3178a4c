// The kiosk's one database: its stores, how it is opened, opened again when the browser drops the connection, and made anew when it
// cannot be read any more.
import { answered } from './idb-request.ts';
import { newLedger } from './outbox-store.ts';

/**
 * Stores: `entries` by sequence, with no index but the key, so that one entry costs one `add`; `shelf` by id; `state`: `ledger`,
 * `identity`, `configuration`, `contact`, one record each.
 */
export type KioskDatabase = {
  /** Gives the open connection; opens it (again) when there is none. */
  connection(): Promise<IDBDatabase>;
  /** The connection when it is open: a write need not wait for a promise then. */
  opened(): IDBDatabase | null;
  /** Another window holds it in another version: it is whole, and only has to be let go of. */
  isHeldElsewhere(): boolean;
  close(): void;
  /** Deletes all of it, or gives it up where the browser cannot even delete it; the next connection opens an empty one. */
  destroy(): Promise<void>;
};

export const KIOSK_DATABASE = 'candour-kiosk';
const VERSION = 1;

type Events = { open(connection: IDBDatabase): void; gone(): void; lost(): void; blocked(): void };

/** `lost`: the connection ended, and not because of us; what is on disk may have changed, or be gone. */
export function kioskDatabase(name: string = KIOSK_DATABASE, lost: () => void = () => undefined): KioskDatabase {
  let opening: Promise<IDBDatabase> | null = null;
  let current: IDBDatabase | null = null;
  let isBlocked = false;
  const forget = () => {
    opening = null;
    current = null;
  };
  const events: Events = {
    open: (connection) => {
      current = connection;
      isBlocked = false;
    },
    gone: forget,
    lost,
    blocked: () => {
      isBlocked = true;
    },
  };
  function close(): void {
    opening?.then((connection) => connection.close()).catch(() => undefined);
    forget();
  }
  return {
    connection() {
      opening ??= openConnection(name, events).catch((error: unknown) => {
        forget();
        throw error;
      });
      return opening;
    },
    opened: () => current,
    isHeldElsewhere: () => isBlocked,
    close,
    async destroy() {
      close();
      await answered(indexedDB.deleteDatabase(name)).catch(async (error: unknown) => {
        const { renewSpare } = await import('./spare-bucket.ts');
        if (!(await renewSpare())) throw error;
      });
    },
  };
}

async function openConnection(name: string, events: Events): Promise<IDBDatabase> {
  const connection = await openMainOrSpare(name, events);
  const goneWithIt = () => {
    events.gone();
    events.lost();
  };
  /** A newer version of the kiosk wants to open it, or it is to be deleted: this one makes way. */
  connection.onversionchange = () => {
    connection.close();
    goneWithIt();
  };
  connection.onclose = goneWithIt;
  events.open(connection);
  return connection;
}

/** In the spare place only while the main one fails and the spare one is there. */
async function openMainOrSpare(name: string, events: Events): Promise<IDBDatabase> {
  try {
    return await openAnyVersion(indexedDB, name, events);
  } catch (error) {
    const { spareDatabases } = await import('./spare-bucket.ts');
    const spare = await spareDatabases();
    if (!spare) throw error;
    return openAnyVersion(spare, name, events);
  }
}

function openAnyVersion(databases: IDBFactory, name: string, events: Events): Promise<IDBDatabase> {
  return openVersion(databases.open(name, VERSION), events).catch((error: unknown) => {
    // A newer version of the kiosk has been here, and this one serves again: stores are only ever added, so it can go on.
    if (!isNewer(error)) throw error;
    return openVersion(databases.open(name), events);
  });
}

function isNewer(error: unknown): boolean {
  return error instanceof Error && error.name === 'VersionError';
}

async function openVersion(request: IDBOpenDBRequest, events: Events): Promise<IDBDatabase> {
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('entries', { keyPath: 'sequence' });
    database.createObjectStore('shelf', { keyPath: 'id' });
    database.createObjectStore('state').put(newLedger(crypto.randomUUID()), 'ledger');
  };
  request.onblocked = events.blocked;
  return answered(request);
}
