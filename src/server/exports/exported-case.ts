// Cases and facts as they are exported: as people see them, without words.
import type { CaseRow } from '../../protocol/cases/case-api.ts';
import type { CaseFact } from '../../protocol/cases/case-facts.ts';
import type { InventoryAnswer } from '../../protocol/organisation-names.ts';
import { textIn } from '../../protocol/text.ts';
import { shownFact } from '../cases/shown-case.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import type { StoredCase } from '../store/case-store.ts';

/** Names beside the ids that stay: what nobody names any more has none. */
export type ExportedCase = CaseRow & { departmentName: string | null; serviceName: string | null; teamName: string | null };

/** Columns of the CSV, in order. */
export const CASE_COLUMNS = [
  ...['id', 'reference', 'kind', 'channel', 'contact', 'site', 'department', 'service', 'state', 'stage'],
  ...['owner', 'team', 'severity', 'receivedAt', 'day', 'acknowledgeBy', 'respondBy', 'dueAt', 'atRiskFrom'],
  ...['acknowledgedAt', 'respondedAt', 'closedAt', 'extendedTo', 'held', 'entry', 'conflicts', 'number'],
  ...['departmentName', 'serviceName', 'teamName'],
] as readonly (keyof ExportedCase)[];

export function exportedCase(row: CaseRow, { departments, services, teams }: InventoryAnswer, locale: string): ExportedCase {
  const nameIn = (rows: InventoryAnswer['departments'], id: string | null) => {
    const found = rows.find((one) => one.id === id);
    return found ? textIn(found.name, locale, 'en') : null;
  };
  return {
    ...row,
    departmentName: nameIn(departments, row.department),
    serviceName: nameIn(services, row.service),
    teamName: nameIn([...departments, ...teams], row.team),
  };
}

/** `what`: all that is plain of the fact. */
export type ExportedFact = {
  case: string;
  reference: string;
  kind: string;
  site: string;
  number: number | null;
  id: string;
  fact: string;
  at: string | null;
  doneAt: string;
  by: string;
  basedOn: number;
  what: CaseFact['what'];
};

export const FACT_COLUMNS = [
  ...(['case', 'reference', 'kind', 'site', 'number', 'id'] as const),
  ...(['fact', 'at', 'doneAt', 'by', 'basedOn', 'what'] as const),
] as const satisfies readonly (keyof ExportedFact)[];

export function exportedFact(fact: CaseFact, one: StoredCase, hide: OpaqueIds['hide']): ExportedFact {
  const { number, id, at, doneAt, by, basedOn, what } = shownFact(fact, one, hide);
  const { reference, kind, site } = one;
  const times = { at: at === null ? null : new Date(at).toISOString(), doneAt: new Date(doneAt).toISOString() };
  return { case: one.id, reference, kind, site, number, id, fact: what.fact, ...times, by, basedOn, what };
}

export function factCells(row: ExportedFact): unknown[] {
  return FACT_COLUMNS.map((column) => (column === 'what' ? JSON.stringify(row.what) : row[column]));
}
