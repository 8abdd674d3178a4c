// The tables of cases as TypeScript sees them.
type Flag = 0 | 1;

export type CaseTables = {
  /** Derived from `caseFacts`. */
  cases: CaseColumns;
  caseFacts: {
    organisation: string;
    caseId: string;
    number: number;
    id: string;
    change: number;
    at: number;
    doneAt: number;
    author: string;
    basedOn: number;
    /** JSON. */
    overlaps: string;
    fact: string;
    /** JSON, without words. */
    what: string;
    /** Sealed. */
    words: string | null;
  };
  /** Persons whom a case is about; derived. */
  caseSubjects: { organisation: string; person: string; caseId: string };
  /** Changes that may have taken a case from somebody who has a copy. `exposed`: also from others than those who see what is held. */
  caseWithdrawals: { organisation: string; change: number; caseId: string; entry: string | null; exposed: Flag };
  caseCounters: {
    organisation: string;
    cases: number;
    changes: number;
    referencesMade: number;
    /** Arrivals are looked at through this one. */
    readThrough: number;
  };
};

export type CaseColumns = {
  organisation: string;
  id: string;
  opening: number;
  reference: string;
  kind: string;
  channel: string;
  contact: string;
  site: string;
  department: string | null;
  service: string | null;
  state: string;
  stage: number;
  owner: string | null;
  team: string | null;
  severity: string | null;
  receivedAt: number;
  day: string;
  acknowledgeBy: number | null;
  respondBy: number | null;
  atRiskFrom: number | null;
  dueAt: number | null;
  acknowledgedAt: number | null;
  respondedAt: number | null;
  closedAt: number | null;
  extendedTo: string | null;
  hasEnded: Flag;
  held: Flag;
  entry: string | null;
  conflicts: number;
  number: number;
  change: number;
};
