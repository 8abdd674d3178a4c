// Both copies of a kiosk's outbox, as they lie on a disk that outlives the kiosk's lives, and what happens to such disks: the power goes
// and takes with it what was not flushed, one copy is wiped, cut short, holed or damaged. Never both at once: of that no kiosk recovers.
import { cutPower, emptyFile, type MemoryFileDisk } from './memory-journal-file.ts';
import { emptyDisk, type MemoryDisk } from './memory-outbox-store.ts';
import type { SeededRandom } from './seeded-random.ts';

export type KioskDisk = { database: MemoryDisk; readonly files: readonly [MemoryFileDisk, MemoryFileDisk] };
export type Damage = 'database-wiped' | 'database-cut-short' | 'database-holed' | 'journal-wiped' | 'journal-flipped' | 'journal-cut-short';

export const DAMAGES: readonly [Damage, ...Damage[]] = [
  'database-wiped',
  'database-cut-short',
  'database-holed',
  'journal-wiped',
  'journal-flipped',
  'journal-cut-short',
];

export function emptyKioskDisk(ledgerId: string): KioskDisk {
  return { database: emptyDisk(ledgerId), files: [emptyFile(), emptyFile()] };
}

/** The journal loses what was not flushed, down to a torn beginning; the database what was committed without `strict` since. */
export function loseUnflushed({ database, files }: KioskDisk, random: SeededRandom): void {
  for (const file of files) cutPower(file, random.below(Math.max(1, file.cached.length - file.durable.length + 1)));
  if (random.chance(0.5)) for (const undo of database.relaxed.splice(0).reverse()) undo();
}

/** A wiped database comes back empty, with a new ledger and nothing of what the browser says about it to be trusted. */
export function damage(disk: KioskDisk, what: Damage, random: SeededRandom, newLedgerId: string): void {
  switch (what) {
    case 'database-wiped':
      disk.database = { ...emptyDisk(newLedgerId), written: disk.database.written };
      break;
    case 'database-cut-short': {
      const numbers = [...disk.database.entries.keys()].sort((one, other) => one - other);
      for (const number of numbers.slice(random.below(numbers.length + 1))) disk.database.entries.delete(number);
      break;
    }
    case 'database-holed':
      for (const number of [...disk.database.entries.keys()]) if (random.chance(0.2)) disk.database.entries.delete(number);
      break;
    case 'journal-wiped':
      for (const file of disk.files) replace(file, new Uint8Array(0));
      break;
    case 'journal-flipped':
      for (const file of disk.files) replace(file, flipped(file.cached, random));
      break;
    case 'journal-cut-short':
      for (const file of disk.files) replace(file, file.cached.slice(0, random.below(file.cached.length + 1)));
  }
}

function flipped(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const damaged = bytes.slice();
  for (let count = 1 + random.below(3); count > 0 && damaged.length > 0; count--) {
    const at = random.below(damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
  }
  return damaged;
}

function replace(file: MemoryFileDisk, bytes: Uint8Array): void {
  file.cached = bytes;
  file.durable = bytes;
}
