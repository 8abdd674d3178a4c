// Search in the words of one's own copy, in memory only: an index on disk would be the words in the clear. Finds beginnings of
// words, all of them in any order, whatever the accents.
import MiniSearch from 'minisearch';
import type { ReadItem } from './inbox-feed.ts';

export type WordSearch = {
  /** Takes in what is new and drops what is gone. */
  update(items: readonly ReadItem[]): void;
  /** null when there is nothing to search for. */
  find(typed: string): ReadonlySet<string> | null;
};

export function createWordSearch(): WordSearch {
  const index = new MiniSearch<{ id: string; words: string }>({
    fields: ['words'],
    processTerm: folded,
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  return {
    update(items) {
      const wanted = new Set<string>();
      for (const { id, words } of items) {
        if (words === null) continue;
        wanted.add(id);
        if (!index.has(id)) index.add({ id, words });
      }
      if (index.documentCount <= wanted.size) return;
      index.removeAll();
      index.addAll(items.flatMap(({ id, words }) => (words === null ? [] : [{ id, words }])));
    },
    find: (typed) => (typed.trim() === '' ? null : new Set(index.search(typed).map(({ id }) => id as string))),
  };
}

/** Lower case, without diacritics: "Atención" and "atencion" are one word. */
function folded(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
