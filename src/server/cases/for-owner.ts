// What waits for the owner of a case: what came since they last did something to it. Pure.
import type { ForOwner } from '../../protocol/cases/case-api.ts';
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import { undelivered } from '../../protocol/cases/undelivered.ts';

/** `facts`: all of the case, in order. */
export function forOwner(facts: readonly CaseFact[], owner: string): ForOwner {
  const since = facts.slice(facts.findLastIndex(({ by }) => by === owner) + 1);
  const given = since.findLast(({ what }) => (what.fact === 'assigned' || what.fact === 'second-stage') && what.owner === owner);
  const reply = since.findLast(({ what }) => what.fact === 'added');
  return { given: given?.number ?? null, reply: reply?.number ?? null, undelivered: undelivered(facts)?.number ?? null };
}
