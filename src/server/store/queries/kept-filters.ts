// Filters that people keep.
import type { KeptFilterStore } from '../kept-filter-store.ts';
import type { StoreEngine } from '../store-engine.ts';

export function keptFilterStore({ database }: StoreEngine): KeptFilterStore {
  return {
    async filters(organisation, person) {
      const own = database.selectFrom('keptFilters').selectAll().where('organisation', '=', organisation).where('person', '=', person);
      return own.orderBy('name').orderBy('id').execute();
    },
    keep: ({ organisation, person, id, page, name, kept, keptAt }, most) =>
      database.transaction().execute(async (transaction) => {
        // Held until the end, so that two at once are one after the other.
        await transaction.updateTable('people').set({ id: person }).where('id', '=', person).execute();
        const own = await transaction
          .selectFrom('keptFilters')
          .select(['id', 'page', 'name'])
          .where('organisation', '=', organisation)
          .where('person', '=', person)
          .execute();
        const others = own.filter((one) => one.id !== id);
        if (others.some((one) => one.page === page && one.name === name)) return 'taken';
        if (others.length >= most) return 'full';
        await transaction
          .insertInto('keptFilters')
          .values({ organisation, person, id, page, name, kept, keptAt })
          .onConflict((conflict) => conflict.columns(['organisation', 'person', 'id']).doUpdateSet({ page, name, kept, keptAt }))
          .execute();
        return 'kept';
      }),
    async forget(organisation, person, id) {
      const own = database.deleteFrom('keptFilters').where('organisation', '=', organisation).where('person', '=', person);
      return (await own.where('id', '=', id).returning('id').execute()).length > 0;
    },
  };
}
