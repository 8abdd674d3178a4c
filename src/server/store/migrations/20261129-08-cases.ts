// Cases: their facts, what is derived of them for lists, whom they are about, and how far arrivals have been looked at. People get
// departments beside their sites.
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function cases(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await facts(db, types);
      await caseTable(db, types);
      await caseIndexes(db);
      await beside(db, types);
      for (const table of ['people', 'links']) await db.schema.alterTable(table).addColumn('departments', types.text).execute();
    },
  };
}

async function facts(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('case_facts')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('change', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('done_at', integer, (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('based_on', integer, (column) => column.notNull())
    .addColumn('overlaps', text, (column) => column.notNull())
    .addColumn('fact', text, (column) => column.notNull())
    .addColumn('what', text, (column) => column.notNull())
    .addColumn('words', text)
    .addPrimaryKeyConstraint('case_facts_key', ['organisation', 'case_id', 'number'])
    .addUniqueConstraint('case_facts_id', ['organisation', 'id'])
    .modifyEnd(tableEnd)
    .execute();
}

async function caseTable(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('cases')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('opening', integer, (column) => column.notNull())
    .addColumn('reference', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('contact', text, (column) => column.notNull())
    .addColumn('site', text, (column) => column.notNull())
    .addColumn('department', text)
    .addColumn('service', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('stage', integer, (column) => column.notNull())
    .addColumn('owner', text)
    .addColumn('team', text)
    .addColumn('severity', text)
    .addColumn('received_at', integer, (column) => column.notNull())
    .addColumn('day', text, (column) => column.notNull())
    .addColumn('acknowledge_by', integer)
    .addColumn('respond_by', integer)
    .addColumn('at_risk_from', integer)
    .addColumn('due_at', integer)
    .addColumn('acknowledged_at', integer)
    .addColumn('responded_at', integer)
    .addColumn('closed_at', integer)
    .addColumn('extended_to', text)
    .addColumn('has_ended', integer, (column) => column.notNull())
    .addColumn('held', integer, (column) => column.notNull())
    .addColumn('entry', text)
    .addColumn('conflicts', integer, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('change', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('cases_key', ['organisation', 'id'])
    .addUniqueConstraint('cases_opening', ['organisation', 'opening'])
    .addUniqueConstraint('cases_entry', ['organisation', 'entry'])
    .modifyEnd(tableEnd)
    .execute();
}

/** Each ends with what a list is ordered by, so that a page is a short walk. */
async function caseIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, ...columns: string[]) =>
    db.schema
      .createIndex(name)
      .on('cases')
      .columns(['organisation', ...columns])
      .execute();
  await index('cases_by_change', 'change');
  await index('cases_by_state', 'state', 'opening');
  await index('cases_by_owner', 'owner', 'opening');
  await index('cases_by_site', 'site', 'opening');
  await index('cases_by_department', 'department', 'opening');
  await index('cases_by_service', 'service', 'opening');
  await index('cases_by_receipt', 'received_at');
  await index('cases_by_reference', 'reference');
  await index('cases_by_due', 'has_ended', 'due_at', 'opening');
  await db.schema
    .createIndex('cases_held')
    .on('cases')
    .columns(['organisation', 'site', 'day'])
    .where(sql.ref('held'), '=', sql.lit(1))
    .execute();
}

async function beside(db: Kysely<unknown>, { text, integer, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('case_subjects')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('person', text, (column) => column.notNull())
    .addColumn('case_id', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('case_subjects_key', ['organisation', 'person', 'case_id'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('case_withdrawals')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('change', integer, (column) => column.notNull())
    .addColumn('case_id', text, (column) => column.notNull())
    .addColumn('entry', text)
    .addColumn('exposed', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('case_withdrawals_key', ['organisation', 'change'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('case_counters')
    .addColumn('organisation', text, (column) => column.notNull().primaryKey())
    .addColumn('cases', integer, (column) => column.notNull())
    .addColumn('changes', integer, (column) => column.notNull())
    .addColumn('references_made', integer, (column) => column.notNull())
    .addColumn('read_through', integer, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
}
