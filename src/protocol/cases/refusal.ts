// Why a fact can't be added. Only what its author could know is held against it: a change that was possible when they last looked is
// kept, and becomes a conflict (`case-from.ts`). Pure.
import * as v from 'valibot';
import type { CaseFact, NewFact, What } from './case-facts.ts';
import { type Case, caseFrom } from './case-from.ts';
import type { CaseState } from './case-kinds.ts';
import { touches, unseenBy } from './overlaps.ts';
import { mayFollow } from './state-changes.ts';
import { type Hand, mayAdd } from './who-may.ts';

export const Refusal = v.picklist([
  'not-found',
  'not-allowed',
  'id-taken',
  'state-not-possible',
  'same-person',
  'no-such-person',
  'is-subject',
  'no-such-point',
  'subjects-first',
  'not-held',
  'already-second-stage',
]);
export type Refusal = v.InferOutput<typeof Refusal>;

type Author = { by: string; hand: Hand };
type Arriving = Pick<NewFact, 'basedOn' | 'what'>;

/** `history`: all facts of the case. null: it can be added. */
export function refusalOf(history: readonly CaseFact[], { basedOn, what }: Arriving, { by, hand }: Author): Refusal | null {
  const found = caseFrom(history);
  if (!found) return 'not-found';
  if (what.fact === 'opened' || !mayAdd(hand, what.fact)) return 'not-allowed';
  return stateRefusal(history, found, { basedOn, what, by }) ?? personRefusal(found, what, by) ?? otherRefusal(found, what);
}

function stateRefusal(history: readonly CaseFact[], found: Case, fact: Arriving & { by: string }): Refusal | null {
  const to = stateIn(fact.what);
  if (!to || mayFollow(found.state, to)) return null;
  const changedApart = unseenBy(fact, history).some(({ what }) => touches(what).includes('state'));
  return changedApart ? null : 'state-not-possible';
}

function stateIn(what: What): CaseState | null {
  if (what.fact === 'state') return what.to;
  if (what.fact === 'reopened' || what.fact === 'second-stage') return 'reopened';
  return what.fact === 'referred' ? 'referred' : null;
}

/** The second stage belongs to somebody who had no part in the first (LGSCO; ISO 10002). */
function personRefusal(found: Case, what: What, by: string): Refusal | null {
  const wasFirst = (person: string) => found.firstStagePeople.includes(person);
  const owner = what.fact === 'assigned' || what.fact === 'second-stage' ? what.owner : null;
  if (owner !== null && found.subjects.includes(owner)) return 'is-subject';
  if (what.fact === 'second-stage') return found.stage === 2 ? 'already-second-stage' : wasFirst(what.owner) ? 'same-person' : null;
  if (found.stage === 1) return null;
  const decides = what.fact === 'outcome' || (what.fact === 'state' && DECIDING.includes(what.to));
  return (owner !== null && wasFirst(owner)) || (decides && wasFirst(by)) ? 'same-person' : null;
}

const DECIDING: readonly CaseState[] = ['answered', 'resolved', 'closed'];

function otherRefusal(found: Case, what: What): Refusal | null {
  if (what.fact === 'outcome' && !Object.hasOwn(found.points, what.point)) return 'no-such-point';
  if (what.fact !== 'released') return null;
  // Released before anybody looked whom it is about, it could reach that very person.
  return found.subjectsLooked ? (found.held ? null : 'not-held') : 'subjects-first';
}
