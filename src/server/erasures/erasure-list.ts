// The list of erasures, outside the database: one JSON line for each entry erased, and for each fact of a case whose words were, on the disk before the erasure itself is. A database
// restored from an older backup holds erased entries again, or will be sent them again; this list says what must stay erased. It names
// entries and holds nothing of them.
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { EntryId, KioskId, LedgerId, OrganisationId, Sha256, Uuid } from '../../protocol/ids.ts';
import type { WordErasure } from '../store/data-protection-store.ts';
import type { Erasure } from '../store/store.ts';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const WordsLine = v.object({ v: v.literal(1), fact: Uuid, organisation: OrganisationId, at: Count });
const Line = v.object({
  v: v.literal(1),
  id: EntryId,
  organisation: OrganisationId,
  kiosk: KioskId,
  ledgerId: LedgerId,
  sequence: Count,
  hash: Sha256,
  /** Milliseconds since 1970. */
  at: Count,
});

type Listed = Erasure | WordErasure;
export type ErasureList = {
  /** Resolves when all of it is on the disk. */
  append(erasures: readonly Listed[]): Promise<void>;
  /** In the order written. What can't be read is given as the number of its line, and hides nothing else. */
  read(): AsyncIterable<Listed | { damagedLine: number }>;
};

export function erasureList(file: string): ErasureList {
  return {
    async append(erasures) {
      if (erasures.length === 0) return;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const lines = erasures.map((erasure) => `${JSON.stringify({ v: 1, ...erasure })}\n`).join('');
      await appendDurably(file, lines);
    },
    read: () => readLines(file),
  };
}

async function appendDurably(file: string, lines: string): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    // A line that was cut off must not swallow the next one.
    const lead = size > 0 && !(await endsWithNewline(handle, size)) ? '\n' : '';
    await handle.appendFile(lead + lines);
    await handle.sync();
    if (size === 0) await syncFolder(dirname(file));
  } finally {
    await handle.close();
  }
}

async function endsWithNewline(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* readLines(file: string): AsyncIterable<Listed | { damagedLine: number }> {
  if (!(await exists(file))) return;
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '') yield parseLine(line) ?? { damagedLine: number };
  }
}

function parseLine(line: string): Listed | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.union([Line, WordsLine])), line);
  if (!parsed.success) return null;
  const { v: _version, ...erasure } = parsed.output;
  return erasure;
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    // A list that is there and can't be read must be said: it may name what this database holds.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
