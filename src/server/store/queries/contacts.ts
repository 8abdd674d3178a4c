// How a kiosk was last heard, and how many of its entries were received: one row per kiosk, last in a batch's transaction because
// every batch of the kiosk waits for it.
import type { KioskContact, StoredEntry } from '../store.ts';
import type { Database } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

type ContactRow = Tables['kioskContacts'];

/** Also for an empty batch. */
export async function recordContacts(transaction: Database, stored: readonly StoredEntry[], contact: KioskContact): Promise<void> {
  const rows = new Map([[contact.kiosk, contactRow(contact)]]);
  for (const { kiosk, organisation } of stored) {
    const row = rows.get(kiosk) ?? silentRow(kiosk, organisation);
    row.received += 1;
    rows.set(kiosk, row);
  }
  const inOrder = [...rows.values()].sort((a, b) => (a.kiosk < b.kiosk ? -1 : 1));
  for (const row of inOrder) await recordContact(transaction, row);
}

async function recordContact(transaction: Database, row: ContactRow): Promise<void> {
  const { kiosk: _kiosk, organisation: _organisation, received: _received, ...heard } = row;
  await transaction
    .insertInto('kioskContacts')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('kiosk').doUpdateSet((set) => ({
        ...(row.lastContactAt === null ? {} : heard),
        received: set('kioskContacts.received', '+', set.ref('excluded.received')),
      })),
    )
    .execute();
}

function contactRow({ kiosk, organisation, at, health, confirmed, refused }: KioskContact): ContactRow {
  const refusal = { refusedRevision: refused?.revision ?? null, refusedReason: refused?.reason ?? null };
  return { kiosk, organisation, received: 0, lastContactAt: at, health, confirmed, ...refusal };
}

/** For entries of a kiosk that is not the one that sent them. */
function silentRow(kiosk: string, organisation: string): ContactRow {
  const unheard = { lastContactAt: null, health: null, confirmed: null, refusedRevision: null, refusedReason: null };
  return { kiosk, organisation, received: 0, ...unheard };
}
