// For orientation: a worker that does nothing but one put in one strict transaction with `commit()` right after it, for an entry of
// the size that the kiosk writes. One copy where the kiosk writes two.
import { aLedger, sampleEntries } from '../sample-entries.ts';
import { answerRecords } from './answer-records.ts';
import { openRaw, putRaw } from './raw-database.ts';

const [sample] = await sampleEntries(1, aLedger());
const database = await openRaw('bench-raw');
let sequence = 0;
answerRecords(({ draft: { id } }) => putRaw(database, { ...sample, id, sequence: ++sequence }));
