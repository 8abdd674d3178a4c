// Numbers for boards, and what somebody is told of complaints that they may not see.
import { sql } from 'kysely';
import type { CaseState } from '../../../../protocol/cases/case-kinds.ts';
import type { CaseCounts, CaseReader, CaseStore } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { isSubject, visibleCase } from './visible-case.ts';

type Query = Parameters<CaseStore['counts']>[0];

export async function countCases(engine: StoreEngine, { organisation, reader, now, endOfDay }: Query): Promise<CaseCounts> {
  const rows = await engine.database
    .selectFrom('cases')
    .where('organisation', '=', organisation)
    .where(visibleCase(engine, reader))
    .select(['cases.state', ({ fn }) => fn.countAll<number | string>().as('count')])
    .select([
      sql<number | string>`coalesce(sum(case when due_at < ${now} then 1 else 0 end), 0)`.as('late'),
      sql<number | string>`coalesce(sum(case when due_at >= ${now} and due_at < ${endOfDay} then 1 else 0 end), 0)`.as('today'),
      sql<number | string>`coalesce(sum(case when due_at >= ${now} and at_risk_from <= ${now} then 1 else 0 end), 0)`.as('atRisk'),
      sql<number | string>`coalesce(sum(case when owner is null and has_ended = 0 then 1 else 0 end), 0)`.as('unowned'),
      sql<number | string>`coalesce(sum(case when conflicts > 0 then 1 else 0 end), 0)`.as('conflicts'),
    ])
    .groupBy('cases.state')
    .execute();
  const sum = (name: 'late' | 'today' | 'atRisk' | 'unowned' | 'conflicts') => rows.reduce((all, row) => all + Number(row[name]), 0);
  return {
    byState: Object.fromEntries(rows.map(({ state, count }) => [state as CaseState, Number(count)])),
    ...{ late: sum('late'), today: sum('today'), atRisk: sum('atRisk'), unowned: sum('unowned'), conflicts: sum('conflicts') },
  };
}

export async function heldDays(engine: StoreEngine, { organisation, reader }: { organisation: string; reader: CaseReader }) {
  if (reader.held !== 'nowhere') return [];
  let held = engine.database.selectFrom('cases').where('organisation', '=', organisation).where('held', '=', sql.lit(1));
  if (reader.sites) held = held.where('site', 'in', engine.list(reader.sites));
  const rows = await held
    .where(({ eb, not }) => not(isSubject(eb, reader.person)))
    .select(['site', 'day', ({ fn }) => fn.countAll<number | string>().as('count')])
    .groupBy(['site', 'day'])
    .orderBy('day', 'desc')
    .orderBy('site')
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
