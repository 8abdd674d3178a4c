// Looks for words in the memory of a browser's processes, as the kernel shows it to root: what a page has let go of may still lie there.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const CHUNK_BYTES = 4 * 1024 * 1024;

/** Processes that run pages and workers of the browser on this profile. */
export function rendererPids(profile: string): number[] {
  const all = processes();
  const browser = all.find(({ command }) => command.includes(profile) && !command.includes('--type='));
  if (!browser) throw new Error(`no browser runs on ${profile}`);
  return all.filter(({ pid, command }) => command.includes('--type=renderer') && isBelow(pid, browser.pid, all)).map(({ pid }) => pid);
}

/** Only root may. */
export function canReadMemory(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Whether any of `words` lies in the memory of a process, in UTF-8 or in UTF-16 as processors of today have it; not when it has ended. */
export function isInMemory(pid: number, words: readonly string[]): boolean {
  const needles = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  try {
    const memory = openSync(`/proc/${pid}/mem`, 'r');
    const found = writtenRegions(pid).some((region) => isInRegion(memory, region, needles));
    closeSync(memory);
    return found;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

type Region = { from: number; to: number };

/** That may be read, and in which anything has been written: not what was never used, nor programs as they are on the disk. */
function writtenRegions(pid: number): Region[] {
  const regions = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
  return regions
    .filter((region) => /^[0-9a-f]+-[0-9a-f]+ r/.test(region) && /^(Anonymous|(Private|Shared)_Dirty|Swap): +[1-9]/m.test(region))
    .map((region) => {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+)/.exec(region) ?? [];
      return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
    });
}

/** Words that lie across two chunks are seen too: chunks overlap by the longest. */
function isInRegion(memory: number, { from, to }: Region, needles: readonly Buffer[]): boolean {
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  for (let at = from; at < to; at += CHUNK_BYTES) {
    const bytes = readAt(memory, at, Math.min(CHUNK_BYTES + overlap, to - at));
    if (needles.some((needle) => bytes.includes(needle))) return true;
  }
  return false;
}

/** Some regions are not to be read, not even by root. */
function readAt(memory: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, at));
  } catch {
    return Buffer.alloc(0);
  }
}

type Process = { pid: number; parent: number; command: string };

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
        return [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
}

function isBelow(pid: number, ancestor: number, all: readonly Process[]): boolean {
  const own = all.find((each) => each.pid === pid);
  return own !== undefined && (own.parent === ancestor || isBelow(own.parent, ancestor, all));
}
