// One entry as it lies on the kiosk's disk. Header and body are the exact strings that were hashed and that will be sent; the
// rest is beside them so that nobody has to parse a header to send it or to count.

/**
 * How many ratings and how many entries with words the ledger holds up to and including this one. The difference of two tallies
 * says what waits between them, however long the outbox is.
 */
export type Tally = { readonly ratings: number; readonly words: number };

export const EMPTY_TALLY: Tally = { ratings: 0, words: 0 };

export type StoredEntry = {
  /** Key on disk. 1 for the first of a ledger. */
  sequence: number;
  id: string;
  hash: string;
  kind: string;
  header: string;
  body: string;
  /** The kiosk's wall clock when it was made, milliseconds since 1970; for people, never for a decision. */
  at: number;
  tally: Tally;
};

/** What the ledger held before this entry: its own part taken off, so that the entry before need not be there any more. */
export function tallyBefore({ tally, kind, header }: StoredEntry): Tally {
  const { bodyForm } = JSON.parse(header) as { bodyForm?: string };
  return { ratings: tally.ratings - (kind === 'rating' ? 1 : 0), words: tally.words - (bodyForm === 'sealed' ? 1 : 0) };
}
