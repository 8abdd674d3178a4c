// What a run may not end with: something thanked for that is not stored, something stored twice or otherwise than it was written,
// something left over.
import type { World } from './run-scenario.ts';

export function findViolations({ disk, collector, thanked, life, happened, spaceRunsOut, diskFails }: World): string[] {
  const violations: string[] = [];
  const check = (isFine: boolean, what: string) => {
    if (!isFine) violations.push(what);
  };
  const { entries, shelf, ledger } = disk.database;
  const held = [...entries.values()];
  const heldIds = new Set(held.map(({ id }) => id));
  // Entries that were sent make room for new ones when the disk is full: a backup older than that brings back fewer.
  const mayHaveMadeRoom = spaceRunsOut && happened.has('restored');
  for (const id of thanked)
    check(collector.stored.has(id) || (mayHaveMadeRoom && !heldIds.has(id)), `thanked for ${id}, but it is not stored`);
  for (const { id, hash } of held)
    check(!thanked.has(id) || collector.stored.get(id)?.hash === hash, `the kiosk holds ${id}, but it is not stored like that`);
  check(heldIds.size === held.length, 'an entry was written twice');
  check(collector.conflicts === 0, `${collector.conflicts} conflicts`);
  check(shelf.size === 0, 'something is on the shelf');
  check(life.isAtRest(), `not at rest: sent through ${ledger.sentThrough} of ${Math.max(0, ...entries.keys())}`);
  // A journal that does not open just after a crash leaves a link of the chain open.
  const mayReorder = REORDERING.some((what) => happened.has(what)) || (diskFails && happened.has('killed'));
  return mayReorder ? violations : [...violations, ...orderViolations(disk.database.written, collector.stored)];
}

type Written = { id: string; header: string; hash: string };
const REORDERING = ['restored', 'frozen', 'database-wiped', 'database-cut-short', 'database-holed', 'power-cut'];

/** Where nothing was brought back, everything arrives in the order in which it was written, and the chain holds. */
function orderViolations(written: readonly Written[], stored: ReadonlyMap<string, { sequence: number }>): string[] {
  const violations: string[] = [];
  if ([...stored.values()].some(({ sequence }, place) => sequence !== place + 1)) violations.push('stored in another order than written');
  if (written.some(({ header }, place) => JSON.parse(header).previousHash !== (written[place - 1]?.hash ?? null)))
    violations.push('the chain is broken');
  return violations;
}
