// RxDB as its manual shows HTTP replication: Dexie storage, a push handler of our own, batches of 500.
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { aLedger, sampleEntries } from '../sample-entries.ts';
import type { DrainPage } from './drain-page.ts';

const BATCH = 500;
const AT_ONCE = 20;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 36 }, header: { type: 'string' }, body: { type: 'string' } },
  required: ['id', 'header', 'body'],
};

const database = await createRxDatabase({ name: 'bench-drain', storage: getRxStorageDexie(), multiInstance: false });
const { entries } = await database.addCollections({ entries: { schema } });

globalThis.drainPage = {
  fill: async (count) => {
    const samples = await sampleEntries(count, aLedger());
    const documents = samples.map(({ id, header, body }) => ({ id, header, body }));
    // Little by little, as taps come: what is inserted at once shares one time of writing, and RxDB reads on very slowly within it.
    for (let from = 0; from < count; from += AT_ONCE) await entries.bulkInsert(documents.slice(from, from + AT_ONCE));
  },
  drain: async () => {
    const from = performance.now();
    const replication = replicateRxCollection({
      collection: entries,
      replicationIdentifier: 'bench',
      live: false,
      retryTime: 100,
      push: { batchSize: BATCH, handler: push },
    });
    await replication.awaitInSync();
    return performance.now() - from;
  },
} satisfies DrainPage;

/** Answers with the conflicts, of which there are none. */
async function push(rows: readonly { newDocumentState: unknown }[]): Promise<[]> {
  const body = JSON.stringify({ entries: rows.map(({ newDocumentState }) => newDocumentState) });
  const answer = await fetch('/batches', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await answer.json();
  return [];
}
