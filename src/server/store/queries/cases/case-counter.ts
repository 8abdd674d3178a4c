// One row for each organisation: how many cases, changes and references it has. Whoever writes holds it until their transaction ends, so
// facts of an organisation are appended one after another, and numbers become visible in their order.
import type { CaseTables } from '../../case-tables.ts';
import type { Database } from '../../store-engine.ts';

export type CaseCounter = CaseTables['caseCounters'];

/** First in its transaction. */
export function holdCounter(transaction: Database, organisation: string): Promise<CaseCounter> {
  return transaction
    .insertInto('caseCounters')
    .values({ organisation, cases: 0, changes: 0, referencesMade: 0, readThrough: 0 })
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet((set) => ({ changes: set.ref('caseCounters.changes') })))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function keepCounter(transaction: Database, { organisation, cases, changes, referencesMade }: CaseCounter): Promise<void> {
  await transaction.updateTable('caseCounters').set({ cases, changes, referencesMade }).where('organisation', '=', organisation).execute();
}
