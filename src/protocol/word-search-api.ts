// What console and collector exchange when words are searched on the collector. Path and method stand in `api-routes.ts`.
import * as v from 'valibot';
import { InboxItem } from './console-api.ts';
import { foldedWords } from './folded-words.ts';
import { Uuid } from './ids.ts';
import { CalendarDay, Count } from './plain-values.ts';

export const MOST_SEARCHED_LETTERS = 200;
/** What comes after that many is not looked for any more. */
export const MOST_HITS = 500;

/** Both days inclusive, UTC, by arrival. All words have to occur, in any order; the last may be a beginning. */
export const SearchWordsRequest = v.strictObject({
  words: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MOST_SEARCHED_LETTERS),
    v.check((text) => foldedWords(text).join('').length >= 2, 'at least two letters or digits'),
  ),
  from: CalendarDay,
  to: CalendarDay,
});

/** One JSON line each, the newest hit first; the last one is `end`. Closing the connection ends the search. */
export const SearchWordsLine = v.variant('line', [
  /** `percent`: of the period, as time. */
  v.object({ line: v.literal('progress'), looked: Count, percent: v.pipe(Count, v.maxValue(100)) }),
  v.object({ line: v.literal('hit'), item: InboxItem }),
  v.object({
    line: v.literal('end'),
    /** Of the search, as it is recorded. */
    search: Uuid,
    looked: Count,
    /** Words that no key here opens: nobody can say what is in them. */
    closed: Count,
    /** `full`: there may be more; `rights`: whoever asked may not read any more. */
    ended: v.picklist(['complete', 'full', 'rights']),
  }),
]);
export type SearchWordsLine = v.InferOutput<typeof SearchWordsLine>;
