// Chromium can lose one file of its store (the MANIFEST of LevelDB) and then neither opens nor deletes any database of the origin, for
// ever. Databases of a storage bucket are apart from those: there the outbox is made anew. Loaded only when the main one cannot be opened.

type StorageBucket = { readonly indexedDB: IDBFactory };
type StorageBuckets = {
  open(name: string, options: { durability: 'strict'; persisted: boolean }): Promise<StorageBucket>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
};

const SPARE = 'candour-spare';

/** null: never needed so far, or this browser has no buckets. */
export async function spareDatabases(): Promise<IDBFactory | null> {
  const buckets = storageBuckets();
  if (!buckets || !(await buckets.keys()).includes(SPARE)) return null;
  return (await openSpare(buckets)).indexedDB;
}

/** An empty one, whatever was in it. False where there are no buckets. */
export async function renewSpare(): Promise<boolean> {
  const buckets = storageBuckets();
  if (!buckets) return false;
  await buckets.delete(SPARE);
  await openSpare(buckets);
  return true;
}

/** Undefined in browsers that have none. */
export function storageBuckets(): StorageBuckets | undefined {
  return (navigator as unknown as { storageBuckets?: StorageBuckets }).storageBuckets;
}

function openSpare(buckets: StorageBuckets): Promise<StorageBucket> {
  return buckets.open(SPARE, { durability: 'strict', persisted: true });
}
