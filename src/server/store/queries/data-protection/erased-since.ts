// What was erased of what somebody may have a copy of. Nobody learns from it that there was something they had never seen.
import type { DataProtectionStore } from '../../data-protection-store.ts';
import type { StoreEngine } from '../../store-engine.ts';
import { hiddenCaseOf, visibleCase } from '../cases/visible-case.ts';

type Query = Parameters<DataProtectionStore['erasedSince']>[0];

export async function erasedSince(engine: StoreEngine, { organisation, reader, after }: Query) {
  const since = engine.database
    .selectFrom('erasedWords as erased')
    .where('erased.organisation', '=', organisation)
    .where('erased.change', '>', after);
  let entries = since.where('erased.entry', 'is not', null).where(({ not, exists }) => not(exists(hiddenCaseOf(engine, reader, 'erased'))));
  if (reader.sites) entries = entries.where('erased.site', 'in', engine.list(reader.sites));
  const cases = since
    .innerJoin('cases', (join) => join.onRef('cases.organisation', '=', 'erased.organisation').onRef('cases.id', '=', 'erased.caseId'))
    .where(visibleCase(engine, reader));
  const rows = await entries.select('erased.entry').distinct().orderBy('erased.entry').execute();
  const emptied = await cases.select('cases.id').distinct().orderBy('cases.id').execute();
  return { entries: rows.flatMap(({ entry }) => entry ?? []), cases: emptied.map(({ id }) => id) };
}
