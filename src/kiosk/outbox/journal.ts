// The outbox's second copy, outside IndexedDB: two files that take turns. Entries are only ever added to the end of the one in use; the
// other is emptied as a whole once everything in it may go, and then has its turn. Nothing is moved, so nothing can be interrupted
// half-way. Whatever throws here is a failure of the disk.
import {
  encodeRecord,
  type JournalFile,
  type JournalRecord,
  type PlacedRecord,
  readLastRecord,
  readRecordAt,
  readRecords,
} from './journal-format.ts';

export type JournalFiles = readonly [JournalFile, JournalFile];
type Written = { sequence: number; header: string; body: string };

/** What its last record says. */
export type JournalTail = { ledgerId: string; id: string; sequence: number; highest: number; wholeFrom: number };
/** Where an entry lies. */
export type JournalPlace = { ledgerId: string; id: string; sequence: number; file: 0 | 1; at: number };

export type Journal = {
  /** One look at the end of each file; null when nothing is in it. */
  tail(): JournalTail | null;
  /** On disk when it returns. `wholeFrom`: with these, the journal holds everything from that number on. */
  append(entries: readonly Written[], wholeFrom: number): void;
  /** Entries up to `through` need not be kept any longer. */
  discard(through: number): void;
  /** Forgets all: the ledger it belongs to has ended. */
  reset(): void;
  /**
   * Where every entry lies, by number; of two records of one entry the later one counts. Reads everything, and takes a breath now and
   * then when it is told how, so that a tap need not wait for all of it.
   */
  places(breathe?: () => Promise<void>): Promise<JournalPlace[]>;
  /** null when it has been discarded or damaged since. */
  read(place: JournalPlace): { header: string; body: string } | null;
};

/** So large a file makes way for the other one, when that is empty. */
const TURN_BYTES = 1024 * 1024;
/** Some milliseconds on a slow machine. */
const READ_AT_ONCE = 200;

export function openJournal(files: JournalFiles, turnBytes = TURN_BYTES): Journal {
  // What is read may lie in memory only, from a write whose flush failed or never came: from here on it is relied on.
  for (const file of files) file.flush();
  const last: [PlacedRecord | null, PlacedRecord | null] = [readLastRecord(files[0]), readLastRecord(files[1])];
  let used: 0 | 1 = (last[1]?.turn ?? -1) > (last[0]?.turn ?? -1) ? 1 : 0;
  let turn = last[used]?.turn ?? 0;
  // Mostly of the file in use; but a window that froze and woke again may have given the other one its turn.
  const latest = (last[0]?.highest ?? 0) > (last[1]?.highest ?? 0) ? last[0] : last[1]?.highest === last[0]?.highest ? last[used] : last[1];
  let highest = latest?.highest ?? 0;
  /** At the end of the other file: reason to leave it alone, never to empty it. */
  let looked: { size: number; highest: number } | null = null;
  let end: JournalTail | null = tailOf(latest);
  const idle = () => (used === 0 ? 1 : 0);

  function append(entries: readonly Written[], wholeFrom: number): void {
    if (entries.length === 0) return;
    if (files[used].size() >= turnBytes && files[idle()].size() === 0) {
      used = idle();
      turn++;
    }
    const reached = Math.max(highest, ...entries.map(({ sequence }) => sequence));
    // Only the last of them may say that all are there.
    const records = entries.map(({ header, body }, place): JournalRecord => {
      const isLast = place === entries.length - 1;
      return { header, body, turn, highest: reached, wholeFrom: isLast ? wholeFrom : Math.max(wholeFrom, end?.wholeFrom ?? 1) };
    });
    writeAll(files[used], joined(records.map(encodeRecord)));
    files[used].flush();
    highest = reached;
    end = tailOf(records.at(-1) ?? null);
  }

  function discard(through: number): void {
    const other = files[idle()];
    const size = other.size();
    if (size === 0 || (looked?.size === size && looked.highest > through)) return;
    looked = { size, highest: readLastRecord(other)?.highest ?? 0 };
    if (looked.highest <= through) other.truncate(0);
  }

  function reset(): void {
    for (const file of files) {
      file.truncate(0);
      file.flush();
    }
    end = null;
    highest = 0;
  }

  return {
    tail: () => end,
    append,
    discard,
    reset,
    places: (breathe) => placesIn(files, used, breathe),
    read: (place) => readPlace(files, place),
  };
}

/** Always at the end as it is now: another window may have written since. */
function writeAll(file: JournalFile, bytes: Uint8Array): void {
  const written = file.write(bytes, file.size());
  if (written !== bytes.length) throw new DOMException(`${written} of ${bytes.length} bytes were written`, 'QuotaExceededError');
}

async function placesIn(files: JournalFiles, used: 0 | 1, breathe?: () => Promise<void>): Promise<JournalPlace[]> {
  const byId = new Map<string, JournalPlace>();
  let read = 0;
  for (const file of used === 0 ? ([1, 0] as const) : ([0, 1] as const))
    for (const record of readRecords(files[file])) {
      const name = nameIn(record.header);
      if (name) byId.set(`${name.ledgerId} ${name.id}`, { ...name, file, at: record.at });
      if (++read % READ_AT_ONCE === 0) await breathe?.();
    }
  return [...byId.values()].sort((one, other) => one.sequence - other.sequence);
}

function readPlace(files: JournalFiles, { file, at, id }: JournalPlace): { header: string; body: string } | null {
  const record = readRecordAt(files[file], at);
  return record && nameIn(record.header)?.id === id ? { header: record.header, body: record.body } : null;
}

function tailOf(record: JournalRecord | null): JournalTail | null {
  const name = record && nameIn(record.header);
  return name && { ...name, highest: record.highest, wholeFrom: record.wholeFrom };
}

function nameIn(header: string): { ledgerId: string; id: string; sequence: number } | null {
  try {
    const { ledgerId, id, sequence } = JSON.parse(header);
    return typeof ledgerId === 'string' && typeof id === 'string' && sequence > 0 ? { ledgerId, id, sequence } : null;
  } catch {
    return null;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
