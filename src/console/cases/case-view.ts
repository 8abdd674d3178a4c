// A case as its reader sees it: what the collector told, with what this console has not sent yet on top, derived by the same rules as there.
// Pure.
import type { CaseAnswer, CaseRow } from '../../protocol/cases/case-api.ts';
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import { type Case, caseFrom } from '../../protocol/cases/case-from.ts';
import { asCaseFact, isPending, type ReadQueued } from './queued-fact.ts';

export type CaseView = {
  found: Case;
  facts: readonly CaseFact[];
  /** Ids of facts that wait to be sent. */
  waiting: ReadonlySet<string>;
};

/** null: nothing here opens it. `queued`: of this case. */
export function caseView(answer: CaseAnswer | null, queued: readonly ReadQueued[]): CaseView | null {
  const told = answer?.facts ?? [];
  const known = new Set(told.map(({ id }) => id));
  const own = queued.filter((one) => isPending(one) && !known.has(one.id));
  const facts = [...told, ...own.map(asCaseFact)];
  const found = caseFrom(facts);
  return found && { found, facts, waiting: new Set(own.filter(({ state }) => state === 'waiting').map(({ id }) => id)) };
}

export type ListedCase = CaseRow & { waiting: number };

/** The row of a list with what waits to be sent; dates stay as the collector gave them, for only its calendar knows them. */
export function listedCase(row: CaseRow, view: CaseView | null): ListedCase {
  if (!view || view.waiting.size === 0) return { ...row, waiting: 0 };
  const { state, kind, owner, team, severity, stage, held, conflicts } = view.found;
  return { ...row, state, kind, owner, team, severity, stage, held, conflicts: conflicts.length, waiting: view.waiting.size };
}

/** Of a case that was opened here and that the collector does not know yet. */
export function rowOfNew({ found, waiting }: CaseView): ListedCase {
  const { id, kind, channel, contact, site, department, service, state, stage, owner, team, severity, day, held, entry } = found;
  const nothing = { acknowledgeBy: null, respondBy: null, dueAt: null, atRiskFrom: null, acknowledgedAt: null, respondedAt: null };
  return {
    ...{ id, kind, channel, contact, department, service, state, stage, owner, team, severity, day, held, entry },
    ...{ ...nothing, closedAt: null, extendedTo: null, reference: '', site: site as CaseRow['site'] },
    ...{ receivedAt: new Date(found.receivedAt).toISOString(), conflicts: 0, number: 0, waiting: waiting.size },
  };
}
