// Tokens of the read API.
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function apiTokens({ text, integer, tableEnd }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('api_tokens')
        .addColumn('id', text, (column) => column.notNull().primaryKey())
        .addColumn('organisation', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('hash', text, (column) => column.notNull())
        .addColumn('scope', text, (column) => column.notNull())
        .addColumn('sites', text)
        .addColumn('created_at', integer, (column) => column.notNull())
        .addColumn('created_by', text, (column) => column.notNull())
        .addColumn('expires_at', integer, (column) => column.notNull())
        .addColumn('revoked_at', integer)
        .addColumn('last_used_at', integer)
        .addUniqueConstraint('api_tokens_hash', ['hash'])
        .modifyEnd(tableEnd)
        .execute();
    },
  };
}
