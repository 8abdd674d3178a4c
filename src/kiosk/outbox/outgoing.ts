// The sending side of the outbox: which entries go next, and what an acknowledgement does to them. Holds the pointer in memory as
// the disk has it; each step costs the same however many entries wait.
import type { Acknowledgement } from '../../protocol/batch.ts';
import { BATCH_TARGET_BYTES } from '../../protocol/limits.ts';
import type { Head } from './chain.ts';
import type { Ledger, OutboxStore, ShelfItem } from './outbox-store.ts';
import { retain } from './retention.ts';
import { settle, settleShelf, shelfItem } from './settle.ts';
import type { StoredEntry } from './stored-entry.ts';

export type OutgoingBatch =
  | { source: 'waiting'; entries: readonly StoredEntry[]; ledgerId: string }
  | { source: 'shelf'; entries: readonly StoredEntry[]; ledgerId: string; items: readonly ShelfItem[] };

export type Waiting = { entries: number; ratings: number; words: number };

export type Outgoing = {
  /** Which version of the collector is there now: another one is offered the shelf again. */
  meet(collectorVersion: string): void;
  /** Oldest waiting entries; when none wait, what on the shelf this collector has not seen yet; else an empty batch. */
  next(limit: number): Promise<OutgoingBatch>;
  /** How many entries it settled. */
  acknowledge(batch: OutgoingBatch, acknowledgement: Acknowledgement, wallMs: number): Promise<number>;
  /** Takes the single entry of `batch` out of the way, for a reason that the collector gave. */
  shelve(batch: OutgoingBatch, reason: string): Promise<void>;
  ledger(): Ledger;
  shelved(): number;
  /** What waits, or what will wait still once everything up to `through` is settled. */
  waiting(head: Head | null, through?: StoredEntry): Waiting;
};

type ReadAhead = { after: number; limit: number; entries: Promise<StoredEntry[] | null> };

export async function createOutgoing(store: OutboxStore, collectorVersion: string | null): Promise<Outgoing> {
  let ledger = await store.ledger();
  let shelved = await store.shelved();
  let version = collectorVersion;
  let ahead: ReadAhead | null = null;

  async function next(limit: number): Promise<OutgoingBatch> {
    const entries = await read(ledger.sentThrough, limit);
    const { ledgerId } = ledger;
    if (entries.length > 0 || shelved === 0 || version === null) return { source: 'waiting', entries, ledgerId };
    const items = await store.shelf(version, limit);
    const kept = withinBytes(items.map(({ entry }) => entry));
    return { source: 'shelf', entries: kept, ledgerId, items: items.slice(0, kept.length) };
  }

  /** A batch cut short has others behind it: those are read while it is on its way. */
  async function read(after: number, limit: number): Promise<readonly StoredEntry[]> {
    const isAhead = ahead?.after === after && ahead.limit === limit;
    const entries = withinBytes((isAhead && (await ahead?.entries)) || (await store.after(after, limit)));
    const last = entries.at(-1);
    ahead = last && entries.length === limit ? readAhead(last.sequence, limit) : null;
    return entries;
  }

  /** Only a convenience: what fails here is read again when it is needed. */
  function readAhead(after: number, limit: number): ReadAhead {
    return { after, limit, entries: store.after(after, limit).catch(() => null) };
  }

  async function acknowledge(batch: OutgoingBatch, { collector, verdicts }: Acknowledgement, wallMs: number): Promise<number> {
    version = collector.version;
    if (batch.source === 'shelf') {
      const { unshelve, shelve } = settleShelf(batch.items, verdicts, version);
      await apply({ through: null, shelve, unshelve });
      return unshelve.length + shelve.length;
    }
    const { count, shelve } = settle(batch.entries, verdicts, version);
    const last = batch.entries[count - 1];
    if (last) await advance(last, shelve, { collectorMs: Date.parse(collector.time), wallMs });
    return count;
  }

  async function advance(last: StoredEntry, shelve: ShelfItem[], now: { collectorMs: number; wallMs: number }): Promise<void> {
    const { milestones, discardThrough } = retain(ledger.milestones, { through: last.sequence, ...now });
    await apply({ through: last, shelve, unshelve: [], milestones });
    if (discardThrough !== null) await store.discardSent(discardThrough);
  }

  async function shelve(batch: OutgoingBatch, reason: string): Promise<void> {
    const entry = batch.entries[0];
    if (!entry) return;
    const through = batch.source === 'waiting' ? entry : null;
    await apply({ through, shelve: [shelfItem(entry, reason, version ?? 'unknown')], unshelve: [] });
  }

  async function apply(change: {
    through: StoredEntry | null;
    shelve: ShelfItem[];
    unshelve: string[];
    milestones?: Ledger['milestones'];
  }): Promise<void> {
    ledger = await store.settle({
      ledgerId: ledger.ledgerId,
      sentThrough: change.through?.sequence ?? null,
      sentTally: change.through?.tally ?? null,
      milestones: change.milestones ?? null,
      shelve: change.shelve,
      unshelve: change.unshelve,
    });
    if (change.shelve.length > 0 || change.unshelve.length > 0) shelved = await store.shelved();
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

/** From the front, as many as fit; at least one, since an entry is always smaller than a batch. */
function withinBytes(entries: readonly StoredEntry[]): readonly StoredEntry[] {
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
