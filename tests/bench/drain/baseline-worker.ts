// The limit for a drain: raw IndexedDB read in key order, one gzip batch of 500 under way, one key-range delete for each answer.
import { aLedger, sampleEntries } from '../sample-entries.ts';

const BATCH = 500;
const database = await open();

addEventListener('message', async ({ data }: MessageEvent<{ fill: number } | { drain: true }>) => {
  if ('fill' in data) await fill(data.fill);
  else await drain();
  postMessage('done');
});
postMessage('ready');

async function fill(count: number): Promise<void> {
  const entries = await sampleEntries(count, aLedger());
  const transaction = database.transaction('entries', 'readwrite');
  for (const entry of entries) transaction.objectStore('entries').put(entry);
  await completed(transaction);
}

async function drain(): Promise<void> {
  for (;;) {
    const entries = await read();
    const last = entries.at(-1);
    if (!last) return;
    const body = JSON.stringify({ batchId: crypto.randomUUID(), entries: entries.map(({ header, body }) => ({ header, body })) });
    const answer = await fetch('/batches', { method: 'POST', headers: { 'content-encoding': 'gzip' }, body: await gzip(body) });
    await answer.json();
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    transaction.objectStore('entries').delete(IDBKeyRange.upperBound(last.sequence));
    await completed(transaction);
  }
}

async function read(): Promise<{ sequence: number; header: string; body: string }[]> {
  const transaction = database.transaction('entries', 'readonly');
  const request = transaction.objectStore('entries').getAll(null, BATCH);
  await completed(transaction);
  return request.result;
}

function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench-drain', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('entries', { keyPath: 'sequence' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
