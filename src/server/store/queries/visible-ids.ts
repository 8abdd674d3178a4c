// Rights on single entries.
import type { EntryStore } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';
import { withheld } from './cases/withheld.ts';

type Query = Parameters<EntryStore['visibleIds']>[0];

export async function visibleIds(engine: StoreEngine, { organisation, sites, ids, reader }: Query): Promise<string[]> {
  const { database, list } = engine;
  let visible = database
    .selectFrom('entries')
    .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
    .select('entries.id')
    .where('ledgers.organisation', '=', organisation)
    .where('entries.id', 'in', list(ids));
  if (sites) visible = visible.where('entries.site', 'in', list(sites));
  const rows = await visible.execute();
  const hidden = new Set(reader ? await withheld(engine, { organisation, reader, entries: ids }) : []);
  return rows.map(({ id }) => id).filter((id) => !hidden.has(id));
}
