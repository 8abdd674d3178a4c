// A file of the journal in memory that can lose what was not flushed, as a power cut does: all of it, or all but a torn beginning. What
// is on the `MemoryFileDisk` survives a crash; `deny` makes a step fail, a write half-way.
import type { JournalFile } from '../../src/kiosk/outbox/journal-format.ts';

export type MemoryFileDisk = { durable: Uint8Array; cached: Uint8Array };
export type JournalStep = 'write' | 'truncate' | 'flush';
/** An error to throw; for a write after so many bytes of it. */
export type JournalDenial = { error: Error; afterBytes?: number };

export function emptyFile(): MemoryFileDisk {
  return { durable: new Uint8Array(0), cached: new Uint8Array(0) };
}

export function memoryJournalFile(disk: MemoryFileDisk, deny: (step: JournalStep) => JournalDenial | null = () => null): JournalFile {
  return {
    size: () => disk.cached.length,
    read(into, at) {
      const bytes = disk.cached.subarray(at, at + into.length);
      into.set(bytes);
      return bytes.length;
    },
    write(bytes, at) {
      const denial = deny('write');
      const written = denial ? bytes.subarray(0, denial.afterBytes ?? 0) : bytes;
      const end = written.length > 0 ? at + written.length : 0;
      const after = new Uint8Array(Math.max(disk.cached.length, end));
      after.set(disk.cached);
      after.set(written, written.length > 0 ? at : 0);
      disk.cached = after;
      if (denial) throw denial.error;
      return bytes.length;
    },
    truncate(size) {
      throwIf(deny('truncate'));
      const after = new Uint8Array(size);
      after.set(disk.cached.subarray(0, size));
      disk.cached = after;
    },
    flush() {
      throwIf(deny('flush'));
      disk.durable = disk.cached;
    },
  };
}

/** A power cut: back to what was flushed, and `tornBytes` more of what was being added to it. */
export function cutPower(disk: MemoryFileDisk, tornBytes = 0): void {
  const kept = disk.cached.subarray(0, disk.durable.length + tornBytes);
  disk.cached = tornBytes > 0 ? new Uint8Array(kept) : disk.durable;
  disk.durable = disk.cached;
}

function throwIf(denial: JournalDenial | null): void {
  if (denial) throw denial.error;
}
