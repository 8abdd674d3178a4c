// The sending side of the outbox: which entries go next, and what an acknowledgement does to them. Holds the pointer in memory as
// the disk has it; each step costs the same however many entries wait.
import type { Acknowledgement } from '../../protocol/batch.ts';
import { BATCH_TARGET_BYTES } from '../../protocol/limits.ts';
import type { Head } from './chain.ts';
import type { Ledger, OutboxStore, Pointer, Reach, Settlement, ShelfItem } from './outbox-store.ts';
import { retain } from './retention.ts';
import { judgeReach, newHole, progressOf, rewindTo, type Said } from './rewind.ts';
import { settle, settleShelf, shelfItem } from './settle.ts';
import { type StoredEntry, tallyBefore } from './stored-entry.ts';

export type OutgoingBatch =
  | { source: 'waiting'; entries: readonly StoredEntry[]; ledgerId: string }
  | { source: 'shelf'; entries: readonly StoredEntry[]; ledgerId: string; items: readonly ShelfItem[] };

/** `resend`: the collector was restored from a backup, and these numbers go once more. */
export type Acknowledged = { count: number; resend: { from: number; through: number } | null };

export type Waiting = { entries: number; ratings: number; words: number };

export type Outgoing = {
  /** Which version of the collector is there now: another one is offered the shelf again. */
  meet(collectorVersion: string): void;
  /** Oldest waiting entries; when none wait, what on the shelf this collector has not seen yet; else an empty batch. */
  next(limit: number): Promise<OutgoingBatch>;
  /** How many entries it settled, and what goes again. */
  acknowledge(batch: OutgoingBatch, acknowledgement: Acknowledgement, wallMs: number): Promise<Acknowledged>;
  /** Takes the single entry of `batch` out of the way, for a reason that the collector gave. */
  shelve(batch: OutgoingBatch, reason: string): Promise<void>;
  ledger(): Ledger;
  shelved(): number;
  /** What waits, or what will wait still once everything up to `through` is settled. */
  waiting(head: Head | null, through?: StoredEntry): Waiting;
};

type Change = { through: StoredEntry | null; shelve: ShelfItem[]; unshelve: string[] } & Partial<
  Pick<Settlement, 'milestones' | 'reach' | 'rewind'>
>;
/** `entries`: those that the answer named. */
type Settled = Change & { entries: readonly StoredEntry[] };
type ReadAhead = { after: number; limit: number; entries: Promise<StoredEntry[] | null> };

export async function createOutgoing(store: OutboxStore, collectorVersion: string | null): Promise<Outgoing> {
  let ledger = await store.ledger();
  let shelved = await store.shelved();
  let version = collectorVersion;
  let ahead: ReadAhead | null = null;

  async function next(limit: number): Promise<OutgoingBatch> {
    const entries = await read(ledger.sentThrough, limit);
    const { ledgerId } = ledger;
    // Another window may have put something there since.
    if (entries.length === 0) shelved = await store.shelved();
    if (entries.length > 0 || shelved === 0 || version === null) return { source: 'waiting', entries, ledgerId };
    const items = await store.shelf(version, limit);
    const kept = withinBytes(items.map(({ entry }) => entry));
    return { source: 'shelf', entries: kept, ledgerId, items: items.slice(0, kept.length) };
  }

  /** A batch cut short has others behind it: those are read while it is on its way. */
  async function read(after: number, limit: number): Promise<readonly StoredEntry[]> {
    const known = ahead?.after === after && ahead.limit === limit ? await ahead.entries : null;
    const entries = withinBytes(known ?? (await store.after(after, limit)));
    const last = entries.at(-1);
    ahead = last && entries.length === limit ? readAhead(store, last.sequence, limit) : null;
    return entries;
  }

  async function acknowledge(batch: OutgoingBatch, acknowledgement: Acknowledgement, wallMs: number): Promise<Acknowledged> {
    const { collector, verdicts } = acknowledgement;
    version = collector.version;
    const { entries, ...change } = settleBatch(batch, verdicts, version);
    const said = acknowledgement.ledger?.id === ledger.ledgerId ? acknowledgement.ledger : null;
    // As the disk has it: another window that froze and woke may have sent since.
    const onDisk = said ? await store.ledger() : ledger;
    const judged = said && (await judge(store, said, onDisk.reach ?? null, { entries, verdicts }));
    const rewind = said && judged?.mustGoBack ? await wayBack(store, said, onDisk) : null;
    const told: Change = { ...change, reach: judged?.reach ?? null };
    const resend = rewind ? await goBack(rewind, told) : null;
    if (!rewind) await goOn(told, { collectorMs: Date.parse(collector.time), wallMs });
    return { count: entries.length, resend };
  }

  async function goOn(change: Change, now: { collectorMs: number; wallMs: number }): Promise<void> {
    if (!change.through) return apply(change);
    const { milestones, discardThrough } = retain(ledger.milestones, { through: change.through.sequence, ...now });
    await apply({ ...change, milestones });
    if (discardThrough !== null) await store.discardSent(discardThrough);
  }

  /** A milestone behind the pointer no longer holds: what is sent again stays its seven days from then on. */
  async function goBack(rewind: Pointer, change: Change): Promise<Acknowledged['resend']> {
    const { sentThrough, milestones } = ledger;
    const still = milestones.filter(({ through }) => through <= rewind.sentThrough);
    await apply({ ...change, through: null, rewind, milestones: still });
    return { from: rewind.sentThrough + 1, through: sentThrough };
  }

  async function shelve(batch: OutgoingBatch, reason: string): Promise<void> {
    const entry = batch.entries[0];
    const through = batch.source === 'waiting' && entry ? entry : null;
    if (entry) await apply({ through, shelve: [shelfItem(entry, reason, version ?? 'unknown')], unshelve: [] });
  }

  /** What changes nothing is not written: a heartbeat costs no disk. */
  async function apply(change: Change): Promise<void> {
    const { through, shelve, unshelve, milestones = null, reach = null, rewind = null } = change;
    const isNews = reach !== null && JSON.stringify(reach) !== JSON.stringify(ledger.reach);
    if (!through && !rewind && !isNews && shelve.length + unshelve.length === 0) return;
    const pointer = { from: ledger.sentThrough, sentThrough: through?.sequence ?? null, sentTally: through?.tally ?? null };
    ledger = await store.settle({ ledgerId: ledger.ledgerId, ...pointer, milestones, shelve, unshelve, reach, rewind });
    if (shelve.length > 0 || unshelve.length > 0) shelved = await store.shelved();
  }

  return {
    meet: (collectorVersion) => {
      version = collectorVersion;
    },
    next,
    acknowledge,
    shelve,
    ledger: () => ledger,
    shelved: () => shelved,
    waiting: (head, through) => waitingBetween(through ? { sentThrough: through.sequence, sentTally: through.tally } : ledger, head),
  };
}

