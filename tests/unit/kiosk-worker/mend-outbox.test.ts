import { describe, expect, it } from 'vitest';
import { chainDrafts, EMPTY_HEAD, type Head } from '../../../src/kiosk/outbox/chain.ts';
import { type Journal, openJournal } from '../../../src/kiosk/outbox/journal.ts';
import { compareCopies, fillGaps, rebuildOutbox } from '../../../src/kiosk/outbox/mend-outbox.ts';
import { newLedger } from '../../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import { emptyFile, memoryJournalFile } from '../../scenario/memory-journal-file.ts';
import { emptyDisk, type MemoryDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, draft } from './drafts.ts';
import { chained, digest } from './twin-rig.ts';

const OTHER_LEDGER = '00000000-0000-4000-8000-0000000000ff';
const upTo = (count: number, from = 1) => Array.from({ length: count - from + 1 }, (_, place) => from + place);

/** Ratings, every third one with sealed words behind it, so that both tallies grow, each in its own way. */
async function visits(count: number, head: Head = EMPTY_HEAD): Promise<StoredEntry[]> {
  const drafts = upTo(head.sequence + count, head.sequence + 1).map((number) =>
    draft(number, number % 3 === 0 ? { kind: 'comment', bodyForm: 'sealed', body: `sealed ${number}` } : {}),
  );
  return (await chainDrafts(drafts, head, context, digest)).entries;
}

/** A journal and a database with what a test puts there; every step of the database and every reading of the journal is noted. */
function rig(inJournal: readonly StoredEntry[], inDatabase: readonly StoredEntry[] = [], ledger: Partial<MemoryDisk['ledger']> = {}) {
  const disk = emptyDisk(context.ledgerId);
  disk.ledger = { ...disk.ledger, ...ledger };
  for (const entry of inDatabase) disk.entries.set(entry.sequence, entry);
  const steps: string[] = [];
  const store = memoryOutboxStore(disk, {
    pause: () => Promise.resolve(),
    deny: (step, moment) => {
      if (moment === 'before') steps.push(step);
      return null;
    },
  });
  const journal = openJournal([memoryJournalFile(emptyFile()), memoryJournalFile(emptyFile())]);
  journal.append(inJournal, 1);
  let readings = 0;
  const noted: Journal = {
    ...journal,
    tail: () => journal.tail(),
    places: (breathe) => {
      readings++;
      return journal.places(breathe);
    },
  };
  const held = () => [...disk.entries.values()].sort((one, other) => one.sequence - other.sequence);
  return {
    ...{ disk, steps, held, parts: { database: store, journal: noted, digest }, readings: () => readings },
    numbers: () => held().map(({ sequence }) => sequence),
    shelf: () => [...disk.shelf.values()].map(({ entry }) => entry),
  };
}
const without = (entries: readonly StoredEntry[], ...lost: number[]) => entries.filter(({ sequence }) => !lost.includes(sequence));

