// For orientation: the same write through `idb`, whose one-shot `put` leaves the commit to the browser.
import { openDB } from 'idb';
import { aLedger, sampleEntries } from '../sample-entries.ts';
import { answerRecords } from './answer-records.ts';

const [sample] = await sampleEntries(1, aLedger());
const database = await openDB('bench-idb', 1, {
  upgrade: (opening) => void opening.createObjectStore('entries', { keyPath: 'sequence' }),
});
let sequence = 0;
answerRecords(async ({ draft: { id } }) => {
  const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put({ ...sample, id, sequence: ++sequence }), transaction.done]);
});
