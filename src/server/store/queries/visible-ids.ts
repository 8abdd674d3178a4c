// Rights on single entries.
import type { EntryStore } from '../store.ts';
import type { StoreEngine } from '../store-engine.ts';

type Query = Parameters<EntryStore['visibleIds']>[0];

export async function visibleIds({ database, list }: StoreEngine, { organisation, sites, ids }: Query): Promise<string[]> {
  let visible = database
    .selectFrom('entries')
    .innerJoin('ledgers', 'ledgers.number', 'entries.ledger')
    .select('entries.id')
    .where('ledgers.organisation', '=', organisation)
    .where('entries.id', 'in', list(ids));
  if (sites) visible = visible.where('entries.site', 'in', list(sites));
  const rows = await visible.execute();
  return rows.map(({ id }) => id);
}
