// What organisations promise about cases: one policy each, as JSON.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function casePolicies({ text, integer, tableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('case_policies')
        .addColumn('organisation', text, (column) => column.notNull().primaryKey().references('organisations.id'))
        .addColumn('policy', text, (column) => column.notNull())
        .addColumn('put_at', integer, (column) => column.notNull())
        .modifyEnd(tableEnd)
        .execute();
    },
  };
}
