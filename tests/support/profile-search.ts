// Looks for words in every file of a browser's profile, in the encodings a browser writes: UTF-8, UTF-16LE, base64 and base64url at
// each of the three alignments, and hexadecimal.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files that hold any form of `words`. */
export function filesWith(folder: string, words: string): string[] {
  const needles = formsOf(words);
  return filesBelow(folder).filter((file) => {
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
}

function formsOf(words: string): Buffer[] {
  const utf8 = Buffer.from(words, 'utf8');
  const utf16 = Buffer.from(words, 'utf16le');
  return [utf8, utf16, Buffer.from(utf8.toString('hex')), ...[utf8, utf16].flatMap(base64Forms)];
}

/** The part of the base64 text that does not depend on what stands before or after the words. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const stable = text.slice(shift === 0 ? 0 : 4, text.length - 1);
    return [Buffer.from(stable), Buffer.from(stable.replaceAll('+', '-').replaceAll('/', '_'))];
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const entry = statSync(path, { throwIfNoEntry: false });
    if (!entry) return [];
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
