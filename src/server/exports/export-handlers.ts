// Single entries for administrators, as CSV (RFC 4180, UTF-8, CRLF) or a JSON array, streamed page by page so that any size fits;
// recorded before the first byte goes out. The CSV has no byte-order mark: the text is ids and JSON, and a mark would break the first
// column's name for most programs.
import Papa from 'papaparse';
import { Problem } from '../../protocol/problem.ts';
import type { Call, Handlers, Member } from '../api/handler.ts';
import { visibleKiosk } from '../fleet/visible-kiosk.ts';
import type { Parts } from '../parts.ts';
import { parseDay } from '../reports/report-period.ts';
import type { EntryFilter, Store, StoredEntry } from '../store/store.ts';
import { EXPORT_COLUMNS, exportedEntry } from './exported-entry.ts';

const PAGE = 1_000;
type Format = { type: string; file: string; before: string; page(entries: StoredEntry[], first: boolean): string; after: string };

export function exportHandlers(parts: Parts): Pick<Handlers, 'exportCsv' | 'exportJson'> {
  return { exportCsv: (call) => exportAs(parts, call, CSV), exportJson: (call) => exportAs(parts, call, JSON_ARRAY) };
}

async function exportAs(parts: Parts, call: Call<undefined, Member>, format: Format): Promise<Response> {
  const filter = await readFilter(parts, call);
  const { person } = call.caller;
  const event = { organisation: person.organisation, at: call.receivedAt, actor: person.id, target: filter.kiosk ?? null };
  await parts.store.audit.append([{ ...event, action: 'entries-exported', details: JSON.stringify({ ...filter, as: format.type }) }]);
  const allowed = (entry: StoredEntry) => person.sites === null || person.sites.includes(entry.site);
  return new Response(toStream(written(parts.store, filter, allowed, format)), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="${format.file}"`,
      'cache-control': 'no-store',
    },
  });
}

async function* written(store: Store, filter: EntryFilter, allowed: (entry: StoredEntry) => boolean, format: Format) {
  const utf8 = new TextEncoder();
  yield utf8.encode(format.before);
  let first = true;
  for (let page = await store.entries.page(filter, null, PAGE); page.length > 0; ) {
    const entries = page.filter(allowed);
    if (entries.length > 0) yield utf8.encode(format.page(entries, first));
    first &&= entries.length === 0;
    const last = page.at(-1);
    page = last && page.length === PAGE ? await store.entries.page(filter, last, PAGE) : [];
  }
  yield utf8.encode(format.after);
}

const CSV: Format = {
  type: 'text/csv; charset=utf-8',
  file: 'candour-entries.csv',
  before: `${EXPORT_COLUMNS.join(',')}\r\n`,
  page(entries) {
    const rows = entries.map(exportedEntry).map((entry) => EXPORT_COLUMNS.map((column) => entry[column]));
    return `${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
  },
  after: '',
};

const JSON_ARRAY: Format = {
  type: 'application/json',
  file: 'candour-entries.json',
  before: '[',
  page: (entries, first) => (first ? '\n' : ',\n') + entries.map((entry) => JSON.stringify(exportedEntry(entry))).join(',\n'),
  after: '\n]\n',
};

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

/** Pulled page by page: a slow reader holds no more than one in memory. */
function toStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
