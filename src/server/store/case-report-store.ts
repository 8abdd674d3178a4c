// The port to cases as a whole, for exports and reports: many rows and histories at once, and never their words. Rights are part of each question
// that says which cases there are; the others are asked about what such a question gave.
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import type { CaseFilter, CaseReader, StoredCase } from './case-store.ts';

type Whose = { organisation: string; reader: CaseReader; filter: CaseFilter };
/** Days at the sites, both inclusive. */
type ReportedPeriod = { from: string; to: string };

/** A case, and what of its row the clock decides beside its facts. `change` names the rest. */
export type DueCase = Pick<StoredCase, 'opening' | 'change' | 'dueAt' | 'acknowledgeBy' | 'respondBy'>;
/** What of its row its facts alone decide. */
export type ReportedCase = Pick<StoredCase, 'id' | 'opening' | 'change' | 'kind' | 'site' | 'department' | 'hasEnded'>;
/** `oldest`: the first day on which one came. */
type CaseRisk = { unresolved: number; late: number; severe: number; oldest: string | null };

export type CaseReportStore = {
  /** In order of case and number; `words` null, whether there are any or not. */
  facts(organisation: string, cases: readonly string[]): Promise<CaseFact[]>;
  /** Received in the period, however many, the newest first. */
  received(query: Whose & ReportedPeriod): Promise<DueCase[]>;
  rows(organisation: string, openings: readonly number[]): Promise<ReportedCase[]>;
  /** Of those in the filter, whenever they came. */
  risk(query: Whose & { now: number }): Promise<CaseRisk>;
};
