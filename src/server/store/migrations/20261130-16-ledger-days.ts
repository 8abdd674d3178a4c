// How often what is counted of a ledger's local day has changed: by these numbers reports know which days they need not read again.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function ledgerDays({ text, integer, clusteredTableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('ledger_days')
        .addColumn('ledger', integer, (column) => column.notNull())
        .addColumn('day', text, (column) => column.notNull())
        .addColumn('changes', integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('ledger_days_key', ['ledger', 'day'])
        .modifyEnd(clusteredTableEnd)
        .execute();
      await readExisting(db);
    },
  };
}

/** Each kind out of its own index. */
async function readExisting(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into ledger_days (ledger, day, changes)
    select ledger, local_day, 1 from (
      select ledger, local_day from entries where kind = 'rating'
      union
      select ledger, local_day from entries where kind = 'service-answer'
    ) as counted`.execute(db);
}
