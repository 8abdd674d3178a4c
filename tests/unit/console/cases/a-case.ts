// Rows and answers of cases as the console gets them, with only what a test cares about spelled out.
import type { ListedCase } from '../../../../src/console/cases/case-view.ts';
import type { ReadQueued } from '../../../../src/console/cases/queued-fact.ts';
import type { CaseAnswer, CaseRow } from '../../../../src/protocol/cases/case-api.ts';
import type { CaseFact, FactWords, What } from '../../../../src/protocol/cases/case-facts.ts';
import { ANA, CASE, id, RECEIVED } from '../../protocol/cases/a-fact.ts';

export function aRow(change: Partial<ListedCase> = {}): ListedCase {
  return {
    ...{ id: CASE, reference: 'RVCTQR222R', kind: 'complaint', channel: 'kiosk', contact: 'e-mail', site: 'north' as CaseRow['site'] },
    ...{ department: null, service: null, state: 'new', stage: 1, owner: null, team: null, severity: null, held: false, entry: null },
    ...{ receivedAt: new Date(RECEIVED).toISOString(), day: '2026-03-10', extendedTo: null, conflicts: 0, number: 1, waiting: 0 },
    ...{ acknowledgeBy: null, respondBy: null, dueAt: null, atRiskFrom: null, acknowledgedAt: null, respondedAt: null, closedAt: null },
    ...change,
  };
}

export function anAnswer(facts: readonly CaseFact[], change: Partial<CaseRow> = {}): CaseAnswer {
  const { waiting: _, ...row } = aRow({ number: facts.length, ...change });
  return { case: row, facts: [...facts], message: null, people: [], asOf: '2026-03-10T16:00:00.000Z' };
}

type Change = Partial<Omit<ReadQueued, 'state'>>;

/** Number 900 and on: ids that no collector's history in a test has. */
export function queued(place: number, what: What, change: Change & { words?: FactWords | null } = {}): ReadQueued {
  const made = { id: id(900 + place), case: CASE, doneAt: RECEIVED + place * 60_000, basedOn: 1, by: ANA, what };
  return { ...made, time: null, words: null, unreadable: false, state: 'waiting', ...change } as ReadQueued;
}
