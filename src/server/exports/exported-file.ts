// A file to download, as CSV (RFC 4180, UTF-8, CRLF, formula-safe) or a JSON array, streamed page by page so that any size fits. The CSV has no
// byte-order mark: the text is ids and JSON, and a mark would break the first column's name for most programs.
import Papa from 'papaparse';

export type FileFormat<Row> = {
  type: string;
  file: string;
  before: string;
  page(rows: readonly Row[], first: boolean): string;
  after: string;
};

/** Cells hold texts, numbers, flags and null. */
export function csvFile<Row>(file: string, columns: readonly string[], cells: (row: Row) => readonly unknown[]): FileFormat<Row> {
  return {
    type: 'text/csv; charset=utf-8',
    file,
    before: `${columns.join(',')}\r\n`,
    page: (rows) => `${Papa.unparse(rows.map(cells) as unknown[][], { escapeFormulae: true, newline: '\r\n' })}\r\n`,
    after: '',
  };
}

export function jsonFile<Row>(file: string): FileFormat<Row> {
  return {
    type: 'application/json',
    file,
    before: '[',
    page: (rows, first) => (first ? '\n' : ',\n') + rows.map((row) => JSON.stringify(row)).join(',\n'),
    after: '\n]\n',
  };
}

export function fileAnswer<Row>(format: FileFormat<Row>, pages: AsyncGenerator<readonly Row[]>): Response {
  return new Response(toStream(written(format, pages)), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="${format.file}"`,
      'cache-control': 'no-store',
    },
  });
}

async function* written<Row>(format: FileFormat<Row>, pages: AsyncGenerator<readonly Row[]>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  yield utf8.encode(format.before);
  let first = true;
  for await (const rows of pages) {
    if (rows.length > 0) yield utf8.encode(format.page(rows, first));
    first &&= rows.length === 0;
  }
  yield utf8.encode(format.after);
}

/** Pulled page by page: a slow reader holds no more than one in memory. */
function toStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      // What is ready goes out before the next page is worked out: on SQLite nothing in between would let it.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
