// Counts, inside a running worker, what its write transactions really ask for. Proof that contenders are equally durable.
import type { Worker } from 'playwright';

export type DurabilityCounts = { strict: number; relaxed: number; default: number; commits: number };

export async function recordDurability(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const counts = { strict: 0, relaxed: 0, default: 0, commits: 0 };
    Object.assign(globalThis, { durabilityCounts: counts });
    // Seen when a store is taken out of it, not when it is made: Dexie keeps its own reference to `transaction()`.
    const seen = new WeakSet<IDBTransaction>();
    const { objectStore } = IDBTransaction.prototype;
    IDBTransaction.prototype.objectStore = function (name) {
      if (this.mode === 'readwrite' && !seen.has(this)) counts[this.durability]++;
      seen.add(this);
      return objectStore.call(this, name);
    };
    const { commit } = IDBTransaction.prototype;
    IDBTransaction.prototype.commit = function () {
      if (this.mode === 'readwrite') counts.commits++;
      commit.call(this);
    };
  });
}

export async function readDurability(worker: Worker): Promise<DurabilityCounts> {
  return worker.evaluate(() => (globalThis as unknown as { durabilityCounts: DurabilityCounts }).durabilityCounts);
}
