// Single entries for administrators, recorded before the first byte goes out. What belongs to a case that the caller may not see, because it is
// held or about them, is not in it.
import { Problem } from '../../protocol/problem.ts';
import { isShown, type TaggedView } from '../../protocol/tap-rules.ts';
import type { Call, Handlers, Member } from '../api/handler.ts';
import { caseReader } from '../cases/case-reader.ts';
import { shownFrom } from '../configuration/shown-from.ts';
import { visibleKiosk } from '../fleet/visible-kiosk.ts';
import type { Parts } from '../parts.ts';
import { parseDay } from '../reports/report-period.ts';
import type { EntryFilter, PersonRow, StoredEntry } from '../store/store.ts';
import { readTaggedView } from '../taps/read-tagged-view.ts';
import { tagsOfVisits } from '../taps/tags-of-visits.ts';
import { EXPORT_COLUMNS, type ExportRow, exportedEntry } from './exported-entry.ts';
import { csvFile, type FileFormat, fileAnswer, jsonFile } from './exported-file.ts';

/** The first is small, so that it is not waited for. */
const FIRST_PAGE = 100;
const PAGE = 1_000;
const CSV = csvFile<ExportRow>('candour-entries.csv', EXPORT_COLUMNS, (row) =>
  EXPORT_COLUMNS.map((column) => (column === 'tags' ? row.tags.join(' ') : row[column])),
);
const JSON_ARRAY = jsonFile<ExportRow>('candour-entries.json');

export function exportHandlers(parts: Parts): Pick<Handlers, 'exportCsv' | 'exportJson'> {
  return { exportCsv: (call) => exportAs(parts, call, CSV), exportJson: (call) => exportAs(parts, call, JSON_ARRAY) };
}

async function exportAs(parts: Parts, call: Call<undefined, Member>, format: FileFormat<ExportRow>): Promise<Response> {
  const filter = await readFilter(parts, call);
  const tagged = readTaggedView(call.query('tagged'));
  const { person } = call.caller;
  const event = { organisation: person.organisation, at: call.receivedAt, actor: person.id, target: filter.kiosk ?? null };
  await parts.store.audit.append([
    { ...event, action: 'entries-exported', details: JSON.stringify({ ...filter, tagged, as: format.type }) },
  ]);
  return fileAnswer(format, pagesOf(parts, person, filter, tagged));
}

async function* pagesOf(parts: Parts, person: PersonRow, filter: EntryFilter, tagged: TaggedView): AsyncGenerator<ExportRow[]> {
  const { entries } = parts.store;
  const shown = shownFrom(parts.store);
  let size = FIRST_PAGE;
  for (let page = await entries.page(filter, null, size); page.length > 0; ) {
    const visible = await visibleOf(parts, person, page);
    const visits = await tagsOfVisits(entries, shown, person.organisation, visible);
    yield visible.map((entry) => exportedEntry(entry, visits)).filter(({ tags }) => isShown(tags, tagged));
    const last = page.length === size ? page.at(-1) : undefined;
    size = PAGE;
    page = last ? await entries.page(filter, last, size) : [];
  }
}

/** Asked after the page was read: whatever is in it has been looked at by then, and is known to be held if it is. */
async function visibleOf({ caseOpener, store }: Parts, person: PersonRow, page: readonly StoredEntry[]): Promise<StoredEntry[]> {
  const { organisation, sites } = person;
  await caseOpener.catchUp(organisation);
  const ids = page.map(({ id }) => id);
  const withheld = new Set(await store.cases.withheld({ organisation, reader: caseReader(person), entries: ids }));
  return page.filter(({ id, site }) => (sites === null || sites.includes(site)) && !withheld.has(id));
}

/** `from` and `to`: days (in UTC, both inclusive) or RFC 3339 instants (`from` inclusive, `to` exclusive). */
async function readFilter({ store }: Parts, { caller, query }: Call<undefined, Member>): Promise<EntryFilter> {
  const from = query('from');
  const to = query('to');
  const kiosk = query('kiosk');
  if (kiosk !== undefined) await visibleKiosk(store, caller.person, kiosk);
  return {
    organisation: caller.person.organisation,
    ...(kiosk === undefined ? {} : { kiosk }),
    ...(from === undefined ? {} : { fromMs: readInstant('from', from, 0) }),
    ...(to === undefined ? {} : { toMs: readInstant('to', to, 1) }),
  };
}

function readInstant(name: string, text: string, addDays: number): number {
  if (!text.includes('T')) return parseDay(name, text).add({ days: addDays }).toZonedDateTime('UTC').epochMilliseconds;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Problem('shape-invalid', { detail: 'a day such as 2026-11-22 or an instant such as 2026-11-22T10:00:00Z', path: name });
  }
}
