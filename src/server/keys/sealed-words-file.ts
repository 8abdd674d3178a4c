// Sealed words on their way to a recipient whose key is not on the collector: written to a file as they are, one entry a line, and
// opened elsewhere, without a store, with that recipient's private half alone.
import { open, readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { EntryStore, ExportCursor } from '../store/store.ts';
import type { SealingKey } from './key-file.ts';
import { openSealedBody } from './open-sealed-body.ts';

const PAGE = 500;
const SealedLine = v.object({
  organisation: v.string(),
  id: v.string(),
  kiosk: v.string(),
  kind: v.string(),
  occurredAt: v.string(),
  body: v.string(),
});
type SealedLine = v.InferOutput<typeof SealedLine>;
export type OpenedLine = Omit<SealedLine, 'body' | 'organisation'> & { words: unknown };

/** How many it wrote. The file must not be there yet. */
export async function writeSealedWords(entries: EntryStore, organisation: string, file: string): Promise<number> {
  const handle = await open(file, 'wx', 0o600);
  let written = 0;
  try {
    for (let after: ExportCursor | null = null; ; ) {
      const page = await entries.page({ organisation }, after, PAGE);
      const last = page.at(-1);
      if (!last) return written;
      // An erased entry has no body any more.
      for (const { id, kiosk, kind, occurredAt, body } of page.filter((entry) => entry.sealed && entry.body !== '')) {
        const line = { organisation, id, kiosk, kind, occurredAt: new Date(occurredAt).toISOString(), body };
        await handle.write(`${JSON.stringify(line satisfies SealedLine)}\n`);
        written++;
      }
      after = { kiosk: last.kiosk, ledgerId: last.ledgerId, sequence: last.sequence, id: last.id };
    }
  } finally {
    await handle.close();
  }
}

/** Throws an Error with the number of the line that is none. */
export async function openSealedWords(file: string, key: SealingKey): Promise<{ opened: OpenedLine[]; others: number }> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const opened: OpenedLine[] = [];
  for (const [place, line] of lines.entries()) {
    const { organisation, body, ...named } = parseLine(line, place + 1);
    const plain = await openSealedBody(body, { organisation, entryId: named.id }, [key]);
    if (plain !== null) opened.push({ ...named, words: JSON.parse(plain) });
  }
  return { opened, others: lines.length - opened.length };
}

function parseLine(line: string, number: number): SealedLine {
  try {
    return v.parse(SealedLine, JSON.parse(line));
  } catch (cause) {
    throw new Error(`Line ${number} is not an entry with sealed words.`, { cause });
  }
}
