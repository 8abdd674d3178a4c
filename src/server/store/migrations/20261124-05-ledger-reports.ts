// Of a kiosk's last report of its ledger: how much it had recorded, beside the most it ever had, and which numbers stand on its shelf.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './column-types.ts';

type Existing = { ledgerStates: { recorded: number; reach: number; lastRecorded: number } };

export function ledgerReports({ text, integer }: ColumnTypes): Migration {
  return {
    async up(db) {
      const table = db.schema.alterTable('ledger_states');
      await table.addColumn('last_recorded', integer, (column) => column.notNull().defaultTo(0)).execute();
      await table.addColumn('shelved', text, (column) => column.notNull().defaultTo('[]')).execute();
      const states = (db as Kysely<Existing>).updateTable('ledgerStates');
      await states.set(({ ref }) => ({ lastRecorded: ref('recorded') })).execute();
      await states
        .set(({ ref }) => ({ lastRecorded: ref('reach') }))
        .whereRef('reach', '>', 'recorded')
        .execute();
    },
  };
}
