// A short number for each ledger, made when it is first seen. Numbers never change, so they are remembered once committed.
import { createHash } from 'node:crypto';
import { receiptPrefix } from '../../../protocol/receipt.ts';
import type { StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';

type Ledger = Pick<StoredEntry, 'organisation' | 'kiosk' | 'ledgerId'>;
/** The number of each entry's ledger, in their order. */
export type LedgerNumbers = (entries: readonly Ledger[]) => Promise<number[]>;

const REMEMBERED = 20_000;

/** Commits by itself: a ledger without entries does no harm, a remembered number that was rolled back would. */
export function ledgerNumbers(database: Database): LedgerNumbers {
  const remembered = new Map<string, number>();

  async function numberOf({ organisation, kiosk, ledgerId }: Ledger): Promise<number> {
    const key = JSON.stringify([organisation, kiosk, ledgerId]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const number = await findOrMake(database, { organisation, kiosk, ledgerId });
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, number);
    return number;
  }

  return async (entries) => {
    const numbers: number[] = [];
    let last: { ledger: Ledger; number: number } | null = null;
    for (const entry of entries) {
      // A batch is nearly always of one ledger.
      if (!last || !sameLedger(last.ledger, entry)) last = { ledger: entry, number: await numberOf(entry) };
      numbers.push(last.number);
    }
    return numbers;
  };
}

function sameLedger(a: Ledger, b: Ledger): boolean {
  return a.ledgerId === b.ledgerId && a.kiosk === b.kiosk && a.organisation === b.organisation;
}

/** Without WebCrypto, which answers in a later turn of the event loop: SQLite, read in a tight loop, leaves it none. */
async function digest(_: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
}

async function findOrMake(database: Database, ledger: Ledger): Promise<number> {
  const find = database
    .selectFrom('ledgers')
    .select('number')
    .where('organisation', '=', ledger.organisation)
    .where('kiosk', '=', ledger.kiosk)
    .where('ledgerId', '=', ledger.ledgerId);
  const known = await find.executeTakeFirst();
  if (known) return known.number;
  await database
    .insertInto('ledgers')
    .values({ ...ledger, receiptPrefix: await receiptPrefix(ledger, { digest }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find.executeTakeFirstOrThrow()).number;
}
