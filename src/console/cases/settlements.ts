// How a conflict can be settled: by saying once more, knowing of both, what one of the two said. Pure.
import type { CaseFact, FactWords, What } from '../../protocol/cases/case-facts.ts';
import type { Case } from '../../protocol/cases/case-from.ts';
import { type Desk, isOffered } from './case-desk.ts';

type Who = Pick<Desk, 'found' | 'facts' | 'me'>;
export type Settlement = {
  /** Whose word it is, and the fact as it was said. */
  of: CaseFact;
  /** It is what the case says now. */
  counts: boolean;
  /** null: this person may not say it, or it is not possible any more. */
  again: { what: What; words: FactWords | null } | null;
};

/** The two or more sides of a conflict, the one that counts first. */
export function settlements(conflict: Case['conflicts'][number], who: Who): Settlement[] {
  const known = new Map(who.facts.map((fact) => [fact.id, fact]));
  const sides = [conflict.fact, ...conflict.with].map((id) => known.get(id)).filter((fact) => fact !== undefined);
  const counting = conflict.counts ? conflict.fact : conflict.with.at(-1);
  return sides
    .map((of) => ({ of, counts: of.id === counting, again: sayAgain(of, of.id === counting, who) }))
    .sort((a, b) => Number(b.counts) - Number(a.counts));
}

function sayAgain({ what, words }: CaseFact, counts: boolean, who: Who): Settlement['again'] {
  if (isOffered(who, what)) return { what, words };
  // What can't happen twice, such as a second stage, is confirmed by the state that it led to.
  const to = who.found.state;
  const state: What | null =
    to === 'in-progress' || to === 'waiting' || to === 'answered' || to === 'resolved' || to === 'closed' ? { fact: 'state', to } : null;
  return counts && state && isOffered(who, state) ? { what: state, words: null } : null;
}
