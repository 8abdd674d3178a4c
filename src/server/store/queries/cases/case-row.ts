// A case as its row holds it, and facts as theirs do.

import type { CaseFact } from '../../../../protocol/cases/case-facts.ts';
import type { Case } from '../../../../protocol/cases/case-from.ts';
import { ENDED } from '../../../../protocol/cases/state-changes.ts';
import type { Dues, StoredCase, StoredFact } from '../../case-store.ts';
import type { CaseColumns, CaseTables } from '../../case-tables.ts';

export function columnsOf(found: Case, dues: Dues, place: { organisation: string; opening: number; change: number }): CaseColumns {
  const { id, reference, kind, channel, contact, site, department, service, state, stage, owner, team, severity } = found;
  const { receivedAt, day, closedAt, entry, number, clock } = found;
  const hasEnded = ENDED.includes(state);
  const acknowledge = clock.acknowledgedAt === null && clock.respondedAt === null ? dues.acknowledgeBy : null;
  const respond = clock.respondedAt === null ? dues.respondBy : null;
  return {
    ...place,
    ...{ id, reference, kind, channel, contact, site, department, service, state, stage, owner, team, severity },
    ...{ receivedAt, day, closedAt, entry, number },
    ...dues,
    ...{ acknowledgedAt: clock.acknowledgedAt, respondedAt: clock.respondedAt, extendedTo: clock.extendedTo },
    dueAt: hasEnded ? null : earliest(acknowledge, respond),
    hasEnded: hasEnded ? 1 : 0,
    held: found.held ? 1 : 0,
    conflicts: found.conflicts.length,
  };
}

function earliest(...times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

export function storedCase({ hasEnded, held, ...row }: CaseColumns): StoredCase {
  return { ...row, hasEnded: hasEnded === 1, held: held === 1 } as StoredCase;
}

type FactColumns = CaseTables['caseFacts'];

export function storedFact({ caseId, author, overlaps, what, id, number, at, doneAt, basedOn, words }: FactColumns): StoredFact {
  const read = { what: JSON.parse(what), overlaps: JSON.parse(overlaps) };
  return { id, case: caseId, number, at, doneAt, by: author as CaseFact['by'], basedOn, ...read, words };
}

/** For deriving: nothing that is sealed is needed for it. */
export function withoutWords(fact: StoredFact): CaseFact {
  return { ...fact, words: null };
}
