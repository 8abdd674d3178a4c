// The limit for a tap: a worker that does nothing but one put in one strict transaction with `commit()` right after it, for an
// entry of the size that the kiosk writes.
import type { PageToWorker } from '../../../src/kiosk/worker-port.ts';
import { aLedger, sampleEntries } from '../sample-entries.ts';
import { answerRecords } from './answer-records.ts';

const [sample] = await sampleEntries(1, aLedger());
const database = await open();
let sequence = 0;
answerRecords(write);

function write({ draft: { id } }: Extract<PageToWorker, { type: 'record' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.objectStore('entries').put({ ...sample, id, sequence: ++sequence });
    transaction.commit();
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench-raw', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('entries', { keyPath: 'sequence' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
