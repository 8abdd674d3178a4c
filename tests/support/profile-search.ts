// Looks for words in every file below a folder (a browser's profile, a collector's data), as they are or encoded: UTF-8, UTF-16 of both
// byte orders, of these base64 and base64url at each of the three alignments, hexadecimal, percent and JSON escapes; and all of that
// again in whatever gzip or zlib stream lies in a file. (Snappy, which LevelDB uses, leaves a word's first appearance as it is.)
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, inflateSync } from 'node:zlib';

/** Files that hold any form of `words`. */
export function filesWith(folder: string, words: string): string[] {
  const needles = formsOf(words);
  return filesBelow(folder).filter((file) => holds(bytesOf(file), needles));
}

export function holdsWords(bytes: Buffer, words: string): boolean {
  return holds(bytes, formsOf(words));
}

function holds(bytes: Buffer, needles: readonly Buffer[]): boolean {
  return [bytes, ...unpacked(bytes)].some((form) => needles.some((needle) => form.includes(needle)));
}

function formsOf(words: string): Buffer[] {
  const utf8 = Buffer.from(words, 'utf8');
  const utf16 = Buffer.from(words, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const hex = utf8.toString('hex');
  const escaped = [...words]
    .map((one) => (one.charCodeAt(0) > 126 ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one))
    .join('');
  const texts = [hex, hex.toUpperCase(), escaped, encodeURIComponent(words)].map((text) => Buffer.from(text));
  return [utf8, utf16, swapped, ...texts, ...[utf8, utf16, swapped].flatMap(base64Forms)];
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

const STREAMS = [
  { magic: Buffer.from([0x1f, 0x8b, 0x08]), open: gunzipSync },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ magic: Buffer.from([0x78, level]), open: inflateSync })),
];
const UNPACKED_MAX_BYTES = 16 * 1024 * 1024;
/** A stream longer than this is cut: its beginning is looked through. */
const STREAM_MAX_BYTES = 4 * 1024 * 1024;

function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (const { magic, open } of STREAMS) {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      try {
        const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: UNPACKED_MAX_BYTES };
        found.push(open(bytes.subarray(at, at + STREAM_MAX_BYTES), options));
      } catch {
        // Two or three bytes that only look like the beginning of one.
      }
    }
  }
  return found;
}

/** The browser that uses the profile deletes files, too. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const entry = statSync(path, { throwIfNoEntry: false });
    if (!entry) return [];
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
