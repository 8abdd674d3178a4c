// The one writer. Takes drafts one by one, writes those that queue up meanwhile in one strict transaction, and answers only
// after the commit. A draft sent again with the same id is written once. Whatever can't be kept is refused, never dropped.
import { chainDrafts, type Digest, type Head, type LedgerContext, type PreparedDraft } from './chain.ts';
import { isOutOfSpace, type OutboxStore, type Tail } from './outbox-store.ts';
import type { StoredEntry } from './stored-entry.ts';

export type RecordResult = 'recorded' | 'unpaired' | 'storage' | 'too-large' | 'withdrawn';
export type RecorderPorts = {
  store: OutboxStore;
  digest: Digest;
  /** null while nothing may be taken: unpaired, or refused by the collector. */
  context(): LedgerContext | null;
  /** The disk failed; for the health report. Never contains anything of a visitor. */
  failed(error: unknown): void;
};
export type Recorder = {
  /**
   * `isWanted` is asked last thing before the draft goes to the disk; when it says no, the draft is not written. `written` is told what it
   * became, unless it had been written before.
   */
  record(draft: PreparedDraft, isWanted?: () => boolean, written?: (entry: StoredEntry) => void): Promise<RecordResult>;
  /** Where the ledger was last known to end; null before the first look at the disk. */
  head(): Head | null;
  /** Looks at the disk, so that the first tap need not. */
  warm(): Promise<Head>;
  /** Somebody else may have written: look at the disk before the next entry. */
  forget(): void;
};

/** A hundred small entries are one quick commit; more would make the first of them wait. */
const GROUP_MAX = 100;
const REMEMBERED_IDS = 500;
const COLLISIONS_BORNE = 5;

type Memory = { head: Head; ids: Set<string> };
type InLine = {
  draft: PreparedDraft;
  isWanted: () => boolean;
  written: (entry: StoredEntry) => void;
  answer: (result: RecordResult) => void;
};

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory whose small functions share one state
export function createRecorder(ports: RecorderPorts): Recorder {
  const line: InLine[] = [];
  const pending = new Map<string, Promise<RecordResult>>();
  /** null: the disk must be looked at before the next entry. */
  let memory: Memory | null = null;
  let lastHead: Head | null = null;
  let writing = false;

  function record(draft: PreparedDraft, isWanted = () => true, written: InLine['written'] = () => undefined): Promise<RecordResult> {
    const known = pending.get(draft.id);
    if (known) return known;
    const result = new Promise<RecordResult>((resolve) => {
      line.push({
        draft,
        isWanted,
        written,
        answer(outcome) {
          pending.delete(draft.id);
          resolve(outcome);
        },
      });
    });
    pending.set(draft.id, result);
    if (!writing) void drain();
    return result;
  }

  async function drain(): Promise<void> {
    writing = true;
    while (line.length > 0) await writeGroup(line.splice(0, GROUP_MAX));
    writing = false;
  }

  /** Tries again from the disk's own truth: twice after failures, some more times after another writer's collision. */
  async function writeGroup(group: readonly InLine[]): Promise<void> {
    let failures = 0;
    let collisions = 0;
    for (;;) {
      try {
        if (await tryGroup(group)) return;
        collisions++;
        if (collisions > COLLISIONS_BORNE) throw new Error('another writer holds the ledger');
      } catch (error) {
        memory = null;
        failures++;
        ports.failed(error);
        if (failures > 1 || collisions > COLLISIONS_BORNE) return refuse(group);
        await makeRoom(error);
      }
    }
  }

  async function tryGroup(group: readonly InLine[]): Promise<boolean> {
    const context = ports.context();
    if (!context) {
      for (const { answer } of group) answer('unpaired');
      return true;
    }
    const known = await remembered();
    const fresh = group.filter(({ draft }) => !known.ids.has(draft.id));
    const { entries, tooLarge, withdrawn } = await chainWanted(fresh, known.head, context);
    if (entries.length > 0 && (await ports.store.append(entries)) === 'collision') {
      memory = null;
      return false;
    }
    advance(known, entries);
    lastHead = known.head;
    for (const entry of entries) fresh.find(({ draft }) => draft.id === entry.id)?.written(entry);
    for (const { draft, answer } of group) {
      if (withdrawn.has(draft)) answer('withdrawn');
      else answer(tooLarge.has(draft) ? 'too-large' : 'recorded');
    }
    return true;
  }

  /** A draft withdrawn while its neighbours were hashed is left out, and the rest is chained anew without it. */
  async function chainWanted(fresh: readonly InLine[], head: Head, context: LedgerContext) {
    for (;;) {
      const withdrawn = new Set(fresh.filter(({ isWanted }) => !isWanted()).map(({ draft }) => draft));
      const drafts = fresh.map(({ draft }) => draft).filter((draft) => !withdrawn.has(draft));
      const chained = await chainDrafts(drafts, head, context, ports.digest);
      if (fresh.every(({ draft, isWanted }) => withdrawn.has(draft) || isWanted())) return { ...chained, withdrawn };
    }
  }

  async function remembered(): Promise<Memory> {
    memory ??= remember(await ports.store.tail());
    lastHead = memory.head;
    return memory;
  }

  /** The disk is full: entries sent long ago make room for new ones. */
  async function makeRoom(error: unknown): Promise<void> {
    if (!isOutOfSpace(error)) return;
    await ports.store.discardSent(Number.MAX_SAFE_INTEGER).catch(ports.failed);
  }

  return {
    record,
    head: () => memory?.head ?? lastHead,
    warm: async () => (await remembered()).head,
    forget() {
      memory = null;
    },
  };
}

function refuse(group: readonly InLine[]): void {
  for (const { answer } of group) answer('storage');
}

function remember({ recentIds, ...head }: Tail): Memory {
  return { head, ids: new Set(recentIds) };
}

function advance(memory: Memory, entries: readonly StoredEntry[]): void {
  const last = entries.at(-1);
  if (last) memory.head = { sequence: last.sequence, hash: last.hash, tally: last.tally };
  for (const { id } of entries) memory.ids.add(id);
  for (const id of memory.ids) {
    if (memory.ids.size <= REMEMBERED_IDS) break;
    memory.ids.delete(id);
  }
}
