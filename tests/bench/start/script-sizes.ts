// Sizes of what the kiosk's build hands out, each file compressed on its own as a server would send it.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { kioskWorkerUrl, pageScripts, precachedFiles, readDist, scriptCalled, staticClosure } from '../built-kiosk.ts';

/** Bytes. */
export type Size = { files: string[]; raw: number; gzip: number; brotli: number };

/** What stands between a kiosk and its first durable tap may be no more than this, gzipped. */
export const SCRIPT_LIMIT_KIB = 22;

export function kioskSizes(): { page: Size; worker: Size; secondCopy: Size; precache: Size } {
  const { page, worker, secondCopy } = kioskScripts();
  return { page: sizeOf(page), worker: sizeOf(worker), secondCopy: sizeOf(secondCopy), precache: sizeOf(precachedFiles()) };
}

/**
 * What page and worker import statically: without it nothing stands, and with it a tap is durable, in one copy. The second copy is apart:
 * each start loads it before the first tap is taken, but where it can't be loaded a kiosk goes on without.
 */
export function kioskScripts(): { page: string[]; worker: string[]; secondCopy: string[] } {
  const page = new Set<string>();
  for (const script of pageScripts()) staticClosure(script, page);
  const worker = staticClosure(kioskWorkerUrl());
  const secondCopy = [...staticClosure(scriptCalled('second-copy'))].filter((script) => !worker.has(script));
  return { page: [...page], worker: [...worker], secondCopy };
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
