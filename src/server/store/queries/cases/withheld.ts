// What somebody may not see of what they may have a copy of.
import type { CaseReader } from '../../case-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { visibleCase } from './visible-case.ts';

type Whose = { organisation: string; reader: CaseReader };

export async function withdrawn(engine: StoreEngine, { organisation, reader, after }: Whose & { after: number }) {
  let rows = engine.database
    .selectFrom('caseWithdrawals as withdrawal')
    .innerJoin('cases', (join) =>
      join.onRef('cases.organisation', '=', 'withdrawal.organisation').onRef('cases.id', '=', 'withdrawal.caseId'),
    )
    .where('withdrawal.organisation', '=', organisation)
    .where('withdrawal.change', '>', after)
    .where((eb) => eb.not(visibleCase(engine, reader)(eb)));
  // Nobody learns from what is taken back that there was something they had never seen.
  if (reader.held === 'nowhere') rows = rows.where('withdrawal.exposed', '=', 1);
  if (reader.sites && reader.held !== 'anywhere') rows = rows.where('cases.site', 'in', engine.list(reader.sites));
  const found = await rows.select(['cases.id', 'withdrawal.entry']).distinct().orderBy('cases.id').execute();
  return { cases: found.map(({ id }) => id), entries: found.flatMap(({ entry }) => entry ?? []) };
}

export async function withheld(engine: StoreEngine, { organisation, reader, entries }: Whose & { entries: readonly string[] }) {
  const rows = await engine.database
    .selectFrom('cases')
    .select('cases.entry')
    .where('organisation', '=', organisation)
    .where('entry', 'in', engine.list(entries))
    .where((eb) => eb.not(visibleCase(engine, reader)(eb)))
    .execute();
  return rows.flatMap(({ entry }) => entry ?? []);
}
