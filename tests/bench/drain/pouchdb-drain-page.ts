// PouchDB replicating to a CouchDB-compatible server, in batches of 500 instead of its default 100.
import PouchDB from 'pouchdb-browser';
import { aLedger, sampleEntries } from '../sample-entries.ts';
import type { DrainPage } from './drain-page.ts';

const BATCH = 500;
const local = new PouchDB('bench-drain');

globalThis.drainPage = {
  fill: async (count) => {
    const samples = await sampleEntries(count, aLedger());
    await local.bulkDocs(samples.map(({ id, header, body }) => ({ _id: id, header, body })));
  },
  drain: async () => {
    const from = performance.now();
    await local.replicate.to(`${location.origin}/db/entries`, { batch_size: BATCH });
    return performance.now() - from;
  },
} satisfies DrainPage;
