// Which days of a ledger have changed: a number for each, that grows in the transaction that changes what is counted of it. Whoever read a
// day at its number of now need not read it again (`server/days/`).
import { sql } from 'kysely';
import type { ArrivingEntry, DayChanges, DayQuery } from '../store.ts';
import type { Database, StoreEngine } from '../store-engine.ts';

type LedgerDay = { ledger: number; day: string };

/** What reports count. */
const COUNTED_KINDS = ['rating', 'service-answer'];
/** Three parameters each, and an engine takes some thousands. */
const AT_ONCE = 1000;

/** Of what has been stored, by the number of its ledger. The ledgers are held, so that no rating of a visit can slip in beside another. */
export async function changeArrivedDays(
  engine: StoreEngine,
  transaction: Database,
  arrived: ReadonlyMap<number, readonly ArrivingEntry[]>,
): Promise<void> {
  const counted = [...arrived].flatMap(([ledger, entries]) =>
    entries.map(({ kind, visit, localDay }) => ({ ledger, kind, visit, day: localDay })),
  );
  const visits = counted.flatMap(({ kind, visit }) => (kind === 'rating' && visit !== null ? [visit] : []));
  const displaced = visits.length > 0 ? await displacedRatings(engine, transaction, visits) : [];
  await changeDays(transaction, [...counted, ...displaced.filter(({ ledger }) => arrived.has(ledger))]);
}

/** Each day once, whatever of it changed, and in one order for all writers. */
export async function changeDays(transaction: Database, changed: readonly (LedgerDay & { kind: string })[]): Promise<void> {
  const days = new Map<string, LedgerDay>();
  for (const { ledger, day, kind } of changed) if (COUNTED_KINDS.includes(kind)) days.set(`${ledger} ${day}`, { ledger, day });
  const rows = [...days.values()].sort((a, b) => a.ledger - b.ledger || (a.day < b.day ? -1 : 1)).map((day) => ({ ...day, changes: 1 }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await transaction
      .insertInto('ledgerDays')
      .values(rows.slice(from, from + AT_ONCE))
      .onConflict((conflict) => conflict.columns(['ledger', 'day']).doUpdateSet((set) => ({ changes: set('ledgerDays.changes', '+', 1) })))
      .execute();
}

/** Of these visits the ratings that a later one of the same visit takes the place of. Where there is none, nothing but an index is read. */
function displacedRatings({ list }: StoreEngine, transaction: Database, visits: readonly string[]) {
  return transaction
    .selectFrom('entries as earlier')
    .select(['earlier.ledger', 'earlier.localDay as day', 'earlier.kind'])
    .where('earlier.kind', '=', sql.lit('rating'))
    .where('earlier.visit', 'in', list(visits))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('entries as later')
          .select('later.sequence')
          .where('later.kind', '=', sql.lit('rating'))
          .whereRef('later.visit', '=', 'earlier.visit')
          .whereRef('later.ledger', '=', 'earlier.ledger')
          .whereRef('later.sequence', '>', 'earlier.sequence'),
      ),
    )
    .execute();
}

export function dayChanges({ database, list }: StoreEngine, query: DayQuery): Promise<DayChanges[]> {
  const { organisation, kiosks, fromDay, toDay, days } = query;
  let found = database
    .selectFrom('ledgers')
    .innerJoin('ledgerDays', 'ledgerDays.ledger', 'ledgers.number')
    .select(['ledgers.kiosk', 'ledgerDays.day', 'ledgerDays.changes'])
    .where('ledgers.organisation', '=', organisation)
    .where('ledgerDays.day', '>=', fromDay)
    .where('ledgerDays.day', '<=', toDay);
  if (kiosks) found = found.where('ledgers.kiosk', 'in', list(kiosks));
  if (days) found = found.where('ledgerDays.day', 'in', list(days));
  return found.execute();
}
