// Keeps the journal in step: writes beside the database, remembers which numbers the journal lacks, and copies those from the database
// in small steps, the newest first, so that a step once made need not be made again.
import type { NumberRange } from '../../protocol/batch.ts';
import type { Journal } from './journal.ts';
import { type Ranges, withoutRange, withRange } from './number-ranges.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type JournalKeeperParts = {
  database: OutboxStore;
  sleep(ms: number): Promise<void>;
  failed(error: unknown): void;
  /** Opens the journal (anew) and tells this keeper what it lacks. */
  reopen(): Promise<void>;
};
export type JournalKeeper = {
  journal(): Journal | null;
  use(journal: Journal | null, lacking: Ranges): void;
  lacking(): Ranges;
  /** True when it is on disk. */
  write(entries: readonly StoredEntry[]): boolean;
  discard(through: number): void;
};

/** Small, so that a tap never waits for it. */
const STEP = 100;
const PAUSE_MS = 50;
const RETRY_MS = 2_000;
const RETRY_MAX_MS = 60_000;

export function createJournalKeeper({ database, sleep, failed, reopen }: JournalKeeperParts): JournalKeeper {
  let journal: Journal | null = null;
  let lacking: Ranges = [];
  let isRepairing = false;

  function write(entries: readonly StoredEntry[]): boolean {
    const range = { from: entries[0]?.sequence ?? 1, through: entries.at(-1)?.sequence ?? 0 };
    try {
      if (!journal) throw new DOMException('the journal is not open', 'InvalidStateError');
      journal.append(entries, wholeFrom(withoutRange(lacking, range)));
      lacking = withoutRange(lacking, range);
      return true;
    } catch (error) {
      failed(error);
      lacking = withRange(lacking, range);
      if (!isRepairing) void repair();
      return false;
    }
  }

  async function repair(): Promise<void> {
    isRepairing = true;
    for (let waitMs = PAUSE_MS; lacking.length > 0 || !journal; ) {
      await sleep(waitMs);
      try {
        if (waitMs !== PAUSE_MS || !journal) await reopen();
        await repairStep();
        waitMs = PAUSE_MS;
      } catch (error) {
        failed(error);
        waitMs = Math.min(Math.max(waitMs * 2, RETRY_MS), RETRY_MAX_MS);
      }
    }
    isRepairing = false;
  }

  async function repairStep(): Promise<void> {
    const newest = lacking.at(-1);
    if (!journal) throw new DOMException('the journal is not open', 'InvalidStateError');
    if (!newest) return;
    const step: NumberRange = { from: Math.max(newest.from, newest.through - STEP + 1), through: newest.through };
    const entries = (await database.after(step.from - 1, STEP)).filter(({ sequence }) => sequence <= step.through);
    journal.append(entries, wholeFrom(withoutRange(lacking, step)));
    lacking = withoutRange(lacking, step);
  }

  return {
    journal: () => journal,
    use(opened, ranges) {
      journal = opened;
      lacking = ranges;
      if (!isRepairing && (lacking.length > 0 || !journal)) void repair();
    },
    lacking: () => lacking,
    write,
    discard(through) {
      try {
        journal?.discard(through);
      } catch (error) {
        failed(error);
      }
    },
  };
}

function wholeFrom(lacking: Ranges): number {
  return (lacking.at(-1)?.through ?? 0) + 1;
}