describe('a database rebuilt from the journal', () => {
  it('holds every entry as it was written: texts, hash, time and tallies', async () => {
    const entries = await visits(250);
    const { parts, held, steps } = rig(entries);
    expect(await rebuildOutbox(parts, 0)).toEqual({ added: 250, shelved: 0 });
    expect(held()).toEqual(entries);
    // In steps, so that nobody waits long behind one; each counts on from the last entry without looking for it.
    expect(steps.filter((step) => step === 'append')).toHaveLength(3);
    expect(steps.filter((step) => step === 'after').length).toBeLessThanOrEqual(6);
  });

  it('takes over the ledger when it is empty itself, with the pointer before the oldest that is left', async () => {
    const entries = await visits(30);
    const { parts, disk, numbers } = rig(entries.slice(10), [], { ledgerId: OTHER_LEDGER });
    expect(await rebuildOutbox(parts, 0)).toEqual({ added: 20, shelved: 0 });
    expect(disk.ledger).toEqual({ ...newLedger(context.ledgerId), sentThrough: 10 });
    expect(numbers()).toEqual(upTo(30, 11));
  });

  it('keeps its ledger when it is the same one, whatever of it is missing', async () => {
    const entries = await visits(30);
    const ledger = { unseenAfter: 0, milestones: [{ through: 1, collectorMs: 2, wallMs: 3 }] };
    const { parts, disk, numbers } = rig(entries.slice(10), [], ledger);
    await rebuildOutbox(parts, 0);
    expect(disk.ledger).toEqual({ ...newLedger(context.ledgerId), ...ledger });
    expect(numbers()).toEqual(upTo(30, 11));
  });

  it('takes in only what follows a number, where what stands before it has been looked at', async () => {
    const entries = await visits(10);
    const { parts, numbers } = rig(entries, without(entries, 3, 6, 7, 8, 9, 10));
    expect(await rebuildOutbox(parts, 6)).toEqual({ added: 4, shelved: 0 });
    expect(numbers()).toEqual([1, 2, 4, 5, 7, 8, 9, 10]);
  });

  it('takes in nothing of an older ledger that the journal still holds', async () => {
    const older = await chained([91, 92, 93], EMPTY_HEAD, OTHER_LEDGER);
    const entries = await visits(2);
    const { parts, held, shelf } = rig([...older, ...entries]);
    expect(await rebuildOutbox(parts, 0)).toEqual({ added: 2, shelved: 0 });
    expect([held(), shelf()]).toEqual([entries, []]);
  });

  it('that goes on under a ledger of its own gets those of the journal by way of the shelf', async () => {
    const older = await chained([91, 92, 93], EMPTY_HEAD, OTHER_LEDGER);
    const entries = await visits(2);
    const { parts, held, shelf, disk } = rig(older, entries);
    expect(await rebuildOutbox(parts, 0)).toEqual({ added: 0, shelved: 3 });
    expect([held(), disk.ledger.ledgerId]).toEqual([entries, context.ledgerId]);
    expect(shelf().map(({ id, header, body }) => ({ id, header, body }))).toEqual(
      older.map(({ id, header, body }) => ({ id, header, body })),
    );
  });

  it.each([
    ['the journal is empty', async () => rig([], [], { ledgerId: OTHER_LEDGER })],
    ['nothing in it comes after the number', async () => rig(await visits(5), await visits(3))],
  ])('is left as it is when %s', async (_what, made) => {
    const { parts, disk, steps } = await made();
    const before = structuredClone(disk.ledger);
    expect(await rebuildOutbox(parts, 5)).toEqual({ added: 0, shelved: 0 });
    expect([disk.ledger, steps]).toEqual([before, ['ledger']]);
  });

  it('counts on from the pointer when the entry before is not there any more', async () => {
    const entries = await visits(12, { sequence: 20, hash: 'h', tally: { ratings: 14, words: 6 } });
    const { parts, held } = rig(entries, [], { sentThrough: 20, sentTally: { ratings: 14, words: 6 } });
    await rebuildOutbox(parts, 20);
    expect(held()).toEqual(entries);
  });

  it('counts on from the entry before when that is there', async () => {
    const entries = await visits(12);
    const { parts, held } = rig(entries, entries.slice(0, 5), { sentThrough: 2, sentTally: { ratings: 2, words: 0 } });
    await rebuildOutbox(parts, 5);
    expect(held()).toEqual(entries);
  });

  it('counts from nothing where nobody knows any more what came before', async () => {
    const entries = await visits(12);
    const { parts, held } = rig(entries.slice(9), entries.slice(0, 5), { sentThrough: 5, sentTally: { ratings: 100, words: 100 } });
    await rebuildOutbox(parts, 5);
    expect(held().map(({ tally }) => tally)).toEqual([
      ...entries.slice(0, 5).map(({ tally }) => tally),
      ...[1, 2].map((ratings) => ({ ratings, words: 0 })),
      { ratings: 2, words: 1 },
    ]);
  });

  it('goes on behind a hole in the journal with what it had counted', async () => {
    const entries = await visits(9);
    const { parts, held } = rig(without(entries, 4, 5));
    await rebuildOutbox(parts, 0);
    expect(held().map(({ tally }) => tally.ratings)).toEqual([1, 2, 2, 2, 3, 4, 4]);
  });

  it('passes over what was damaged since it was found, and writes nothing when that is all', async () => {
    const entries = await visits(5);
    const { parts, numbers, steps } = rig(entries);
    const reading = (isDamaged: (sequence: number) => boolean): Journal => ({
      ...parts.journal,
      read: (place) => (isDamaged(place.sequence) ? null : parts.journal.read(place)),
    });
    expect(await rebuildOutbox({ ...parts, journal: reading(() => true) }, 0)).toEqual({ added: 0, shelved: 0 });
    expect(new Set(steps)).toEqual(new Set(['ledger']));
    expect(await rebuildOutbox({ ...parts, journal: reading((sequence) => sequence === 3) }, 0)).toEqual({ added: 4, shelved: 0 });
    expect(numbers()).toEqual([1, 2, 4, 5]);
  });
});

