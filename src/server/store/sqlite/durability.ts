// What makes a commit on SQLite survive a power cut, set on every open and read back: a build, a file system or an older
// connection may not do as it is told, and would not say so.
import type { DatabaseSync } from 'node:sqlite';
import { Problem } from '../../../protocol/problem.ts';

/** As SQLite says them back: `synchronous` 2 is FULL. */
const WANTED = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

export function setDurable(raw: DatabaseSync): void {
  raw.exec('pragma journal_mode = wal');
  raw.exec('pragma synchronous = full');
  // Apple's fsync leaves data in the drive's cache; elsewhere these do nothing.
  raw.exec('pragma fullfsync = on');
  raw.exec('pragma checkpoint_fullfsync = on');
}

/** Throws, naming the setting, when a commit would not be on the disk. */
export function requireDurable(raw: DatabaseSync): void {
  for (const [pragma, wanted] of Object.entries(WANTED)) {
    const found = Object.values(raw.prepare(`pragma ${pragma}`).get() ?? {})[0];
    if (found === wanted) continue;
    throw new Problem('store-unavailable', {
      detail: `SQLite runs with ${pragma} = ${found} instead of ${wanted}; commits would not be durable.`,
    });
  }
}
