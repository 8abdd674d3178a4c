// Letters: how officers are reached, and e-mails on their way out.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function letters({ text, integer, tableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('officer_contacts')
        .addColumn('person', text, (column) => column.notNull().primaryKey().references('people.id'))
        .addColumn('email', text, (column) => column.notNull())
        .addColumn('phone', text, (column) => column.notNull())
        .modifyEnd(tableEnd)
        .execute();
      await db.schema
        .createTable('outgoing_mail')
        .addColumn('organisation', text, (column) => column.notNull())
        .addColumn('fact', text, (column) => column.notNull())
        .addColumn('case_id', text, (column) => column.notNull())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('tries', integer, (column) => column.notNull())
        .addColumn('next_at', integer, (column) => column.notNull())
        .addColumn('taken_at', integer)
        .addPrimaryKeyConstraint('outgoing_mail_key', ['organisation', 'fact'])
        .modifyEnd(tableEnd)
        .execute();
      await db.schema.createIndex('outgoing_mail_by_state').on('outgoing_mail').columns(['state', 'next_at']).execute();
    },
  };
}
