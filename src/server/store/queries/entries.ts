// Entries: taken in, read along by inboxes, counted for statistics, exported, erased.
import type { EntryStore } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { addBatch } from './add-batch.ts';
import { countedTaps } from './counted-taps.ts';
import { erase, places } from './erase.ts';
import { eraseAgain } from './erase-again.ts';
import { page } from './export-page.ts';
import { dayChanges } from './ledger-days.ts';
import { ledgerNumbers } from './ledger-numbers.ts';
import { promiseCounts } from './promise-counts.ts';
import { ratingCounts } from './rating-counts.ts';
import { visibleIds } from './visible-ids.ts';
import { wordsAfter, wordsOfPeriod } from './words-after.ts';

export function entryStore(engine: StoreEngine): EntryStore {
  const numbers = ledgerNumbers(engine.database);
  return {
    addBatch: (entries, contact) => addBatch(engine, numbers, entries, contact),
    wordsAfter: (query) => wordsAfter(engine, query),
    wordsOfPeriod: (query) => wordsOfPeriod(engine, query),
    ratingCounts: (query) => ratingCounts(engine, query),
    countedTaps: (query) => countedTaps(engine, query),
    promiseCounts: (query) => promiseCounts(engine, query),
    dayChanges: (query) => dayChanges(engine, query),
    page: (filter, after, limit) => page(engine.database, filter, after, limit),
    visibleIds: (query) => visibleIds(engine, query),
    erase: (ids, at) => erase(engine, ids, at),
    places: (organisation, ids) => places(engine, engine.database, organisation, ids),
    eraseAgain: (erasures) => eraseAgain(engine, numbers, erasures),
    async erasedCount() {
      const gone = engine.database.selectFrom('gone').select(({ fn }) => fn.countAll<number | string>().as('count'));
      return Number((await gone.executeTakeFirstOrThrow()).count);
    },
    async receivedByKiosk(organisation) {
      const contacts = engine.database.selectFrom('kioskContacts').select(['kiosk', 'received']);
      const rows = await contacts.where('organisation', '=', organisation).execute();
      return new Map(rows.map(({ kiosk, received }) => [kiosk, received]));
    },
  };
}
