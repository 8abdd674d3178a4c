// Receipts of arrived messages: kept with the message, found by reference.

import { receiptIn } from '../receipt-in-header.ts';
import type { ReceiptStore } from '../receipt-store.ts';
import type { StoredEntry } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';

export function receiptStore({ database }: StoreEngine): ReceiptStore {
  return {
    async find({ prefix, counter }) {
      const receipts = database.selectFrom('receipts').where('prefix', '=', prefix);
      const arrived = await receipts
        .select(['entry', 'organisation', 'verifier'])
        .where('counter', '=', counter)
        .orderBy('entry')
        .execute();
      const { highest } = await receipts.select(({ fn }) => fn.max('counter').as('highest')).executeTakeFirstOrThrow();
      const ledger = await database.selectFrom('ledgers').select('number').where('receiptPrefix', '=', prefix).limit(1).executeTakeFirst();
      return { arrived, highest: highest ?? 0, isOfALedger: ledger !== undefined };
    },
    async caseOf(organisation, entry) {
      const opened = database.selectFrom('cases').select('id').where('organisation', '=', organisation).where('entry', '=', entry);
      return (await opened.executeTakeFirst())?.id ?? null;
    },
  };
}

export async function recordReceipts(transaction: Database, words: readonly StoredEntry[]): Promise<void> {
  const rows = words.flatMap((entry) => receiptIn(entry) ?? []);
  if (rows.length > 0) await transaction.insertInto('receipts').values(rows).execute();
}

/** It goes on being known that something came under that reference, and nothing opens it any more. */
export async function closeReceipts({ list }: StoreEngine, transaction: Database, entries: readonly string[]): Promise<void> {
  await transaction.updateTable('receipts').set({ verifier: '' }).where('entry', 'in', list(entries)).execute();
}
