// What the console says of searching words on the collector, in English.
import { counting } from './counting.ts';

const { count, plural } = counting('en');

export const wordSearchEn = {
  title: 'Search on the collector',
  line: 'Looks through all words that arrived in these days, not only those in your copy. The search is recorded as one reading, with what you looked for.',
  words: 'All of these words',
  wordsHint: 'In any order; the last one may be a beginning.',
  wordsMissing: 'Type at least two letters.',
  from: 'Arrived from',
  to: 'to',
  start: 'Search',
  cancel: 'Cancel',
  progress: 'How far the search is',
  running: (looked: number, found: number) => `${count(looked)} read, ${count(found)} found`,
  ended: {
    complete: (looked: number, found: number) => `${plural(found, 'comment', 'comments')} found among ${count(looked)}.`,
    full: (looked: number, found: number) =>
      `The newest ${count(found)} of those that fit, after ${count(looked)} were read. Choose fewer days or more words.`,
    cancelled: (looked: number, found: number) => `Cancelled after ${count(looked)} were read; ${count(found)} found so far.`,
    rights: (_looked: number, _found: number) => 'The search was stopped: your account may not read this any more.',
  },
  closed: (n: number) => `${plural(n, 'comment', 'comments')} could not be opened: the key is not on the collector.`,
  back: 'Back to my copy',
  offline: 'This search needs a connection to the collector.',
};
