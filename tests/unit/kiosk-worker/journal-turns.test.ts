import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import { encodeRecord } from '../../../src/kiosk/outbox/journal-format.ts';
import { isOutOfSpace } from '../../../src/kiosk/outbox/outbox-store.ts';
import { cutPower, emptyFile, type MemoryFileDisk, memoryJournalFile } from '../../scenario/memory-journal-file.ts';

const LEDGER = '00000000-0000-4000-8000-00000000001e';
const entry = (sequence: number, body = '{}', id = `id-${sequence}`) => ({
  ...{ sequence, body, header: JSON.stringify({ id, ledgerId: LEDGER, sequence }) },
});
type Disks = readonly [MemoryFileDisk, MemoryFileDisk];
const disks = (): Disks => [emptyFile(), emptyFile()];
const opened = ([a, b]: Disks, turnBytes?: number) => openJournal([memoryJournalFile(a), memoryJournalFile(b)], turnBytes);
const sizes = (files: Disks) => files.map(({ cached }) => cached.length);

/** Puts a record there as an earlier life of the journal would have left it. */
function left(disk: MemoryFileDisk, { header, body, sequence }: ReturnType<typeof entry>, turn: number, highest = sequence): void {
  const file = memoryJournalFile(disk);
  file.write(encodeRecord({ header, body, turn, highest, wholeFrom: 1 }), file.size());
}
/** Which of the two files the next entry goes to. */
function nextGoesTo(files: Disks, sequence = 99): 0 | 1 {
  const before = sizes(files);
  opened(files).append([entry(sequence)], 1);
  return sizes(files)[0] === before[0] ? 1 : 0;
}

describe('the two files of the journal', () => {
  it('that of the later turn is in use, and stays so over restarts', () => {
    for (const [turns, used] of [
      [[2, 1], 0],
      [[1, 2], 1],
      [[0, 1], 1],
      [[1, 0], 0],
    ] as const) {
      const files = disks();
      left(files[0], entry(used === 0 ? 5 : 4), turns[0]);
      left(files[1], entry(used === 1 ? 5 : 4), turns[1]);
      expect([nextGoesTo(files, 6), nextGoesTo(files, 7), nextGoesTo(files, 8)]).toEqual([used, used, used]);
    }
  });

  it('the only one that holds anything is in use', () => {
    for (const used of [0, 1] as const)
      for (const turn of [0, 1, 5]) {
        const files = disks();
        left(files[used], entry(3), turn);
        expect(nextGoesTo(files, 4)).toBe(used);
      }
  });

  it('take turns, again and again, and each restart knows whose turn it is', () => {
    const files = disks();
    for (let sequence = 1; sequence <= 6; sequence++) {
      const journal = opened(files, 1);
      journal.discard(sequence - 2);
      journal.append([entry(sequence)], 1);
      expect([opened(files).tail()?.sequence, nextGoesTo(files, sequence)]).toEqual([sequence, (sequence + 1) % 2]);
    }
  });

  it('change over as soon as the one in use is as long as it may be, and not while the other still holds something', () => {
    const files = disks();
    opened(files).append([entry(1)], 1);
    const [length = 0] = sizes(files);
    opened(files, length + 1).append([entry(2)], 1);
    expect(sizes(files)).toEqual([2 * length, 0]);
    const journal = opened(files, 2 * length);
    journal.append([entry(3)], 1);
    expect(sizes(files)).toEqual([2 * length, length]);
    journal.append([entry(4)], 1);
    journal.append([entry(5)], 1);
    expect(sizes(files)).toEqual([2 * length, 3 * length]);
  });

  it('one is emptied once its last entry may go, and not before', () => {
    const files = disks();
    opened(files).append([entry(1), entry(2)], 1);
    const journal = opened(files, 1);
    journal.append([entry(3)], 1);
    journal.discard(1);
    expect(sizes(files)[0]).toBeGreaterThan(0);
    journal.discard(2);
    expect(sizes(files)[0]).toBe(0);
    journal.discard(3);
    expect(sizes(files)[1]).toBeGreaterThan(0);
  });

  it('the end of the other one is read once, and again when it has changed', () => {
    const files = disks();
    left(files[0], entry(5), 1);
    left(files[1], entry(9), 2);
    let reads = 0;
    const counted = ([a, b]: Disks) => {
      const one = memoryJournalFile(a);
      return openJournal([{ ...one, read: (into, at) => ++reads && one.read(into, at) }, memoryJournalFile(b)]);
    };
    const journal = counted(files);
    reads = 0;
    for (let number = 1; number < 5; number++) journal.discard(number);
    expect(reads).toBe(1);
    // Another window woke, and wrote.
    left(files[0], entry(12), 1);
    journal.discard(5);
    expect([reads, (sizes(files)[0] ?? 0) > 0]).toEqual([2, true]);
    journal.discard(12);
    expect(sizes(files)[0]).toBe(0);
  });

  it('one that holds nothing but damage is emptied too', () => {
    const files = disks();
    opened(files).append([entry(1)], 1);
    memoryJournalFile(files[1]).write(new Uint8Array(100), 0);
    opened(files).discard(0);
    expect(sizes(files)[1]).toBe(0);
  });

  it('end with the highest number, also when a window that woke again has written to the one not in use', () => {
    const files = disks();
    left(files[0], entry(5), 2);
    left(files[1], entry(7), 1);
    expect(opened(files).tail()?.sequence).toBe(7);
    const others = disks();
    left(others[0], entry(7), 1);
    left(others[1], entry(5), 2);
    expect(opened(others).tail()?.sequence).toBe(7);
  });

  it('end, where both have come as far, with the one in use', () => {
    for (const used of [0, 1] as const) {
      const files = disks();
      left(files[used], entry(5, '{}', 'in use'), 2, 9);
      left(files[1 - used] as MemoryFileDisk, entry(6, '{}', 'old'), 1, 9);
      expect(opened(files).tail()).toMatchObject({ id: 'in use', highest: 9 });
    }
  });

  it('of one entry in both, that of the one in use counts', async () => {
    for (const used of [0, 1] as const) {
      const files = disks();
      left(files[used], entry(5, 'new'), 2);
      left(files[1 - used] as MemoryFileDisk, entry(5, 'old'), 1);
      const journal = opened(files);
      const [place, ...others] = await journal.places();
      expect(others).toEqual([]);
      expect(place && journal.read(place)).toEqual({ header: entry(5).header, body: 'new' });
    }
  });
});

