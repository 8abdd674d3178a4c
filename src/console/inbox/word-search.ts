// Search in the words of one's own copy, in memory only: an index on disk would be the words in the clear. Finds beginnings of words, all of them in
// any order, whatever the accents. A long copy is taken in slice by slice, so that nobody waits for it.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ReadItem } from './inbox-feed.ts';
import { createWordIndex } from './word-index.ts';

export type WordSearch = {
  /** Takes in what is new and drops what is gone. */
  update(items: readonly ReadItem[]): void;
  /** Among what was taken in so far; null when there is nothing to search for. */
  find(typed: string): ReadonlySet<string> | null;
  /** Rises when more was taken in: what was found may be more now. */
  readonly taken: ReadonlySignal<number>;
  stop(): void;
};

/** A few milliseconds of work. */
const SLICE = 200;

type Later = (work: () => void) => void;
type Said = Pick<ReadItem, 'id' | 'words'>;

/** `later` runs work when the page has shown what it has to show. */
export function createWordSearch(later: Later = (work) => void setTimeout(work)): WordSearch {
  const index = createWordIndex();
  const taken = signal(0);
  let waiting: Said[] = [];
  let isRunning = false;
  const takeIn = () => {
    for (const { id, words } of waiting.splice(0, SLICE)) if (words !== null) index.add(id, words);
    isRunning = waiting.length > 0;
    if (isRunning) later(takeIn);
    else taken.value += 1;
  };
  return {
    taken,
    update(items) {
      const gone = new Set(index.ids());
      waiting = items.filter(({ id, words }) => words !== null && !gone.delete(id));
      for (const id of gone) index.remove(id);
      if (waiting.length > 0 && waiting.length <= SLICE) takeInAll();
      else if (waiting.length > 0 && !isRunning) {
        isRunning = true;
        later(takeIn);
      }
    },
    find: (typed) => (typed.trim() === '' ? null : index.find(typed)),
    stop() {
      waiting = [];
    },
  };

  /** What has just arrived is found at once. */
  function takeInAll(): void {
    for (const { id, words } of waiting.splice(0)) if (words !== null) index.add(id, words);
  }
}
