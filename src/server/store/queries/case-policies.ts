// One case policy for each organisation; what it said before is not kept. With it, whether the rows of cases follow it.
import type { CasePolicyStore, DueOf } from '../case-store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';

export function casePolicyStore({ database }: StoreEngine): CasePolicyStore {
  const ofOrganisation = (organisation: string) => database.updateTable('casePolicies').where('organisation', '=', organisation);
  return {
    async putPolicy({ organisation, policy, putAt }) {
      await database
        .insertInto('casePolicies')
        .values({ organisation, policy, putAt, version: 1, duesBy: null })
        .onConflict((conflict) =>
          conflict.column('organisation').doUpdateSet(({ eb, ref }) => {
            return { policy, putAt, version: eb(ref('casePolicies.version'), '+', 1), duesBy: null };
          }),
        )
        .execute();
    },
    async policy(organisation) {
      const rows = database.selectFrom('casePolicies').select(['organisation', 'policy', 'putAt', 'version']);
      return (await rows.where('organisation', '=', organisation).executeTakeFirst()) ?? null;
    },
    async duesBehind(by) {
      const rows = database.selectFrom('casePolicies').select('organisation').where('duesBy', 'is distinct from', by);
      return (await rows.orderBy('organisation').execute()).map(({ organisation }) => organisation);
    },
    beginDues: async (organisation, run) => void (await ofOrganisation(organisation).set({ duesBy: run }).execute()),
    async endDues(organisation, run, by) {
      const { numUpdatedRows } = await ofOrganisation(organisation).set({ duesBy: by }).where('duesBy', '=', run).executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

/** A case whose due days were asked for before a policy was put, and which is written after it, is behind. In the transaction of its fact. */
export async function noteOldDues(transaction: Database, organisation: string, { policyVersion }: DueOf): Promise<void> {
  if (policyVersion === undefined) return;
  const policies = transaction.updateTable('casePolicies').where('organisation', '=', organisation);
  await policies.set({ duesBy: null }).where('version', '<>', policyVersion).execute();
}
