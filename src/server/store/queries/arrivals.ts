// Numbers of arrival for entries with words. The organisation's counter row stays locked until the transaction ends, so numbers
// become visible in their order: a reader that has seen `n` never misses one below it that commits later.
import type { StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';

export async function recordArrivals(transaction: Database, words: readonly StoredEntry[]): Promise<void> {
  const organisations = [...new Set(words.map((entry) => entry.organisation))].sort();
  for (const organisation of organisations) {
    const arrived = words.filter((entry) => entry.organisation === organisation);
    const last = await takeNumbers(transaction, organisation, arrived.length);
    const first = last - arrived.length + 1;
    const rows = arrived.map(({ id, site }, place) => ({ organisation, arrival: first + place, site, entry: id }));
    await transaction.insertInto('arrivals').values(rows).execute();
  }
}

/** The last of `count` new numbers. */
export async function takeNumbers(transaction: Database, organisation: string, count: number): Promise<number> {
  const { last } = await transaction
    .insertInto('arrivalCounters')
    .values({ organisation, last: count })
    .onConflict((conflict) =>
      conflict.column('organisation').doUpdateSet((set) => ({ last: set('arrivalCounters.last', '+', set.ref('excluded.last')) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
