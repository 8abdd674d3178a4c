// A case is worked on once, and again each time it is opened again or goes to a second stage: each of these is a round, with its own clock. Pure.
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';

/** The case as it stood at the end of each round, the last one as it stands now; none when nothing opened it. */
export function roundsOf(facts: readonly CaseFact[]): Case[] {
  const now = caseFrom(facts);
  if (!now) return [];
  const before = facts.flatMap((fact, place) => (BEGIN.includes(fact.what.fact) ? (caseFrom(facts.slice(0, place)) ?? []) : []));
  return [...before.filter((one, place) => begins(one, [...before.slice(place + 1), now])), now];
}

const BEGIN: readonly string[] = ['reopened', 'second-stage'];

/** What could not change the state when it arrived began nothing. */
function begins(one: Case, later: readonly Case[]): boolean {
  return later[0]?.clock.receivedAt !== one.clock.receivedAt;
}
