// Searches for a person, or for words: that there was one stands in the audit log for ever; by what, sealed, only until it is erased.
import type { DataProtectionStore } from '../../data-protection-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { appendTo } from '../audit.ts';

type SearchStore = Pick<DataProtectionStore, 'putSearch' | 'searches' | 'forgetSearches' | 'forgetSearchesBefore'>;

export function searchStore({ database, list, scrub }: StoreEngine): SearchStore {
  return {
    putSearch: ({ organisation, id, at, query, actor, action, details }) =>
      database.transaction().execute(async (transaction) => {
        await transaction.insertInto('personSearches').values({ organisation, id, at, query }).execute();
        await appendTo(transaction, organisation, [{ organisation, at, actor, action, target: id, details }]);
      }),
    async searches(organisation) {
      const rows = database.selectFrom('personSearches').select(['id', 'at', 'query']).where('organisation', '=', organisation);
      return (await rows.orderBy('at').execute()).flatMap(({ query, ...row }) => (query === null ? [] : [{ ...row, query }]));
    },
    async forgetSearches(organisation, ids) {
      const rows = database.updateTable('personSearches').set({ query: null }).where('organisation', '=', organisation);
      await rows.where('id', 'in', list(ids)).execute();
      await scrub();
    },
    async forgetSearchesBefore(organisation, before) {
      const rows = database.updateTable('personSearches').set({ query: null }).where('organisation', '=', organisation);
      const forgotten = await rows.where('at', '<', before).where('query', 'is not', null).returning('id').execute();
      return forgotten.length;
    },
  };
}
