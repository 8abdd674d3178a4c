// Alarms of ledgers: the latest of each kind stays with its ledger, the first goes to the audit log.
import type { LedgerAlarm } from '../../../protocol/ledger-api.ts';
import type { Database } from '../store-engine.ts';
import { appendTo } from './audit.ts';

export type FoundAlarm = { ledger: number; what: LedgerAlarm['what']; sequence: number | null; at: number };

/** Last in a transaction: holds the head of the organisation's audit log. */
export async function raiseAlarms(transaction: Database, alarms: readonly FoundAlarm[]): Promise<void> {
  const raised = await transaction
    .insertInto('ledgerAlarms')
    .values([...alarms])
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
  const isNew = (alarm: FoundAlarm) => raised.some(({ ledger, what }) => ledger === alarm.ledger && what === alarm.what);
  for (const { ledger, what, sequence, at } of alarms.filter((alarm) => !isNew(alarm))) {
    const known = transaction.updateTable('ledgerAlarms').set({ sequence, at });
    await known.where('ledger', '=', ledger).where('what', '=', what).execute();
  }
  for (const { ledger, what, sequence, at } of raised) {
    const owner = transaction.selectFrom('ledgers').select(['organisation', 'kiosk', 'ledgerId']).where('number', '=', ledger);
    const { organisation, kiosk, ledgerId } = await owner.executeTakeFirstOrThrow();
    const details = JSON.stringify({ ledgerId, what, sequence });
    await appendTo(transaction, organisation, [{ organisation, at, actor: 'collector', action: 'ledger-alarm', target: kiosk, details }]);
  }
}
