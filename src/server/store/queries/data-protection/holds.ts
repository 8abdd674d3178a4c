// Legal holds. One on a case covers the entry it was opened from, one on an entry the case that was opened from it.
import type { DataProtectionStore, Found, HoldTarget, LegalHold } from '../../data-protection-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { appendTo } from '../audit.ts';
import { holdCounter } from '../cases/case-counter.ts';

type HoldStore = Pick<DataProtectionStore, 'holds' | 'placeHold' | 'liftHold'>;

export function holdStore(engine: StoreEngine): HoldStore {
  const { database } = engine;
  return {
    async holds(organisation) {
      const rows = database.selectFrom('legalHolds').selectAll().where('organisation', '=', organisation);
      return (await rows.orderBy('placedAt').orderBy('target').execute()) as LegalHold[];
    },
    placeHold: (hold) =>
      database.transaction().execute(async (transaction) => {
        const { organisation, of, target, placedAt: at, placedBy: actor, ground } = hold;
        await holdCounter(transaction, organisation);
        if (!(await isThere(transaction, hold))) return false;
        await transaction
          .insertInto('legalHolds')
          .values({ organisation, of, target, placedAt: at, placedBy: actor, ground })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const details = JSON.stringify({ of, ground });
        await appendTo(transaction, organisation, [{ organisation, at, actor, action: 'hold-placed', target, details }]);
        return true;
      }),
    liftHold: ({ organisation, of, target, at, by: actor }) =>
      database.transaction().execute(async (transaction) => {
        await holdCounter(transaction, organisation);
        const lifted = await transaction
          .deleteFrom('legalHolds')
          .where('organisation', '=', organisation)
          .where('of', '=', of)
          .where('target', '=', target)
          .returning('target')
          .execute();
        if (lifted.length === 0) return false;
        const details = JSON.stringify({ of });
        await appendTo(transaction, organisation, [{ organisation, at, actor, action: 'hold-lifted', target, details }]);
        return true;
      }),
  };
}

async function isThere(transaction: Database, { organisation, of, target }: HoldTarget & { organisation: string }): Promise<boolean> {
  const found =
    of === 'case'
      ? transaction.selectFrom('cases').select('id').where('organisation', '=', organisation).where('id', '=', target)
      : transaction
          .selectFrom('entries')
          .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
          .select('entries.id')
          .where('organisation', '=', organisation)
          .where('entries.id', '=', target)
          .where('entries.body', '!=', '');
  return (await found.executeTakeFirst()) !== undefined;
}

/** Those of `found` on which a hold stands, by themselves or by what belongs to them. */
export async function heldOf({ list }: StoreEngine, database: Database, organisation: string, { entries, cases }: Found) {
  const holds = await database.selectFrom('legalHolds').select(['of', 'target']).where('organisation', '=', organisation).execute();
  if (holds.length === 0) return { entries: [], cases: [] };
  const held = (of: string) => holds.filter((hold) => hold.of === of).map(({ target }) => target);
  const joined = await database
    .selectFrom('cases')
    .select(['id', 'entry'])
    .where('organisation', '=', organisation)
    .where(({ eb, or }) => or([eb('id', 'in', list(held('case'))), eb('entry', 'in', list(held('entry')))]))
    .execute();
  const heldEntries = new Set([...held('entry'), ...joined.flatMap(({ entry }) => entry ?? [])]);
  const heldCases = new Set([...held('case'), ...joined.map(({ id }) => id)]);
  return { entries: entries.filter((id) => heldEntries.has(id)), cases: cases.filter((id) => heldCases.has(id)) };
}
