// What the ends of both copies say of each other, at a start. Pure.
import type { JournalTail } from './journal.ts';
import { type Ranges, withRange } from './number-ranges.ts';

export type DatabaseEnds = {
  ledgerId: string;
  /** Number of the last entry; 0 for none. */
  last: number;
  firstHeld: number | null;
  /** Of the entry that has the number of the journal's last one; null when it is not there. */
  idAtJournalEnd: string | null;
};

export type Match = {
  /** Entries of the journal that the database lacks: none, those after a number, or perhaps any. */
  restore: { after: number } | null;
  /** Numbers that the journal lacks. */
  lacking: Ranges;
};

export function matchCopies({ ledgerId, last, firstHeld, idAtJournalEnd }: DatabaseEnds, journal: JournalTail | null): Match {
  const everything = withRange([], { from: firstHeld ?? 1, through: last });
  if (!journal) return { restore: null, lacking: everything };
  const isSame = journal.ledgerId === ledgerId && (idAtJournalEnd === null || idAtJournalEnd === journal.id);
  if (!isSame) return { restore: { after: 0 }, lacking: everything };
  const old = withRange([], { from: firstHeld ?? 1, through: journal.wholeFrom - 1 });
  const lacking = withRange(old, { from: journal.highest + 1, through: last });
  return { restore: journal.highest > last ? { after: last } : null, lacking };
}