describe('gaps in the database', () => {
  it('are filled from the journal, those that were asked for and no others', async () => {
    const entries = await visits(10);
    const { parts, held, steps } = rig(entries, without(entries, 2, 4, 5, 9));
    expect(await fillGaps(parts, [{ from: 4, through: 7 }])).toEqual({ added: 2, shelved: 0 });
    expect(held()).toEqual(without(entries, 2, 9));
    expect(steps).not.toContain('amend');
  });

  it('are never filled with entries of another ledger', async () => {
    const older = await chained([91, 92, 93], EMPTY_HEAD, OTHER_LEDGER);
    const entries = await visits(3);
    const { parts, numbers, shelf } = rig([...older, ...without(entries, 2)], without(entries, 2, 3));
    expect(await fillGaps(parts, [{ from: 2, through: 3 }])).toEqual({ added: 1, shelved: 0 });
    expect([numbers(), shelf()]).toEqual([[1, 3], []]);
  });

  it('that were called lost come to light by way of the shelf, and are lost no longer', async () => {
    const entries = await visits(10);
    const lost = [
      { from: 3, through: 5 },
      { from: 8, through: 8 },
    ];
    const { parts, disk, numbers, shelf } = rig(without(entries, 5), without(entries, 3, 4, 5, 7, 8), { lost });
    expect(await fillGaps(parts, [{ from: 1, through: 7 }])).toEqual({ added: 1, shelved: 2 });
    expect(numbers()).toEqual([1, 2, 6, 7, 9, 10]);
    expect(shelf().map(({ id }) => id)).toEqual([entries[2]?.id, entries[3]?.id]);
    expect(disk.ledger.lost).toEqual([
      { from: 5, through: 5 },
      { from: 8, through: 8 },
    ]);
  });

  it('where another entry stands now are none: what the journal holds of that number goes to the shelf, and both are counted', async () => {
    const entries = await visits(5);
    const [theirs] = await chained([77], entries[1] as StoredEntry);
    const { parts, shelf } = rig(entries, [...without(entries, 3, 4), theirs as StoredEntry], { lost: [{ from: 4, through: 4 }] });
    expect(await fillGaps(parts, [{ from: 3, through: 4 }])).toEqual({ added: 0, shelved: 2 });
    expect(shelf().map(({ id }) => id)).toEqual([entries[2]?.id, entries[3]?.id]);
  });
});

describe('both copies compared', () => {
  const compared = async (made: ReturnType<typeof rig>) => ({ ...(await compareCopies(made.parts)), readings: made.readings() });

  it('are whole: one reading of the journal, and nothing is written', async () => {
    const entries = await visits(30);
    const made = rig(entries, entries);
    expect(await compared(made)).toEqual({ added: 0, shelved: 0, lackingInJournal: [], readings: 1 });
    expect(new Set(made.steps)).toEqual(new Set(['ledger', 'tail', 'count']));
  });

  it('bring what the database lost from its middle back from the journal', async () => {
    const entries = await visits(30);
    const made = rig(entries, without(entries, 7, 8, 20));
    expect(await compared(made)).toMatchObject({ added: 3, shelved: 0, lackingInJournal: [] });
    expect(made.held()).toEqual(entries);
  });

  it('tell of a single one', async () => {
    const entries = await visits(3);
    expect(await compared(rig(entries, without(entries, 2)))).toMatchObject({ added: 1 });
  });

  it('name what the journal lost', async () => {
    const entries = await visits(30);
    const lackingInJournal = [
      { from: 1, through: 1 },
      { from: 7, through: 8 },
      { from: 30, through: 30 },
    ];
    expect(await compared(rig(without(entries, 1, 7, 8, 30), entries))).toMatchObject({ added: 0, lackingInJournal });
  });

  it('do not count for the journal what it holds of another ledger', async () => {
    const older = await chained([91, 92, 93], EMPTY_HEAD, OTHER_LEDGER);
    const entries = await visits(3);
    const made = rig([...older, ...without(entries, 2)], entries);
    expect((await compareCopies(made.parts)).lackingInJournal).toEqual([{ from: 2, through: 2 }]);
  });

  it('miss neither what was let go on purpose nor what is known to be lost', async () => {
    const entries = await visits(30);
    const kept = without(entries.slice(5), 20, 21);
    const made = rig(without(entries.slice(5), 21), kept, { sentThrough: 5, discardedThrough: 5, lost: [{ from: 20, through: 21 }] });
    expect(await compared(made)).toEqual({ added: 0, shelved: 0, lackingInJournal: [{ from: 21, through: 21 }], readings: 1 });
    const short = rig(entries, without(kept, 25), { sentThrough: 5, discardedThrough: 5, lost: [{ from: 20, through: 21 }] });
    expect(await compareCopies(short.parts)).toMatchObject({ added: 1, shelved: 2, lackingInJournal: [] });
    expect(short.numbers()).toEqual(without(entries.slice(5), 20, 21).map(({ sequence }) => sequence));
  });

  it('of which neither holds anything are at one', async () => {
    expect(await compared(rig([]))).toEqual({ added: 0, shelved: 0, lackingInJournal: [], readings: 1 });
  });
});

it('lets others breathe while it reads the journal', async () => {
  const entries = await visits(300);
  const ways: ((parts: ReturnType<typeof rig>['parts'] & { breathe(): Promise<void> }) => Promise<unknown>)[] = [
    (parts) => rebuildOutbox(parts, 0),
    (parts) => fillGaps(parts, [{ from: 2, through: 2 }]),
    (parts) => compareCopies(parts),
  ];
  for (const mend of ways) {
    let breaths = 0;
    const breathe = async () => void breaths++;
    await mend({ ...rig(entries, entries.slice(0, 1)).parts, breathe });
    expect(breaths).toBeGreaterThan(0);
  }
});
