// Erases entries for ever, on this database and on any that is restored in its place: first on the list, then in the store.
import type { Store } from '../store/store.ts';
import type { ErasureList } from './erasure-list.ts';
import { listing } from './listing.ts';

type Needs = { store: Store; erasures: ErasureList };
type Asked = { organisation: string; ids: readonly string[]; at: number; actor: string };

/**
 * Gives the ids that were erased: those of the organisation that were there and not erased before. Recorded in the audit log.
 * Throws `on-legal-hold`, and erases nothing, where a hold stands on one of them.
 */
export async function eraseEntries({ store, erasures }: Needs, { organisation, ids, at, actor }: Asked): Promise<string[]> {
  const order = { organisation, entries: ids, cases: [], at, actor, action: 'entry-erased', held: 'refuse' } as const;
  return (await store.dataProtection.erase(order, listing(erasures))).entries;
}
