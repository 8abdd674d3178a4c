// How far a copy of what somebody may read goes, as its owner is told it. After a restore from a backup the same numbers are given out a second
// time for other things: the copy would miss those. So each cursor names the timeline that it was given in (as PostgreSQL calls it).
import { Problem } from '../../protocol/problem.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import type { Store } from '../store/store.ts';
import { cursor, readCursor } from './case-query.ts';

type Numbers = Pick<Store, 'timeline'> & { cases: Pick<Store['cases'], 'changes'> };

export async function changesCursor(store: Numbers, organisation: string, { hide }: Pick<OpaqueIds, 'hide'>): Promise<string> {
  const changes = await store.cases.changes(organisation);
  return cursor(await store.timeline(), changes, hide);
}

/** From the beginning where nothing is given. Throws `shape-invalid`, or `copy-outdated` where it is of another timeline or ahead of this one. */
export async function changesAfter(
  store: Numbers,
  organisation: string,
  asked: { name: string; text: string | undefined },
  { reveal }: Pick<OpaqueIds, 'reveal'>,
): Promise<number> {
  if (!asked.text) return 0;
  const { first: timeline, second: changes } = readCursor(asked.name, asked.text, reveal);
  if (timeline !== (await store.timeline()) || changes > (await store.cases.changes(organisation))) throw new Problem('copy-outdated');
  return changes;
}
