// The part of the offline copy that cases need, in memory: what watches it hears of each change, as with the real one.
import type { QueuedFact } from '../../../../src/console/cases/queued-fact.ts';
import type { RowsChange } from '../../../../src/console/follow-rows.ts';
import type { CopyFacts, LocalCopy } from '../../../../src/console/local-copy.ts';
import type { CaseRow } from '../../../../src/protocol/cases/case-api.ts';

type File = Parameters<LocalCopy['putCaseFile']>[0];

export function memoryCopy() {
  const rows = new Map<string, CaseRow>();
  const files = new Map<string, File>();
  const facts = new Map<string, unknown>();
  let queue: QueuedFact[] = [];
  let cleared = 0;
  const watchers = new Set<() => void>();
  const followers = new Set<(change: RowsChange<CaseRow>) => unknown>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  const watching = (tell: () => void) => {
    watchers.add(tell);
    tell();
    return () => void watchers.delete(tell);
  };
  const copy: Partial<LocalCopy> = {
    fact: async <K extends keyof CopyFacts>(name: K) => facts.get(name) as CopyFacts[K] | undefined,
    watchFact: (name, listener) => watching(() => listener(facts.get(name) as never)),
    watchCases(listener) {
      followers.add(listener);
      listener({ rows: [...rows.values()], gone: [], anew: true });
      return () => void followers.delete(listener);
    },
    watchQueued: (listener) => watching(() => listener(queue)),
    async putCases(some, withdrawn, page) {
      if (page && page.cleared !== (facts.get('cleared') ?? 0)) return false;
      for (const id of page?.emptied ?? []) files.delete(id);
      for (const id of withdrawn) for (const table of [rows, files]) table.delete(id);
      for (const row of some) rows.set(row.id, row);
      if (page?.through) facts.set('cases', page.through);
      for (const follower of followers) follower({ rows: some, gone: withdrawn, anew: false });
      changed();
      return true;
    },
    async clearCopied() {
      cleared += 1;
      for (const table of [rows, files]) table.clear();
      facts.delete('cases');
      facts.set('cleared', cleared);
      changed();
    },
    caseFile: async (id) => files.get(id),
    putCaseFile: async (file) => void files.set(file.id, file),
    owedCaseFiles: async () => [...files.values()].filter(({ owed }) => owed === 1).map(({ id }) => id),
    async addQueued(some) {
      queue = [...queue, ...some];
      changed();
    },
    queued: async () => queue,
    async changeQueued(id, state) {
      queue = queue.map((one) => (one.id === id ? ({ ...one, ...state } as QueuedFact) : one));
      changed();
    },
    async removeQueued(ids) {
      queue = queue.filter(({ id }) => !ids.includes(id));
      changed();
    },
  };
  return { copy: copy as LocalCopy, rows, files, queue: () => queue, cleared: () => cleared };
}
