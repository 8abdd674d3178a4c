// Erases entries for ever: the body and what was read out of it go, a tombstone answers `gone` if the kiosk sends it again. The
// header stays, because the chain of its ledger runs through it.
import type { Erasure } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import { holdCounters, tellErased } from './data-protection/tell-erased.ts';
import { changeDays } from './ledger-days.ts';
import { closeReceipts } from './receipts.ts';

/** The ids that were there and were not erased before. */
export async function erase(engine: StoreEngine, ids: readonly string[], at: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const erased = await engine.database.transaction().execute((transaction) => eraseBodies(engine, transaction, ids, at));
  if (erased.length > 0) await engine.scrub();
  return erased;
}

export async function eraseBodies(engine: StoreEngine, transaction: Database, ids: readonly string[], at: number): Promise<string[]> {
  const { list } = engine;
  const there = await placesOfAll(engine, transaction, ids);
  // Before anything else is locked, as everybody who changes cases does.
  await holdCounters(
    transaction,
    there.map(({ organisation }) => organisation),
  );
  const erased = await transaction
    .updateTable('entries')
    .set({ body: '', questionId: null, scaleId: null, valueId: null })
    .where('id', 'in', list(ids))
    .where('id', 'not in', transaction.selectFrom('gone').select('id').where('id', 'in', list(ids)))
    .returning(['id', 'ledger', 'kind', 'localDay as day'])
    .execute();
  if (erased.length === 0) return [];
  const found = erased.map(({ id }) => id);
  const words = await transaction.deleteFrom('arrivals').where('entry', 'in', list(found)).returning('entry').execute();
  await closeReceipts(engine, transaction, found);
  await changeDays(transaction, erased);
  await transaction
    .insertInto('gone')
    .values(found.map((id) => ({ id, erasedAt: at, ledger: null, sequence: null, hash: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Consoles copy nothing else.
  const told = new Set(words.map(({ entry }) => entry));
  await tellErased(
    transaction,
    there.filter(({ entry }) => told.has(entry)),
  );
  return found;
}

/** Where those of `ids` stand that are there. */
function placesOfAll({ list }: StoreEngine, database: Database, ids: readonly string[]) {
  return database
    .selectFrom('entries')
    .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
    .select(['entries.id as entry', 'entries.site', 'ledgers.organisation'])
    .where('entries.id', 'in', list(ids))
    .orderBy('entries.id')
    .execute();
}

/** Where those of `ids` stand that are there, belong to the organisation and are not erased. */
export function places(
  { list }: StoreEngine,
  database: Database,
  organisation: string,
  ids: readonly string[],
): Promise<Omit<Erasure, 'at'>[]> {
  return database
    .selectFrom('entries')
    .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
    .select(['entries.id', 'ledgers.organisation', 'ledgers.kiosk', 'ledgers.ledgerId', 'entries.sequence', 'entries.hash'])
    .where('entries.id', 'in', list(ids))
    .where('ledgers.organisation', '=', organisation)
    .where('entries.id', 'not in', database.selectFrom('gone').select('id').where('id', 'in', list(ids)))
    .orderBy('entries.id')
    .execute();
}
