import { describe, expect, it } from 'vitest';
import { type DatabaseEnds, matchCopies } from '../../../src/kiosk/outbox/match-copies.ts';

const LEDGER = '00000000-0000-4000-8000-00000000001e';
const database = (change: Partial<DatabaseEnds> = {}): DatabaseEnds => ({
  ...{ ledgerId: LEDGER, last: 20, firstHeld: 1, idAtJournalEnd: 'id-20' },
  ...change,
});
const journal = (change = {}) => ({ ledgerId: LEDGER, id: 'id-20', sequence: 20, highest: 20, wholeFrom: 1, ...change });

describe('the ends of both copies', () => {
  it('agree: nothing is brought from either to the other', () => {
    expect(matchCopies(database(), journal())).toEqual({ restore: null, lacking: [] });
  });

  it('say what a database that came back short must take from the journal', () => {
    expect(matchCopies(database({ last: 12, idAtJournalEnd: null }), journal())).toEqual({ restore: { after: 12 }, lacking: [] });
    const wiped = database({ last: 0, firstHeld: null, idAtJournalEnd: null });
    expect(matchCopies(wiped, journal())).toEqual({ restore: { after: 0 }, lacking: [] });
  });

  it('say what a journal that came back short lacks', () => {
    expect(matchCopies(database({ last: 25 }), journal())).toEqual({ restore: null, lacking: [{ from: 21, through: 25 }] });
  });

  it('say which of the old ones the journal has not taken yet, but for those that nobody holds any more', () => {
    expect(matchCopies(database({ firstHeld: 4 }), journal({ wholeFrom: 11 })).lacking).toEqual([{ from: 4, through: 10 }]);
    expect(matchCopies(database({ firstHeld: 15 }), journal({ wholeFrom: 11 })).lacking).toEqual([]);
  });

  it.each([
    ['the journal belongs to another ledger', database({ idAtJournalEnd: null }), journal({ ledgerId: 'another' })],
    ['it belongs to another ledger and ends with the same entry', database(), journal({ ledgerId: 'another' })],
    ['another entry has the number of its last one', database({ idAtJournalEnd: 'theirs' }), journal()],
  ])('put no trust in each other when %s: all of the journal is looked at, and all is written to it again', (_what, ends, end) => {
    expect(matchCopies({ ...ends, firstHeld: 3 }, end)).toEqual({ restore: { after: 0 }, lacking: [{ from: 3, through: 20 }] });
  });

  it('say, when there is no journal, that it will lack all that is held', () => {
    expect(matchCopies(database({ firstHeld: 3 }), null)).toEqual({ restore: null, lacking: [{ from: 3, through: 20 }] });
    expect(matchCopies(database({ last: 0, firstHeld: null }), null)).toEqual({ restore: null, lacking: [] });
    // Its last ones are lost, and the pointer alone knows how far it had come.
    expect(matchCopies(database({ firstHeld: null }), null).lacking).toEqual([{ from: 1, through: 20 }]);
  });
});
