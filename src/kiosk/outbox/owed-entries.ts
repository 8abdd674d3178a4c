// Entries that the journal holds and the database still lacks, because it failed or took too long. They are read from here meanwhile
// and written to the database in the background. Whose number has been taken by then goes to the shelf, and so reaches the collector too.
import { addOrShelve } from './add-or-shelve.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type OwedParts = {
  database: OutboxStore;
  sleep(ms: number): Promise<void>;
  failed(error: unknown): void;
};
export type OwedEntries = {
  /** Oldest first. */
  all(): readonly StoredEntry[];
  /** Rather than to grow without end, a kiosk whose database stays broken says so to its visitors. */
  hasRoom(): boolean;
  add(entries: readonly StoredEntry[]): void;
  /** Writes them all; rejects while the database fails. */
  pay(): Promise<void>;
};

const MOST = 2_000;
const STEP = 100;
const RETRY_MS = 1_000;
const RETRY_MAX_MS = 60_000;

export function createOwedEntries({ database, sleep, failed }: OwedParts): OwedEntries {
  let owed: readonly StoredEntry[] = [];
  let paying: Promise<void> | null = null;
  let isTrying = false;

  async function payAll(): Promise<void> {
    while (owed.length > 0) {
      const step = owed.slice(0, STEP);
      await addOrShelve(database, step);
      owed = owed.filter((entry) => !step.includes(entry));
    }
  }

  function pay(): Promise<void> {
    paying ??= payAll().finally(() => {
      paying = null;
    });
    return paying;
  }

  async function keepTrying(): Promise<void> {
    isTrying = true;
    for (let waitMs = RETRY_MS; owed.length > 0; waitMs = Math.min(waitMs * 2, RETRY_MAX_MS)) {
      await sleep(waitMs);
      await pay().catch(failed);
    }
    isTrying = false;
  }

  return {
    all: () => owed,
    hasRoom: () => owed.length < MOST,
    add(entries) {
      owed = [...owed, ...entries].sort((one, other) => one.sequence - other.sequence);
      if (!isTrying) void keepTrying();
    },
    pay,
  };
}
