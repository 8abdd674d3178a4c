// Whether something was done to a case that somebody may see, and by whom.
import { BESIDES_STAFF } from '../../../../protocol/cases/case-facts.ts';
import type { CaseStore } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { visibleCase } from './visible-case.ts';

type Query = Parameters<CaseStore['hasChanged']>[0];

export async function hasChanged(engine: StoreEngine, { organisation, reader, after, by }: Query): Promise<boolean> {
  const row = await engine.database
    .selectFrom('cases')
    .innerJoin('caseFacts as fact', (join) =>
      join.onRef('fact.organisation', '=', 'cases.organisation').onRef('fact.caseId', '=', 'cases.id'),
    )
    .select('cases.id')
    .where('cases.organisation', '=', organisation)
    .where('cases.change', '>', after)
    .where('fact.change', '>', after)
    .where('fact.author', by === 'staff' ? 'not in' : 'in', BESIDES_STAFF)
    .where(visibleCase(engine, reader))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
