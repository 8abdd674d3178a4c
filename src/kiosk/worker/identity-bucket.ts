// Who the kiosk is and what it shows, a second time, in a storage bucket of its own: when the browser has lost the main database, the
// kiosk goes on at once instead of waiting to be paired again. Nothing here is needed, so whatever fails here is only reported.
import { answered, committed } from '../outbox/idb-request.ts';
import { storageBuckets } from '../outbox/spare-bucket.ts';
import type { PairedStation } from './station-store.ts';

export type KeptIdentity = Pick<PairedStation, 'identity' | 'configuration'>;

const BUCKET = 'candour-identity';
const DATABASE = 'candour-identity';

/** null: nothing was kept, or this browser has no buckets. */
export async function readIdentityBucket(): Promise<KeptIdentity | null> {
  const database = await openBucket();
  if (!database) return null;
  const store = database.transaction('state').objectStore('state');
  const kept: KeptIdentity | undefined = await answered(store.get('station'));
  database.close();
  return kept ?? null;
}

export async function writeIdentityBucket({ identity, configuration }: KeptIdentity): Promise<void> {
  const database = await openBucket();
  if (!database) return;
  const transaction = database.transaction('state', 'readwrite', { durability: 'strict' });
  transaction.objectStore('state').put({ identity, configuration } satisfies KeptIdentity, 'station');
  await committed(transaction);
  database.close();
}

async function openBucket(): Promise<IDBDatabase | null> {
  const buckets = storageBuckets();
  if (!buckets) return null;
  const bucket = await buckets.open(BUCKET, { durability: 'strict', persisted: true });
  const request = bucket.indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore('state');
  return answered(request);
}
