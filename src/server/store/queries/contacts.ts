// How a kiosk was last heard, and how many of its entries were received: one row per kiosk, late in a batch's transaction because
// every batch of the kiosk waits for it.
import type { KioskContact, StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

type ContactRow = Tables['kioskContacts'];

/** Also for an empty batch. Gives the number of the ledger that the kiosk wrote at the contact before; null when there was none. */
export async function recordContacts(
  transaction: Database,
  stored: readonly Pick<StoredEntry, 'kiosk' | 'organisation'>[],
  contact: KioskContact | null,
): Promise<number | null> {
  const rows = new Map(contact ? [[contact.kiosk, contactRow(contact)]] : []);
  for (const { kiosk, organisation } of stored) {
    const row = rows.get(kiosk) ?? silentRow(kiosk, organisation);
    row.received += 1;
    rows.set(kiosk, row);
  }
  const inOrder = [...rows.values()].sort((a, b) => (a.kiosk < b.kiosk ? -1 : 1));
  let ledger: number | null = null;
  for (const row of inOrder) {
    const before = await recordContact(transaction, row);
    if (row.kiosk === contact?.kiosk) ledger = before;
  }
  return ledger;
}

/** The ledger stays as it was, and is given back. */
async function recordContact(transaction: Database, row: ContactRow): Promise<number | null> {
  const { kiosk: _kiosk, organisation: _organisation, received: _received, ledger: _ledger, ...heard } = row;
  const { ledger } = await transaction
    .insertInto('kioskContacts')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('kiosk').doUpdateSet((set) => ({
        ...(row.lastContactAt === null ? {} : heard),
        received: set('kioskContacts.received', '+', set.ref('excluded.received')),
      })),
    )
    .returning('ledger')
    .executeTakeFirstOrThrow();
  return ledger;
}

function contactRow({ kiosk, organisation, at, health, confirmed, refused }: KioskContact): ContactRow {
  const refusal = { refusedRevision: refused?.revision ?? null, refusedReason: refused?.reason ?? null };
  return { kiosk, organisation, received: 0, lastContactAt: at, health, confirmed, ...refusal, ledger: null };
}

/** For entries of a kiosk that is not the one that sent them. */
function silentRow(kiosk: string, organisation: string): ContactRow {
  const unheard = { lastContactAt: null, health: null, confirmed: null, refusedRevision: null, refusedReason: null, ledger: null };
  return { kiosk, organisation, received: 0, ...unheard };
}
