// The limit for a tap: a worker that does nothing but write an entry of the kiosk's size in two copies at once, one put in one strict
// transaction with `commit()` right after it, and while that commits the same bytes to a file of the private file system, flushed.
import { aLedger, sampleEntries } from '../sample-entries.ts';
import { answerRecords } from './answer-records.ts';
import { openRaw, putRaw } from './raw-database.ts';

type SyncFile = { write(bytes: Uint8Array, at: { at: number }): number; getSize(): number; flush(): void };
type SyncFileHandle = { createSyncAccessHandle(): Promise<SyncFile> };

const [sample] = await sampleEntries(1, aLedger());
const database = await openRaw('bench-pair');
const folder = await navigator.storage.getDirectory();
const file = await ((await folder.getFileHandle('bench-pair', { create: true })) as unknown as SyncFileHandle).createSyncAccessHandle();
const utf8 = new TextEncoder();
let sequence = 0;

answerRecords(async ({ draft: { id } }) => {
  const entry = { ...sample, id, sequence: ++sequence };
  const committed = putRaw(database, entry);
  file.write(utf8.encode(`${entry.header}\n${entry.body}`), { at: file.getSize() });
  file.flush();
  await committed;
});
