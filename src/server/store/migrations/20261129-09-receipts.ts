// Receipts: which message a reference names, and what checks its secret; and how the references of each ledger begin, so that one that has not
// arrived yet is told from one that never was. Filled from what is there.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { receiptPrefix } from '../../../protocol/receipt.ts';
import { receiptIn } from '../receipt-in-header.ts';
import type { ColumnTypes } from './column-types.ts';

const AT_ONCE = 1000;

export function receipts(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await receiptTable(db, types);
      await db.schema.alterTable('ledgers').addColumn('receipt_prefix', types.text).execute();
      await db.schema.createIndex('ledgers_by_receipt_prefix').on('ledgers').column('receipt_prefix').execute();
      await nameLedgers(db as Kysely<Old>);
      await fill(db as Kysely<Old>);
    },
  };
}

async function receiptTable(db: Kysely<unknown>, { text, integer, tableEnd }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('receipts')
    .addColumn('prefix', text, (column) => column.notNull())
    .addColumn('counter', integer, (column) => column.notNull())
    .addColumn('entry', text, (column) => column.notNull())
    .addColumn('organisation', text, (column) => column.notNull())
    .addColumn('verifier', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('receipts_key', ['prefix', 'counter', 'entry'])
    .addUniqueConstraint('receipts_entry', ['entry'])
    .modifyEnd(tableEnd)
    .execute();
}

/** The tables as this migration meets them. */
type Old = {
  ledgers: { number: number; organisation: string; kiosk: string; ledgerId: string; receiptPrefix: string | null };
  arrivals: { organisation: string; arrival: number; entry: string };
  entries: { id: string; kind: string; header: string };
  receipts: { prefix: string; counter: number; entry: string; organisation: string; verifier: string };
};

async function nameLedgers(db: Kysely<Old>): Promise<void> {
  const ledgers = await db.selectFrom('ledgers').select(['number', 'organisation', 'kiosk', 'ledgerId']).orderBy('number').execute();
  for (const { number, ...ledger } of ledgers) {
    const prefix = await receiptPrefix(ledger, crypto.subtle);
    await db.updateTable('ledgers').set({ receiptPrefix: prefix }).where('number', '=', number).execute();
  }
}

/** Along arrivals, which name the few entries that have words. */
async function fill(db: Kysely<Old>): Promise<void> {
  for (let after: { organisation: string; arrival: number } | null = { organisation: '', arrival: 0 }; after; ) {
    const { organisation, arrival }: { organisation: string; arrival: number } = after;
    const found = await db
      .selectFrom('arrivals')
      .innerJoin('entries', 'entries.id', 'arrivals.entry')
      .select(['arrivals.organisation', 'arrivals.arrival', 'entries.id', 'entries.kind', 'entries.header'])
      .where(({ eb, refTuple, tuple }) => eb(refTuple('arrivals.organisation', 'arrivals.arrival'), '>', tuple(organisation, arrival)))
      .orderBy('arrivals.organisation')
      .orderBy('arrivals.arrival')
      .limit(AT_ONCE)
      .execute();
    const rows = found.flatMap((entry) => receiptIn(entry) ?? []);
    if (rows.length > 0) await db.insertInto('receipts').values(rows).execute();
    after = found.at(-1) ?? null;
  }
}
