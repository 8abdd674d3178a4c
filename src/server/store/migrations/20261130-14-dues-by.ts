// Which case policy the due days in rows of cases were worked out by: each putting of a policy has a number, and rows that follow it are
// marked with the version of the collector that worked them out.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function duesBy({ text, integer }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .alterTable('case_policies')
        .addColumn('version', integer, (column) => column.notNull().defaultTo(1))
        .execute();
      await db.schema.alterTable('case_policies').addColumn('dues_by', text).execute();
    },
  };
}
