// Whether the last e-mail to the person did not arrive, or nobody knows: its owner must write again, or reach them another way. Pure.
import type { CaseFact } from './case-facts.ts';

export function isUndelivered(facts: readonly CaseFact[]): boolean {
  return undelivered(facts) !== null;
}

/** The fact that says so. */
export function undelivered(facts: readonly CaseFact[]): CaseFact | null {
  const last = facts.findLast(({ what }) => what.fact === 'passed-on' || (what.fact === 'contact' && what.direction === 'to-person'));
  return last?.what.fact === 'contact' && (last.what.outcome === 'not-delivered' || last.what.outcome === 'uncertain') ? last : null;
}
