// A collector small enough to be obviously right: keeps each id once, judges by hash, remembers in which order things first came, says
// how much of the ledger it holds, and can be restored from a backup.
import { createHash } from 'node:crypto';

type ModelEntry = { id: string; hash: string; ledgerId: string; sequence: number; previousHash: string | null };
type ModelBatch = { batchId: string; ledgerId: string; entries: readonly { header: string; body: string }[] };
export type ModelCollector = {
  version: string;
  readonly stored: Map<string, ModelEntry>;
  /** Ids that it refuses, entry by entry. */
  readonly refuses: Set<string>;
  /** Ids for which it refuses a whole batch. */
  readonly chokesOn: Set<string>;
  /** How often an id came again with other content. */
  conflicts: number;
  /** Entries in one batch at most; more is answered with 413. */
  maxEntries: number;
  /** Forgets what it came to hold after its first `count` entries, as a backup of that moment would. */
  restoreTo(count: number): void;
  accept(batch: ModelBatch, nowMs: number): { status: number; text: string };
};

const COLLECTOR_ID = '00000000-0000-4000-8000-0000000000c0';

export function modelCollector(): ModelCollector {
  const collector: ModelCollector = {
    version: '1',
    stored: new Map(),
    refuses: new Set(),
    chokesOn: new Set(),
    conflicts: 0,
    maxEntries: Number.POSITIVE_INFINITY,
    restoreTo(count) {
      for (const id of [...collector.stored.keys()].slice(count)) collector.stored.delete(id);
    },
    accept({ batchId, ledgerId, entries }, nowMs) {
      if (entries.length > collector.maxEntries) return problem(413, 'body-too-large');
      const received = entries.map(({ header }) => readEntry(header));
      if (received.some(({ id }) => collector.chokesOn.has(id))) return problem(422, 'shape-invalid');
      const verdicts = received.map((entry) => ({ id: entry.id, hash: entry.hash, verdict: judge(collector, entry) }));
      const time = new Date(nowMs).toISOString();
      const acknowledgement = { v: 1, batchId, collector: { id: COLLECTOR_ID, version: collector.version, time }, verdicts };
      const ledger = heldOf(collector, ledgerId);
      return { status: 200, text: JSON.stringify({ ...acknowledgement, configuration: { wanted: null }, ledger }) };
    },
  };
  return collector;
}

function heldOf({ stored }: ModelCollector, ledgerId: string): { id: string; received: number; safeThrough: number } {
  const numbers = new Set([...stored.values()].filter((entry) => entry.ledgerId === ledgerId).map(({ sequence }) => sequence));
  let safeThrough = 0;
  while (numbers.has(safeThrough + 1)) safeThrough++;
  return { id: ledgerId, received: numbers.size, safeThrough };
}

function judge(collector: ModelCollector, entry: ModelEntry): string {
  if (collector.refuses.has(entry.id)) return 'refused';
  const known = collector.stored.get(entry.id);
  if (!known) collector.stored.set(entry.id, entry);
  if (!known) return 'stored';
  if (known.hash === entry.hash) return 'duplicate';
  collector.conflicts++;
  return 'conflict';
}

function readEntry(header: string): ModelEntry {
  const { id, ledgerId, sequence, previousHash } = JSON.parse(header) as ModelEntry;
  return { id, ledgerId, sequence, previousHash, hash: createHash('sha256').update(header).digest('base64url') };
}

export function problem(status: number, code: string): { status: number; text: string } {
  return { status, text: JSON.stringify({ type: `/problems/${code}`, title: code, status, code }) };
}
