// Erases entries for ever: the body and what was read out of it go, a tombstone answers `gone` if the kiosk sends it again. The
// header stays, because the chain of its ledger runs through it.
import type { StoreEngine } from '../store-engine.ts';

/** The ids that were there and were not erased before. */
export async function erase({ database, list }: StoreEngine, ids: readonly string[], at: number): Promise<string[]> {
  if (ids.length === 0) return [];
  return database.transaction().execute(async (transaction) => {
    const erased = await transaction
      .updateTable('entries')
      .set({ body: '', questionId: null, scaleId: null, valueId: null })
      .where('id', 'in', list(ids))
      .where('id', 'not in', transaction.selectFrom('gone').select('id').where('id', 'in', list(ids)))
      .returning('id')
      .execute();
    if (erased.length === 0) return [];
    const found = erased.map(({ id }) => id);
    await transaction.deleteFrom('arrivals').where('entry', 'in', list(found)).execute();
    await transaction
      .insertInto('gone')
      .values(found.map((id) => ({ id, erasedAt: at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return found;
  });
}
