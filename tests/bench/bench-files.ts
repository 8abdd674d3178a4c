// What every server of the benchmarks hands out: `/bench/<name>.js` from the folder of bundled parts, and `/bench/<name>.html`, a
// page that does nothing but load it.
import { createReadStream, existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** False, and nothing answered, when the request is for something else. */
export function answerBenchFile(folder: string, request: IncomingMessage, response: ServerResponse): boolean {
  const [, name, ending] = /^\/bench\/([a-z-]+)\.(html|js)$/.exec(request.url ?? '') ?? [];
  if (!name || !existsSync(join(folder, `${name}.js`))) return false;
  if (ending === 'js') {
    response.setHeader('content-type', 'text/javascript');
    createReadStream(join(folder, `${name}.js`)).pipe(response);
  } else {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>${name}</title><link rel="icon" href="data:,"><script type="module" src="${name}.js"></script>`);
  }
  return true;
}
