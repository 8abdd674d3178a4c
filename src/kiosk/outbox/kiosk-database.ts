// The kiosk's one database: its stores, how it is opened, and how it is opened again when the browser drops the connection.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { newLedger, type ShelfItem } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

interface KioskSchema extends DBSchema {
  /** No index but the key: one entry costs one put. */
  entries: { key: number; value: StoredEntry };
  /** `ledger`, `identity`, `configuration`, `contact`: one record each. */
  state: { key: string; value: unknown };
  shelf: { key: string; value: ShelfItem };
}
export type Connection = IDBPDatabase<KioskSchema>;
/** Gives the open connection; opens it (again) when there is none. */
export type KioskDatabase = { connection(): Promise<Connection>; close(): void };

export const KIOSK_DATABASE = 'candour-kiosk';
const VERSION = 1;

/** `lost`: the browser closed the connection by itself; what is on disk may have changed, or be gone. */
export function kioskDatabase(name: string = KIOSK_DATABASE, lost: () => void = () => undefined): KioskDatabase {
  let opening: Promise<Connection> | null = null;
  const forget = () => {
    opening = null;
  };
  return {
    connection() {
      opening ??= openConnection(name, { forget, lost }).catch((error: unknown) => {
        forget();
        throw error;
      });
      return opening;
    },
    close() {
      opening?.then((connection) => connection.close()).catch(() => undefined);
      forget();
    },
  };
}

async function openConnection(name: string, { forget, lost }: { forget(): void; lost(): void }): Promise<Connection> {
  const connection = await openDB<KioskSchema>(name, VERSION, {
    upgrade(database, _oldVersion, _newVersion, transaction) {
      database.createObjectStore('entries', { keyPath: 'sequence' });
      database.createObjectStore('shelf', { keyPath: 'id' });
      database.createObjectStore('state');
      void transaction.objectStore('state').put(newLedger(crypto.randomUUID()), 'ledger');
    },
    /** A newer version of the kiosk wants to open it: this one makes way. */
    blocking() {
      connection.close();
      forget();
    },
    terminated() {
      forget();
      lost();
    },
  });
  return connection;
}
