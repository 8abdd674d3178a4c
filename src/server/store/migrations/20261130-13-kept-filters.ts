// Filters that people keep under a name.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function keptFilters({ text, integer, clusteredTableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('kept_filters')
        .addColumn('organisation', text, (column) => column.notNull())
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('id', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('kept', text, (column) => column.notNull())
        .addColumn('kept_at', integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('kept_filters_key', ['organisation', 'person', 'id'])
        .addUniqueConstraint('kept_filters_name', ['organisation', 'person', 'page', 'name'])
        .modifyEnd(clusteredTableEnd)
        .execute();
    },
  };
}
