// An index of words in memory: which texts hold, for each of several beginnings, a word that begins so. Without ranks, which a list by arrival has no
// use for, a single letter over 20,000 texts is found within a frame. Pure.
import { foldedWords } from '../../protocol/folded-words.ts';

export type WordIndex = {
  ids(): IterableIterator<string>;
  add(id: string, text: string): void;
  /** Nothing of the text stays. */
  remove(id: string): void;
  /** Of the texts that hold all of them. */
  find(typed: string): Set<string>;
};

export function createWordIndex(): WordIndex {
  /** Text ids by word. */
  const holders = new Map<string, Set<string>>();
  const wordsOf = new Map<string, readonly string[]>();
  let sorted: string[] | null = null;

  const beginning = (start: string): Set<string> => {
    sorted ??= [...holders.keys()].sort();
    const found = new Set<string>();
    for (let place = firstFrom(sorted, start); sorted[place]?.startsWith(start); place++)
      for (const id of holders.get(sorted[place] as string) ?? []) found.add(id);
    return found;
  };
  return {
    ids: () => wordsOf.keys(),
    add(id, text) {
      const words = [...new Set(foldedWords(text))];
      wordsOf.set(id, words);
      for (const word of words) {
        const known = holders.get(word);
        if (known) known.add(id);
        else {
          holders.set(word, new Set([id]));
          sorted = null;
        }
      }
    },
    remove(id) {
      for (const word of wordsOf.get(id) ?? []) {
        const known = holders.get(word);
        known?.delete(id);
        if (known?.size === 0) {
          holders.delete(word);
          sorted = null;
        }
      }
      wordsOf.delete(id);
    },
    find(typed) {
      const [first = '', ...others] = foldedWords(typed).sort((a, b) => b.length - a.length);
      if (first === '') return new Set();
      return others.reduce((found, start) => found.intersection(beginning(start)), beginning(first));
    },
  };
}

/** Place of the first that is not before `start`; by UTF-16, as `sort` has them. */
function firstFrom(sorted: readonly string[], start: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
