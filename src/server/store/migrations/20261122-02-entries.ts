// Entries and what is kept beside them. Every index grows at its end or at the end of a ledger, so that a batch touches few pages.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function entries(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await ledgers(db, types);
      await entryTable(db, types);
      await entryIndexes(db);
      await arrivals(db, types);
      await gone(db, types);
    },
  };
}

async function ledgers(db: Kysely<unknown>, { text, integer, numberedKey, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('ledgers')
    .addColumn('number', integer, numberedKey)
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('kiosk', text, (column) => column.notNull())
    .addColumn('ledger_id', text, (column) => column.notNull())
    .addUniqueConstraint('ledgers_key', ['organisation', 'kiosk', 'ledger_id'])
    .modifyEnd(tableEnd)
    .execute();
}

/** A plain table with the id beside it: measured faster to fill, with smaller indexes, than one clustered by the id. */
async function entryTable(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('entries')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('ledger', integer, (column) => column.notNull())
    .addColumn('site', text, (column) => column.notNull())
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('visit', text)
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('revision', text, (column) => column.notNull())
    .addColumn('locale', text)
    .addColumn('header', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('sealed', integer, (column) => column.notNull())
    .addColumn('occurred_at', integer, (column) => column.notNull())
    .addColumn('certainty', text, (column) => column.notNull())
    .addColumn('time_zone', text, (column) => column.notNull())
    .addColumn('local_day', text, (column) => column.notNull())
    .addColumn('local_hour', integer, (column) => column.notNull())
    .addColumn('received_at', integer, (column) => column.notNull())
    .addColumn('question_id', text)
    .addColumn('scale_id', text)
    .addColumn('value_id', text)
    .modifyEnd(tableEnd)
    .execute();
}

async function entryIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('entries_by_ledger').on('entries').columns(['ledger', 'sequence', 'occurred_at']).execute();
  await db.schema
    .createIndex('ratings_by_day')
    .on('entries')
    .columns(['ledger', 'local_day', 'site', 'local_hour', 'scale_id', 'value_id', 'visit', 'sequence'])
    .where(sql.ref('kind'), '=', sql.lit('rating'))
    .execute();
  await db.schema
    .createIndex('ratings_by_visit')
    .on('entries')
    .columns(['visit', 'ledger', 'sequence'])
    .where(sql.ref('kind'), '=', sql.lit('rating'))
    .execute();
}

async function arrivals(db: Kysely<unknown>, { text, integer, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('arrival_counters')
    .addColumn('organisation', text, (column) => column.notNull().primaryKey())
    .addColumn('last', integer, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('arrivals')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('arrival', integer, (column) => column.notNull())
    .addColumn('site', text, (column) => column.notNull())
    .addColumn('entry', text, (column) => column.notNull().unique())
    .addPrimaryKeyConstraint('arrivals_key', ['organisation', 'arrival'])
    .modifyEnd(clusteredTableEnd)
    .execute();
}

async function gone(db: Kysely<unknown>, { text, integer, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('gone')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('erased_at', integer, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
}
