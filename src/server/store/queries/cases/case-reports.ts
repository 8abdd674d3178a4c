// Many cases at once. Words are not selected: what is not read can't be told. Rows of a whole period are few numbers each and pass by the plugin that
// renames columns, which would cost more than reading them.
import { sql } from 'kysely';
import type { CaseReportStore, DueCase } from '../../case-report-store.ts';
import type { Database, StoreEngine } from '../../store-engine.ts';
import { storedFact } from './case-row.ts';
import { filtered } from './list-cases.ts';
import { visibleCase } from './visible-case.ts';

const PLAIN = [
  'organisation',
  'caseId',
  'number',
  'id',
  'change',
  'at',
  'doneAt',
  'author',
  'basedOn',
  'overlaps',
  'fact',
  'what',
] as const;

const DAY_MS = 86_400_000;

export function caseReportStore(engine: StoreEngine): CaseReportStore {
  const { database, list, numbers } = engine;
  const those = ({ organisation, reader, filter }: Parameters<CaseReportStore['risk']>[0]) =>
    filtered(engine, database.selectFrom('cases').where('organisation', '=', organisation).where(visibleCase(engine, reader)), filter);
  return {
    async facts(organisation, cases) {
      const rows = await database
        .selectFrom('caseFacts')
        .select(PLAIN)
        .select(sql<null>`null`.as('words'))
        .where('organisation', '=', organisation)
        .where('caseId', 'in', list(cases))
        .orderBy('caseId')
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ ...storedFact(row), words: null }));
    },
    async received({ from, to, ...query }) {
      // Days are those of each site, wherever in the world it is; times are what there is an index of.
      const around = { receivedFrom: Date.parse(from) - DAY_MS, receivedTo: Date.parse(to) + 2 * DAY_MS };
      const filter = { ...query.filter, ...around };
      const rows = those({ ...query, filter, now: 0 })
        .where('cases.day', '>=', from)
        .where('cases.day', '<=', to)
        .select(['opening', 'change', 'dueAt', 'acknowledgeBy', 'respondBy'])
        .orderBy('opening', 'desc');
      return asTheyAre(database, rows.compile());
    },
    async rows(organisation, openings) {
      const rows = database.selectFrom('cases').where('organisation', '=', organisation).where('opening', 'in', numbers(openings));
      const found = await rows.select(['id', 'opening', 'change', 'kind', 'site', 'department', 'hasEnded']).execute();
      return found.map(({ hasEnded, kind, ...row }) => ({ ...row, kind: kind as never, hasEnded: hasEnded === 1 }));
    },
    async risk(query) {
      const row = await those(query)
        .select(({ fn }) => fn.countAll<number | string>().as('unresolved'))
        .select(sql<number | string>`coalesce(sum(case when due_at < ${query.now} then 1 else 0 end), 0)`.as('late'))
        .select(sql<number | string>`coalesce(sum(case when severity = 'high' then 1 else 0 end), 0)`.as('severe'))
        .select(({ fn }) => fn.min('cases.day').as('oldest'))
        .executeTakeFirstOrThrow();
      const { unresolved, late, severe, oldest } = row;
      return { unresolved: Number(unresolved), late: Number(late), severe: Number(severe), oldest };
    },
  };
}

type Raw = { opening: number; change: number; due_at: number | null; acknowledge_by: number | null; respond_by: number | null };

async function asTheyAre(database: Database, query: Parameters<Database['executeQuery']>[0]): Promise<DueCase[]> {
  const { rows } = await database.withoutPlugins().executeQuery<Raw>(query as never);
  return rows.map(({ opening, change, due_at: dueAt, acknowledge_by: acknowledgeBy, respond_by: respondBy }) => {
    return { opening, change, dueAt, acknowledgeBy, respondBy };
  });
}
