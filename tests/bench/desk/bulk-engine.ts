// An engine whose transactions all run inside one that is open already: the statements and rows are those of the collector, only that many batches
// and facts reach the disk together.
import type { Database, StoreEngine } from '../../../src/server/store/store-engine.ts';

export async function inBulk(engine: StoreEngine, work: (bulk: StoreEngine) => Promise<void>): Promise<void> {
  await engine.database.transaction().execute(async (transaction) => {
    const nested = { execute: <T>(inner: (database: Database) => Promise<T>) => inner(transaction) };
    const database = new Proxy(transaction, {
      get(target, name) {
        const found: unknown = name === 'transaction' ? () => nested : Reflect.get(target, name, target);
        return typeof found === 'function' ? found.bind(target) : found;
      },
    });
    await work({ ...engine, database });
  });
}
