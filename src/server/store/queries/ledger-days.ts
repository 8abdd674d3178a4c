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
  const changed: (LedgerDay & { kind: string })[] = [];
  for (const [ledger, entries] of arrived) {
    changed.push(...entries.map(({ kind, localDay }) => ({ ledger, kind, day: localDay })));
    const visits = new Set(entries.flatMap(({ kind, visit }) => (kind === 'rating' && visit !== null ? [visit] : [])));
    const days = visits.size > 0 ? await daysOfChangedFaces(engine, transaction, ledger, [...visits]) : [];
    changed.push(...days.map((day) => ({ ledger, kind: 'rating', day })));
  }
  await changeDays(transaction, changed);
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

/**
 * Of those visits that have rated more than once: of each the last rating counts, whatever days the others fell on. A visit that rated once is only
 * looked up. Subqueries, visit by visit, and `+ 0`, which keeps the ledger from being looked up: while PostgreSQL has no statistics of ratings it would
 * read all of them for a join, and takes an index that begins with the ledger for as good as that of visits.
 */
async function daysOfChangedFaces({ list }: StoreEngine, transaction: Database, ledger: number, visits: readonly string[]) {
  const ofVisit = sql`from entries as face where face.kind = 'rating' and face.visit = given.visit and face.ledger + 0 = ${ledger}`;
  const { rows } = await sql<{ days: string }>`
    with given (visit) as ${list(visits)}
    select (select string_agg(day, ' ') from (select distinct face.local_day as day ${ofVisit}) as own) as days
    from given where (select count(*) ${ofVisit}) > 1`.execute(transaction);
  return rows.flatMap(({ days }) => days.split(' '));
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