describe('what the journal says', () => {
  it('is on disk before anybody relies on it, also what a life before had not flushed', () => {
    const files = disks();
    left(files[0], entry(1), 0);
    expect(opened(files).tail()?.sequence).toBe(1);
    cutPower(files[0]);
    expect(opened(files).tail()?.sequence).toBe(1);
  });

  it('is forgotten for good by a reset, whatever happens next', () => {
    const files = disks();
    opened(files).append([entry(1)], 1);
    const journal = opened(files, 1);
    journal.append([entry(2)], 1);
    journal.reset();
    expect(journal.tail()).toBeNull();
    for (const file of files) cutPower(file);
    expect(opened(files).tail()).toBeNull();
    journal.append([entry(1)], 1);
    expect(opened(files).tail()).toMatchObject({ sequence: 1, highest: 1 });
  });

  it('is not changed by writing nothing', () => {
    const files = disks();
    const journal = opened(files);
    journal.append([entry(1)], 1);
    const before = sizes(files);
    journal.append([], 1);
    expect([journal.tail()?.sequence, sizes(files)]).toEqual([1, before]);
  });

  it('that a file took only in part is said as what it is: no room', () => {
    const [a, b] = disks();
    const journal = openJournal([{ ...memoryJournalFile(a), write: () => 3 }, memoryJournalFile(b)]);
    expect(() => journal.append([entry(1)], 1)).toThrow(expect.toSatisfy(isOutOfSpace));
  });

  it('of a place is nothing once that was emptied, or another entry lies there', async () => {
    const files = disks();
    const journal = opened(files);
    journal.append([entry(1)], 1);
    const [place] = await journal.places();
    if (!place) throw new Error('no place');
    expect(journal.read({ ...place, id: 'id-2' })).toBeNull();
    expect(journal.read({ ...place, at: 1 })).toBeNull();
    journal.reset();
    expect(journal.read(place)).toBeNull();
    journal.append([{ sequence: 1, header: 'no JSON', body: '' }], 1);
    expect(journal.read(place)).toBeNull();
  });

  it.each([
    ['no JSON', 'no JSON'],
    ['null', 'null'],
    ['a ledger that is none', JSON.stringify({ ledgerId: 7, id: 'i', sequence: 1 })],
    ['an id that is none', JSON.stringify({ ledgerId: LEDGER, id: 7, sequence: 1 })],
    ['neither', JSON.stringify({ sequence: 1 })],
    ['number 0', JSON.stringify({ ledgerId: LEDGER, id: 'i', sequence: 0 })],
    ['no number', JSON.stringify({ ledgerId: LEDGER, id: 'i' })],
  ])('does not come from a header with %s', async (_what, header) => {
    const files = disks();
    left(files[0], { ...entry(1), header }, 0);
    const journal = opened(files);
    expect([journal.tail(), await journal.places()]).toEqual([null, []]);
  });
});
