// Keys that open waiting words at kiosks: public halves, and who they belong to.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function readerKeys({ text, integer, tableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('reader_keys')
        .addColumn('key_id', text, (column) => column.notNull().primaryKey())
        .addColumn('organisation', text, (column) => column.notNull().references('organisations.id'))
        .addColumn('person', text, (column) => column.notNull().references('people.id'))
        .addColumn('public_key', text, (column) => column.notNull().unique())
        .addColumn('credential_id', text, (column) => column.notNull().unique())
        .addColumn('rp_id', text, (column) => column.notNull())
        .addColumn('enrolled_at', integer, (column) => column.notNull())
        .addColumn('approved_at', integer)
        .addColumn('approved_by', text)
        .modifyEnd(tableEnd)
        .execute();
      await db.schema.createIndex('reader_keys_by_organisation').on('reader_keys').column('organisation').execute();
    },
  };
}
