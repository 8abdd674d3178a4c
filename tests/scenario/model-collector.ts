// A collector small enough to be obviously right: keeps each id once, judges by hash, remembers in which order things first came.
import { createHash } from 'node:crypto';

type ModelEntry = { id: string; hash: string; sequence: number; previousHash: string | null };
export type ModelCollector = {
  version: string;
  readonly stored: Map<string, ModelEntry>;
  /** Ids that it refuses, entry by entry. */
  readonly refuses: Set<string>;
  /** Ids for which it refuses a whole batch. */
  readonly chokesOn: Set<string>;
  /** Entries in one batch at most; more is answered with 413. */
  maxEntries: number;
  accept(batch: { batchId: string; entries: readonly { header: string; body: string }[] }, nowMs: number): { status: number; text: string };
};

const COLLECTOR_ID = '00000000-0000-4000-8000-0000000000c0';

export function modelCollector(): ModelCollector {
  const collector: ModelCollector = {
    version: '1',
    stored: new Map(),
    refuses: new Set(),
    chokesOn: new Set(),
    maxEntries: Number.POSITIVE_INFINITY,
    accept({ batchId, entries }, nowMs) {
      if (entries.length > collector.maxEntries) return problem(413, 'body-too-large');
      const received = entries.map(({ header }) => readEntry(header));
      if (received.some(({ id }) => collector.chokesOn.has(id))) return problem(422, 'shape-invalid');
      const verdicts = received.map((entry) => ({ id: entry.id, hash: entry.hash, verdict: judge(collector, entry) }));
      const time = new Date(nowMs).toISOString();
      const acknowledgement = { v: 1, batchId, collector: { id: COLLECTOR_ID, version: collector.version, time }, verdicts };
      return { status: 200, text: JSON.stringify({ ...acknowledgement, configuration: { wanted: null } }) };
    },
  };
  return collector;
}

function judge(collector: ModelCollector, entry: ModelEntry): string {
  if (collector.refuses.has(entry.id)) return 'refused';
  const known = collector.stored.get(entry.id);
  if (!known) collector.stored.set(entry.id, entry);
  if (!known) return 'stored';
  return known.hash === entry.hash ? 'duplicate' : 'conflict';
}

function readEntry(header: string): ModelEntry {
  const { id, sequence, previousHash } = JSON.parse(header) as ModelEntry;
  return { id, sequence, previousHash, hash: createHash('sha256').update(header).digest('base64url') };
}

export function problem(status: number, code: string): { status: number; text: string } {
  return { status, text: JSON.stringify({ type: `/problems/${code}`, title: code, status, code }) };
}
