// How an entry lies in the journal: mark, length, state of the journal, checksum, then header and body as they were hashed. Pure. A
// record that was torn or changed is passed over and the next one found by its mark, which no UTF-8 text can hold; the last record
// is found from the end, however long the file is.
import { crc32 } from '../../protocol/crc32.ts';

/** What of a file the journal needs; synchronous, so that it is written while IndexedDB commits. */
export type JournalFile = {
  size(): number;
  /** How many bytes were read. */
  read(into: Uint8Array, at: number): number;
  write(bytes: Uint8Array, at: number): number;
  truncate(size: number): void;
  /** What was written is on disk. */
  flush(): void;
};

export type JournalRecord = {
  header: string;
  body: string;
  /** Which of the journal's turns the file had when this was written: of two files the higher one is in use. */
  turn: number;
  /** The highest number that the ledger had reached. */
  highest: number;
  /** The journal held every entry from this number on, as far as they may not be discarded. */
  wholeFrom: number;
};
export type PlacedRecord = JournalRecord & { at: number; end: number };

const MARK = 0xfe43_4a01;
const MARK_BYTE = 0xfe;
const HEAD_BYTES = 32;
/** An entry is smaller (`ENTRY_MAX_BYTES`); anything longer is damage. */
const PAYLOAD_MAX_BYTES = 32 * 1024;
const WINDOW_BYTES = 256 * 1024;

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { ignoreBOM: true });

export function encodeRecord({ header, body, turn, highest, wholeFrom }: JournalRecord): Uint8Array {
  // JSON on one line never holds a line feed, so the first one parts header and body.
  const payload = utf8.encode(`${header}\n${body}`);
  const bytes = new Uint8Array(HEAD_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MARK);
  view.setUint32(8, payload.length);
  view.setUint32(12, turn);
  view.setFloat64(16, highest);
  view.setFloat64(24, wholeFrom);
  bytes.set(payload, HEAD_BYTES);
  view.setUint32(4, crc32(bytes.subarray(8)));
  return bytes;
}

/** Every whole record that starts at `from` or later, in the order in which they lie. */
export function* readRecords(file: JournalFile, from = 0): Generator<PlacedRecord> {
  const size = file.size();
  let start = from;
  while (start < size) {
    const bytes = readWindow(file, start);
    // Emptied since, to have its next turn.
    if (bytes.length === 0) return;
    const isLast = bytes.length < WINDOW_BYTES;
    // What starts near the window's end may not fit in it: it is read with the next one.
    const limit = isLast ? bytes.length : bytes.length - HEAD_BYTES - PAYLOAD_MAX_BYTES;
    let place = 0;
    for (;;) {
      const next = bytes.indexOf(MARK_BYTE, place);
      if (next === -1 || next >= limit) break;
      const record = decodeAt(bytes, next);
      if (record) yield { ...record, at: start + next, end: start + record.end };
      place = record ? record.end : next + 1;
    }
    start += Math.max(place, limit);
  }
}

/** The last whole record, or null. Costs the same for a long file as for a short one, unless its end is damaged. */
export function readLastRecord(file: JournalFile): PlacedRecord | null {
  const size = file.size();
  for (let span = PAYLOAD_MAX_BYTES * 2; ; span *= 8) {
    let last: PlacedRecord | null = null;
    for (const record of readRecords(file, Math.max(0, size - span))) last = record;
    if (last || span >= size) return last;
  }
}

/** The record that starts at `at`; null when there is none, or it changed since. */
export function readRecordAt(file: JournalFile, at: number): PlacedRecord | null {
  const record = decodeAt(readWindow(file, at, HEAD_BYTES + PAYLOAD_MAX_BYTES), 0);
  return record && { ...record, at, end: at + record.end };
}

function readWindow(file: JournalFile, at: number, length = WINDOW_BYTES): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, file.read(bytes, at));
}

function decodeAt(bytes: Uint8Array, at: number): (JournalRecord & { end: number }) | null {
  if (bytes.length < at + HEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const length = view.getUint32(8);
  const end = at + HEAD_BYTES + length;
  if (view.getUint32(0) !== MARK || length > PAYLOAD_MAX_BYTES || end > bytes.length) return null;
  if (view.getUint32(4) !== crc32(bytes.subarray(at + 8, end))) return null;
  const payload = text.decode(bytes.subarray(at + HEAD_BYTES, end));
  const parting = payload.indexOf('\n');
  return {
    header: payload.slice(0, parting),
    body: payload.slice(parting + 1),
    turn: view.getUint32(12),
    highest: view.getFloat64(16),
    wholeFrom: view.getFloat64(24),
    end,
  };
}
