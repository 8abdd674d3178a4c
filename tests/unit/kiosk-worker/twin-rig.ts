// Both copies of the outbox in memory, over disks that outlive them, for the tests of what happens when one of them fails.
import { createHash } from 'node:crypto';
import { chainDrafts, type Head } from '../../../src/kiosk/outbox/chain.ts';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import type { OutboxStore, TwinOutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import { type OutboxFact, twinOutboxStore } from '../../../src/kiosk/outbox/twin-outbox-store.ts';
import { emptyFile, type JournalDenial, type JournalStep, memoryJournalFile } from '../../scenario/memory-journal-file.ts';
import { emptyDisk, type MemoryHooks, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { virtualTime } from '../../scenario/virtual-time.ts';
import { context, draft } from './drafts.ts';

export type TwinDisks = ReturnType<typeof twinDisks>;
export const digest = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('base64url'));

export function twinDisks(ledgerId: string = context.ledgerId) {
  return { database: emptyDisk(ledgerId), files: [emptyFile(), emptyFile()] as const };
}

type Trouble = {
  database?: MemoryHooks['deny'];
  journal?: (step: JournalStep) => JournalDenial | null;
  /** The journal can't be opened. */
  noJournal?: () => boolean;
  wrap?: (database: OutboxStore) => OutboxStore;
  turnBytes?: number;
};

export function twinRig(disks: TwinDisks, { database = () => null, journal, noJournal, wrap = (store) => store, turnBytes }: Trouble = {}) {
  const time = virtualTime();
  const facts: OutboxFact[] = [];
  const errors: unknown[] = [];
  const unreadable: true[] = [];
  const steps: string[] = [];
  const inner = memoryOutboxStore(disks.database, {
    pause: () => Promise.resolve(),
    deny: (step, moment) => {
      if (moment === 'before') steps.push(step);
      return database(step, moment);
    },
  });
  const twin = twinOutboxStore({
    database: wrap(inner),
    openJournal: async () => {
      if (noJournal?.()) throw new DOMException('no journal', 'NotFoundError');
      const [a, b] = disks.files;
      return openJournal([memoryJournalFile(a, journal), memoryJournalFile(b, journal)], turnBytes);
    },
    digest,
    sleep: time.sleep,
    failed: (error) => void errors.push(error),
    found: (fact) => facts.push(fact),
    unreadable: () => unreadable.push(true),
  });
  return { twin, time, facts, errors, inner, steps, unreadable: () => unreadable.length };
}

/** Chained as the recorder does it, from the number after `head`. */
export async function chained(numbers: readonly number[], head: Head, ledgerId = context.ledgerId): Promise<StoredEntry[]> {
  const drafts = numbers.map((number) => draft(number));
  return (await chainDrafts(drafts, head, { ...context, ledgerId }, digest)).entries;
}

export async function add(store: OutboxStore, count: number, from = 0): Promise<StoredEntry[]> {
  const head = await store.tail();
  const entries = await chained(
    Array.from({ length: count }, (_, place) => head.sequence + place + 1 + from),
    head,
    (await store.ledger()).ledgerId,
  );
  for (const entry of entries) if ((await store.append([entry])) !== 'committed') throw new Error('a collision');
  return entries;
}

export async function started(disks: TwinDisks, trouble?: Trouble) {
  const rig = twinRig(disks, trouble);
  await opened(rig.twin);
  return rig;
}

const TRIES = 5;

/** As the worker does: an empty database is only believed when the journal stays away. */
export async function opened(twin: TwinOutboxStore): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await twin.match();
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

export async function filled(count: number): Promise<TwinDisks> {
  const disks = twinDisks();
  const { twin } = await started(disks);
  await add(twin, count);
  return disks;
}

export const OTHER_LEDGER = '00000000-0000-4000-8000-0000000000ff';
export const HOUR_MS = 60 * 60 * 1000;

export const wipeDatabase = (disks: TwinDisks, ledgerId = OTHER_LEDGER) => ({ ...disks, database: emptyDisk(ledgerId) });
export const wipeJournal = (disks: TwinDisks): TwinDisks => ({ ...disks, files: [emptyFile(), emptyFile()] });
export const everything = async (store: OutboxStore) => store.after((await store.ledger()).sentThrough, 10_000);
export const numbers = async (store: OutboxStore) => (await everything(store)).map(({ sequence }) => sequence);
/** What the journal alone would bring back. */
export const inJournal = async (disks: TwinDisks) => numbers((await started(wipeDatabase(disks))).twin);
export const upTo = (count: number, from = 1) => Array.from({ length: count - from + 1 }, (_, place) => from + place);

export async function sent(store: OutboxStore, sentThrough: number) {
  const { ledgerId } = await store.ledger();
  const sentTally = { ratings: sentThrough, words: 0 };
  return store.settle({ ledgerId, sentThrough, sentTally, milestones: null, shelve: [], unshelve: [] });
}

/** Fails `append` while `isBroken`. */
export const failing =
  (isBroken: () => boolean, name = 'UnknownError'): MemoryHooks['deny'] =>
  (step, moment) =>
    step === 'append' && moment === 'before' && isBroken() ? new DOMException('no', name) : null;
