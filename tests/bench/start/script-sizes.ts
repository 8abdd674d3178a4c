// Sizes of what the kiosk's build hands out, each file compressed on its own as a server would send it.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kioskWorkerUrl, pageScripts, precachedFiles, readDist, staticClosure } from '../built-kiosk.ts';

/** Bytes. */
export type Size = { files: string[]; raw: number; gzip: number; brotli: number };

export function kioskSizes(): { page: Size; worker: Size; precache: Size } {
  const { page, worker } = kioskScripts();
  return { page: sizeOf(page), worker: sizeOf(worker), precache: sizeOf(precachedFiles()) };
}

/** What page and worker import statically: without it nothing stands, and it is all that a durable tap needs. */
export function kioskScripts(): { page: string[]; worker: string[] } {
  const page = new Set<string>();
  for (const script of pageScripts()) staticClosure(script, page);
  return { page: [...page], worker: [...staticClosure(kioskWorkerUrl())] };
}

function sizeOf(files: string[]): Size {
  const contents = files.map(readDist);
  const sum = (measure: (content: Buffer) => number) => contents.reduce((total, content) => total + measure(content), 0);
  return {
    files,
    raw: sum(({ length }) => length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}
