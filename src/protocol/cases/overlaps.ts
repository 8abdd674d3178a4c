// What a fact is about, and which facts about the same thing its author could not know: two people who changed one case apart. Pure.
import type { CaseFact, What } from './case-facts.ts';

/** Names of the things a fact decides on; two facts that share one can contradict each other. */
export function touches(what: What): readonly string[] {
  switch (what.fact) {
    case 'state':
    case 'reopened':
    case 'referred':
      return ['state'];
    case 'second-stage':
      return ['state', 'owner'];
    case 'assigned':
      return ['owner'];
    case 'assessed':
      return ['assessment'];
    case 'classified':
      return ['kind'];
    case 'points':
      return what.points.map((point) => `point:${point}`);
    case 'outcome':
      return [`outcome:${what.point}`];
    case 'extended':
      return ['extension'];
    case 'subjects':
      return [...what.marked, ...what.cleared].map((person) => `subject:${person}`);
    case 'released':
    case 'held':
      return ['held'];
    default:
      return [];
  }
}

type Arriving = Pick<CaseFact, 'by' | 'basedOn' | 'what'>;

/** Facts that its author had not seen: later than what it is based on, and not their own. */
export function unseenBy(fact: Pick<CaseFact, 'by' | 'basedOn'>, history: readonly CaseFact[]): CaseFact[] {
  return history.filter(({ number, by }) => number !== null && number > fact.basedOn && by !== fact.by);
}

/** Ids of what it meets. Who says the same as somebody else contradicts nobody. */
export function overlapsOf(fact: Arriving, history: readonly CaseFact[]): string[] {
  const about = touches(fact.what);
  if (about.length === 0) return [];
  const said = JSON.stringify(fact.what);
  return unseenBy(fact, history)
    .filter(({ what }) => JSON.stringify(what) !== said && touches(what).some((thing) => about.includes(thing)))
    .map(({ id }) => id);
}