/** Only a convenience: what fails here is read again when it is needed. */
function readAhead(store: OutboxStore, after: number, limit: number): ReadAhead {
  return { after, limit, entries: store.after(after, limit).catch(() => null) };
}

/** Of waiting entries, those named from the front on; of the shelf, all that were named. */
function settleBatch(batch: OutgoingBatch, verdicts: Acknowledgement['verdicts'], version: string): Settled {
  if (batch.source === 'waiting') {
    const { count, shelve } = settle(batch.entries, verdicts, version);
    const entries = batch.entries.slice(0, count);
    return { entries, through: entries.at(-1) ?? null, shelve, unshelve: [] };
  }
  const { shelve, unshelve } = settleShelf(batch.items, verdicts, version);
  const named = new Set([...unshelve, ...shelve.map(({ id }) => id)]);
  return { entries: batch.entries.filter(({ id }) => named.has(id)), through: null, shelve, unshelve };
}

type Answered = { entries: readonly StoredEntry[]; verdicts: Acknowledgement['verdicts'] };

async function judge(store: OutboxStore, said: Said, before: Reach | null, { entries, verdicts }: Answered) {
  const { reach, fell } = judgeReach(before, said, progressOf(entries, verdicts, before));
  const hole = fell ? null : newHole(reach, said);
  if (hole === null) return { reach, mustGoBack: fell };
  return { reach: { ...reach, lookedAt: hole }, mustGoBack: await isThere(store, hole) };
}

/** What lies on the shelf the collector would not have. */
async function isThere(store: OutboxStore, sequence: number): Promise<boolean> {
  const [entry] = await store.after(sequence - 1, 1);
  if (entry?.sequence !== sequence) return false;
  return !(await store.shelf(null, Number.MAX_SAFE_INTEGER)).some(({ id }) => id === entry.id);
}

/** Safe by number: of a number given twice, the collector may hold the other entry. */
async function wayBack(store: OutboxStore, said: Said, { sentThrough, doubledFrom }: Ledger): Promise<Pointer | null> {
  const safeThrough = Math.min(said.safeThrough, (doubledFrom ?? Number.POSITIVE_INFINITY) - 1);
  await store.gather(safeThrough);
  const target = rewindTo(safeThrough, await store.firstHeld(), sentThrough);
  const first = target === null ? undefined : (await store.after(target, 1))[0];
  return target !== null && first ? { sentThrough: target, sentTally: tallyBefore(first) } : null;
}

/** From the front, as many as fit; at least one, since an entry is always smaller than a batch. */
export function withinBytes(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  let bytes = 0;
  const tooMany = entries.findIndex(({ header, body }) => {
    bytes += utf8Length(header) + utf8Length(body);
    return bytes > BATCH_TARGET_BYTES;
  });
  return tooMany === -1 ? entries : entries.slice(0, Math.max(1, tooMany));
}

/** Headers and sealed bodies are ASCII; a plain body could at worst take three bytes for each UTF-16 unit. */
function utf8Length(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is what is asked for
  return /^[\x00-\x7f]*$/.test(text) ? text.length : text.length * 3;
}

export function waitingBetween(ledger: Pick<Ledger, 'sentThrough' | 'sentTally'>, head: Head | null): Waiting {
  if (!head) return { entries: 0, ratings: 0, words: 0 };
  return {
    entries: Math.max(0, head.sequence - ledger.sentThrough),
    ratings: Math.max(0, head.tally.ratings - ledger.sentTally.ratings),
    words: Math.max(0, head.tally.words - ledger.sentTally.words),
  };
}
