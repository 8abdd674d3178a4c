// The first tables: collector, organisations, kiosks, publications, people and the audit log.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

export function foundation(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await collector(db, types);
      await fleet(db, types);
      await publications(db, types);
      await people(db, types);
      await audit(db, types);
    },
  };
}

async function collector(db: Kysely<unknown>, { text, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('collector_values')
    .addColumn('name', text, (column) => column.notNull().primaryKey())
    .addColumn('value', text, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
}

async function fleet(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { text, integer, tableEnd, clusteredTableEnd } = types;
  await db.schema
    .createTable('organisations')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('sites')
    .addColumn('organisation', text, (column) => column.notNull().references('organisations.id'))
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('time_zone', text, (column) => column.notNull())
    .addColumn('police', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('sites_key', ['organisation', 'id'])
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('kiosks')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('site', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('public_key', text, (column) => column.unique())
    .addColumn('paired_at', integer)
    .addColumn('revoked_at', integer)
    .addColumn('wanted', text)
    .addForeignKeyConstraint('kiosks_site', ['organisation', 'site'], 'sites', ['organisation', 'id'])
    .modifyEnd(tableEnd)
    .execute();
  await db.schema.createIndex('kiosks_by_site').on('kiosks').columns(['organisation', 'site']).execute();
  await kioskState(db, types);
}

async function kioskState(db: Kysely<unknown>, { text, integer, tableEnd, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('kiosk_keys')
    .addColumn('public_key', text, (column) => column.notNull().primaryKey())
    .addColumn('kiosk', text, (column) => column.notNull().references('kiosks.id'))
    .addColumn('since', integer, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('kiosk_contacts')
    .addColumn('kiosk', text, (column) => column.notNull().primaryKey())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('received', integer, (column) => column.notNull())
    .addColumn('last_contact_at', integer)
    .addColumn('health', text)
    .addColumn('confirmed', text)
    .addColumn('refused_revision', text)
    .addColumn('refused_reason', text)
    .modifyEnd(tableEnd)
    .execute();
  await db.schema.createIndex('kiosk_contacts_by_organisation').on('kiosk_contacts').column('organisation').execute();
  await db.schema
    .createTable('pairing_codes')
    .addColumn('kiosk', text, (column) => column.notNull().primaryKey().references('kiosks.id'))
    .addColumn('hash', text, (column) => column.notNull().unique())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('created_by', text)
    .addColumn('used_at', integer)
    .modifyEnd(tableEnd)
    .execute();
}

async function publications(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('publications')
    .addColumn('kiosk', text, (column) => column.notNull().references('kiosks.id'))
    .addColumn('epoch', integer, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('revision', text, (column) => column.notNull())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('payload', text, (column) => column.notNull())
    .addColumn('key_id', text, (column) => column.notNull())
    .addColumn('signature', text, (column) => column.notNull())
    .addColumn('published_at', integer, (column) => column.notNull())
    .addColumn('published_by', text)
    .addPrimaryKeyConstraint('publications_key', ['kiosk', 'epoch', 'number'])
    .addUniqueConstraint('publications_revision', ['kiosk', 'revision'])
    .modifyEnd(tableEnd)
    .execute();
}

async function people(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('organisation', text, (column) => column.notNull().references('organisations.id'))
    .addColumn('account', text, (column) => column.notNull().unique())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('sites', text)
    .addColumn('password_hash', text, (column) => column.notNull())
    .addColumn('copy_key', text, (column) => column.notNull())
    .addColumn('active', integer, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute();
  await db.schema.createIndex('people_by_organisation').on('people').column('organisation').execute();
  await db.schema
    .createTable('links')
    .addColumn('hash', text, (column) => column.notNull().primaryKey())
    .addColumn('organisation', text, (column) => column.notNull().references('organisations.id'))
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('name', text)
    .addColumn('sites', text)
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('created_by', text)
    .addColumn('used_at', integer)
    .modifyEnd(tableEnd)
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('hash', text, (column) => column.notNull().primaryKey())
    .addColumn('person', text, (column) => column.notNull().references('people.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('last_seen_at', integer, (column) => column.notNull())
    .modifyEnd(tableEnd)
    .execute();
}

async function audit(db: Kysely<unknown>, { text, integer, tableEnd, clusteredTableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('audit_heads')
    .addColumn('organisation', text, (column) => column.notNull().primaryKey())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .modifyEnd(clusteredTableEnd)
    .execute();
  await db.schema
    .createTable('audit_events')
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('target', text)
    .addColumn('details', text, (column) => column.notNull())
    .addColumn('previous_hash', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_events_key', ['organisation', 'number'])
    .modifyEnd(tableEnd)
    .execute();
}
