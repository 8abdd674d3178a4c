// What people do to a case, as a plan of days: most are answered within a fortnight, some wait, come back or lie about. Facts are those that the
// console makes; `caseFrom` derives from them what lists show.
import type { What } from '../../../src/protocol/cases/case-facts.ts';
import type { CaseKind } from '../../../src/protocol/cases/case-kinds.ts';
import type { SeededRandom } from '../../../src/server/demo/seeded-random.ts';

/** `words`: of a fact that needs some. */
type PlannedFact = { what: What; words: { text: string } | { points: Record<string, string> } | null };
export type PlannedDay = { afterDays: number; by: string; facts: PlannedFact[] };

const LEVELS = ['low', 'medium', 'high'] as const;
const OUTCOMES = ['upheld', 'partly', 'not'] as const;

export function plannedDays(kind: CaseKind, people: readonly string[], random: SeededRandom): PlannedDay[] {
  if (random.chance(0.015)) return [];
  const by = random.pick(people);
  const days: PlannedDay[] = [{ afterDays: random.chance(0.8) ? 1 : 4, by, facts: taken(by, random) }];
  if (random.chance(0.02)) return days;
  const wait = 3 + Math.floor(random.next() * 9);
  if (random.chance(0.1)) days.push({ afterDays: wait, by, facts: [plain({ fact: 'state', to: 'waiting' })] });
  if (random.chance(0.004)) return days;
  days.push({ afterDays: wait + 3, by, facts: answered(kind, random) });
  if (random.chance(0.02)) return days;
  days.push({ afterDays: wait + 10, by, facts: [plain({ fact: 'state', to: 'closed' })] });
  if (random.chance(0.03)) days.push({ afterDays: wait + 30, by: random.pick(people), facts: [plain({ fact: 'reopened' })] });
  if (random.chance(0.01)) {
    const owner = people[(people.indexOf(by) + 1) % people.length] ?? by;
    days.push({
      afterDays: wait + 31,
      by,
      facts: [plain({ fact: 'reopened' }), plain({ fact: 'second-stage', owner: owner as never, team: null })],
    });
  }
  return days;
}

function taken(by: string, random: SeededRandom): PlannedFact[] {
  const subjects = random.chance(0.01) ? [plain({ fact: 'subjects', marked: [by as never], cleared: [] })] : [];
  return [
    plain({ fact: 'acknowledged', channel: 'e-mail' }),
    plain({ fact: 'assessed', harm: random.pick(LEVELS), vulnerability: 'low', urgency: 'low' }),
    plain({ fact: 'assigned', owner: by as never, team: null }),
    plain({ fact: 'state', to: 'in-progress' }),
    ...subjects,
  ];
}

function answered(kind: CaseKind, random: SeededRandom): PlannedFact[] {
  const note: PlannedFact = { what: { fact: 'note' }, words: { text: 'Spoke to the counter; the queue was long and two were away.' } };
  const answer = plain({ fact: 'state', to: 'answered' });
  if (kind !== 'complaint') return [answer];
  const points: PlannedFact = {
    what: { fact: 'points', points: ['waiting' as never] },
    words: { points: { waiting: 'It took too long' } },
  };
  const outcome = plain({ fact: 'outcome', point: 'waiting' as never, outcome: random.pick(OUTCOMES) });
  return random.chance(0.4) ? [note, points, outcome, answer] : [points, outcome, answer];
}

function plain(what: What): PlannedFact {
  return { what, words: null };
}
