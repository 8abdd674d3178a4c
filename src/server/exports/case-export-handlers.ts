// Cases for oversight and administrators, as rows or as the facts of their histories, recorded before the first byte goes out. Words are never in
// it, whoever asks: they are not even read. What somebody may not see is not there for them, as in lists.
import type { InventoryAnswer } from '../../protocol/organisation-names.ts';
import type { CallOf, Handlers, Member } from '../api/handler.ts';
import { readFilter } from '../cases/case-query.ts';
import { caseReader } from '../cases/case-reader.ts';
import { shownCase } from '../cases/shown-case.ts';
import { itemNames } from '../inbox/item-names.ts';
import type { OpaqueIds } from '../inbox/opaque-id.ts';
import { organisationInventory } from '../inventory/organisation-inventory.ts';
import type { Parts } from '../parts.ts';
import type { CaseFilter, CaseOrder, StoredCase } from '../store/case-store.ts';
import {
  CASE_COLUMNS,
  type ExportedCase,
  type ExportedFact,
  exportedCase,
  exportedFact,
  FACT_COLUMNS,
  factCells,
} from './exported-case.ts';
import { csvFile, type FileFormat, fileAnswer, jsonFile } from './exported-file.ts';

/** The first is small, so that it is not waited for. */
const FIRST_PAGE = 50;
const PAGE = 200;
const ROWS_CSV = csvFile<ExportedCase>('candour-cases.csv', CASE_COLUMNS, (row) => CASE_COLUMNS.map((column) => row[column]));
const ROWS_JSON = jsonFile<ExportedCase>('candour-cases.json');
const FACTS_CSV = csvFile<ExportedFact>('candour-case-facts.csv', FACT_COLUMNS, factCells);
const FACTS_JSON = jsonFile<ExportedFact>('candour-case-facts.json');

type Names = 'exportCasesCsv' | 'exportCasesJson' | 'exportCaseFactsCsv' | 'exportCaseFactsJson';
type ExportCall = CallOf<Names>;
/** What becomes of a page of cases. */
type AsRows<Row> = (page: readonly StoredCase[], hide: OpaqueIds['hide'], named: Named) => Promise<Row[]>;
/** The names of ids, and the language in which they are wanted. */
type Named = { inventory: InventoryAnswer; locale: string };

export function caseExportHandlers(parts: Parts): Pick<Handlers, Names> {
  const names = itemNames(parts.store);
  const rows: AsRows<ExportedCase> = async (page, hide, { inventory, locale }) =>
    page.map((one) => exportedCase(shownCase(one, hide), inventory, locale));
  const facts: AsRows<ExportedFact> = (page, hide) => factsOf(parts, page, hide);
  const as = <Row>(format: FileFormat<Row>, toRows: AsRows<Row>) => {
    return async (call: ExportCall) => exportCases(parts, call, format, async (page, named) => toRows(page, (await names()).hide, named));
  };
  return {
    exportCasesCsv: as(ROWS_CSV, rows),
    exportCasesJson: as(ROWS_JSON, rows),
    exportCaseFactsCsv: as(FACTS_CSV, facts),
    exportCaseFactsJson: as(FACTS_JSON, facts),
  };
}

async function exportCases<Row>(
  parts: Parts,
  { caller, query, receivedAt: at }: ExportCall,
  format: FileFormat<Row>,
  toRows: (page: readonly StoredCase[], named: Named) => Promise<Row[]>,
): Promise<Response> {
  const filter = readFilter((name) => (ASKED.includes(name) ? query(name) : undefined));
  const { organisation, id: actor } = caller.person;
  const details = JSON.stringify({ ...filter, file: format.file });
  await parts.store.audit.append([{ organisation, at, actor, action: 'cases-exported', target: null, details }]);
  await parts.caseOpener.catchUp(organisation);
  const named = { inventory: await organisationInventory(parts.store, organisation), locale: query('locale') ?? 'en' };
  return fileAnswer(
    format,
    pagesOf(parts, caller, filter, (page) => toRows(page, named)),
  );
}

const ASKED: readonly string[] = ['from', 'to', 'kind', 'site'];

/** The newest first: an order that no fact changes, so that nothing comes twice or is left out while people work on. */
async function* pagesOf<Row>(
  { store }: Parts,
  { person }: Member,
  filter: CaseFilter,
  asRows: (page: readonly StoredCase[]) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  const { organisation } = person;
  const reader = caseReader(person);
  const after = (last: StoredCase | undefined): CaseOrder => ({ by: 'opening', after: last?.opening ?? null });
  let last: StoredCase | undefined;
  let limit = FIRST_PAGE;
  do {
    const page = await store.cases.cases({ organisation, reader, filter, order: after(last), limit });
    yield await asRows(page);
    last = page.length === limit ? page.at(-1) : undefined;
    limit = PAGE;
  } while (last);
}

async function factsOf({ store }: Parts, page: readonly StoredCase[], hide: OpaqueIds['hide']): Promise<ExportedFact[]> {
  const [organisation] = page.map((one) => one.organisation);
  if (organisation === undefined) return [];
  const facts = await store.caseReports.facts(
    organisation,
    page.map(({ id }) => id),
  );
  const byCase = Map.groupBy(facts, (fact) => fact.case);
  return page.flatMap((one) => (byCase.get(one.id) ?? []).map((fact) => exportedFact(fact, one, hide)));
}
