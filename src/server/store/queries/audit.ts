// The audit log: each event carries the hash of the one before it in its organisation, so that a row changed, removed or put in
// later shows. Appending holds the organisation's head row, so numbers and hashes never fork.
import { createHash } from 'node:crypto';
import type { AuditEvent, AuditStore } from '../audit-store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';
import type { Tables } from '../tables.ts';

type AuditRow = Tables['auditEvents'];
type Head = { number: number; hash: string };

export function auditStore({ database }: StoreEngine): AuditStore {
  return {
    async append(events) {
      // Always in the same order, so that two writers never wait for each other.
      const organisations = [...new Set(events.map((event) => event.organisation))].sort();
      if (organisations.length === 0) return;
      await database.transaction().execute(async (transaction) => {
        for (const organisation of organisations) {
          await appendTo(
            transaction,
            organisation,
            events.filter((event) => event.organisation === organisation),
          );
        }
      });
    },
    latest: (organisation, limit) =>
      database
        .selectFrom('auditEvents')
        .select(['organisation', 'at', 'actor', 'action', 'target', 'details'])
        .where('organisation', '=', organisation)
        .orderBy('number', 'desc')
        .limit(limit)
        .execute(),
    async firstBroken(organisation) {
      const rows = await database
        .selectFrom('auditEvents')
        .selectAll()
        .where('organisation', '=', organisation)
        .orderBy('number')
        .execute();
      const head = await database.selectFrom('auditHeads').selectAll().where('organisation', '=', organisation).executeTakeFirst();
      return firstBroken(rows, head);
    },
  };
}

/** For an event that belongs to a transaction of its own; holds the organisation's head from here on. */
export async function appendTo(transaction: Database, organisation: string, events: readonly AuditEvent[]): Promise<void> {
  let head = await lockHead(transaction, organisation);
  const rows: AuditRow[] = [];
  for (const event of events) {
    const row = link(head, event);
    rows.push(row);
    head = row;
  }
  await transaction.insertInto('auditEvents').values(rows).execute();
  await transaction
    .updateTable('auditHeads')
    .set({ number: head.number, hash: head.hash })
    .where('organisation', '=', organisation)
    .execute();
}

/** An update that changes nothing locks the row until the end of the transaction, on both engines, and makes it when it is not there. */
function lockHead(transaction: Database, organisation: string): Promise<Head> {
  return transaction
    .insertInto('auditHeads')
    .values({ organisation, number: 0, hash: '' })
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet((set) => ({ number: set.ref('auditHeads.number') })))
    .returning(['number', 'hash'])
    .executeTakeFirstOrThrow();
}

function link(head: Head, event: AuditEvent): AuditRow {
  const { organisation, at, actor, action, target, details } = event;
  const row = { organisation, number: head.number + 1, at, actor, action, target, details, previousHash: head.hash };
  return { ...row, hash: auditHash(row) };
}

/** SHA-256 of the fields as a JSON array, base64url. */
function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { previousHash, organisation, number, at, actor, action, target, details } = row;
  const fields = [previousHash, organisation, number, at, actor, action, target, details];
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

function firstBroken(rows: readonly AuditRow[], head: Head | undefined): number | null {
  let previous: Head = { number: 0, hash: '' };
  for (const row of rows) {
    const fits = row.number === previous.number + 1 && row.previousHash === previous.hash && row.hash === auditHash(row);
    if (!fits) return previous.number + 1;
    previous = row;
  }
  const complete = previous.number === (head?.number ?? 0) && previous.hash === (head?.hash ?? '');
  return complete ? null : previous.number + 1;
}
