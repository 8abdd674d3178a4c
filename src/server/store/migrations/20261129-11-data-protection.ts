// Data protection: what consoles must drop from their copies, words of facts that stay erased, legal holds, how long what is kept, and the
// searches for a person.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function dataProtection(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await erasures(db, types);
      await holds(db, types);
      await retention(db, types);
      await db.schema.createIndex('case_facts_by_change').on('case_facts').columns(['organisation', 'change']).execute();
    },
  };
}

async function erasures(db: Kysely<unknown>, { text, integer, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('erased_words')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('change', integer, (column) => column.notNull())
    .addColumn('site', text)
    .addColumn('entry', text)
    .addColumn('case_id', text)
    .addPrimaryKeyConstraint('erased_words_key', ['organisation', 'change'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('gone_words')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('fact', text, (column) => column.notNull())
    .addColumn('erased_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('gone_words_key', ['organisation', 'fact'])
    .modifyEnd(clusteredTableEnd)
    .execute();
}

async function holds(db: Kysely<unknown>, { text, integer, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('legal_holds')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('of', text, (column) => column.notNull())
    .addColumn('target', text, (column) => column.notNull())
    .addColumn('placed_at', integer, (column) => column.notNull())
    .addColumn('placed_by', text, (column) => column.notNull())
    .addColumn('ground', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('legal_holds_key', ['organisation', 'of', 'target'])
    .modifyEnd(clusteredTableEnd)
    .execute();
}

async function retention(db: Kysely<unknown>, { text, integer, tableEnd, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('retention_policies')
    .addColumn('organisation', text, (column) => column.notNull().primaryKey().references('organisations.id'))
    .addColumn('policy', text, (column) => column.notNull())
    .addColumn('put_at', integer, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute();
  await db.schema
    .createTable('retention_runs')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('begun_at', integer, (column) => column.notNull())
    .addColumn('done_at', integer)
    .addPrimaryKeyConstraint('retention_runs_key', ['organisation', 'day'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('person_searches')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('query', text)
    .addPrimaryKeyConstraint('person_searches_key', ['organisation', 'id'])
    .modifyEnd(tableEnd)
    .execute();
}
