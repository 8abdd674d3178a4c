// For orientation: the same write through Dexie, told to be strict.
import { Dexie, type Table } from 'dexie';
import { aLedger, type SampleEntry, sampleEntries } from '../sample-entries.ts';
import { answerRecords } from './answer-records.ts';

const [sample] = await sampleEntries(1, aLedger());
const database = new Dexie('bench-dexie', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ entries: 'sequence' });
const entries: Table<Partial<SampleEntry>, number> = database.table('entries');
await database.open();
let sequence = 0;
answerRecords(async ({ draft: { id } }) => void (await entries.put({ ...sample, id, sequence: ++sequence })));
