import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import { encodeRecord, readLastRecord, readRecords } from '../../../src/kiosk/outbox/journal-format.ts';
import { cutPower, emptyFile, type MemoryFileDisk, memoryJournalFile } from '../../scenario/memory-journal-file.ts';

const LEDGER = '00000000-0000-4000-8000-00000000001e';
const entry = (sequence: number, { id = `id-${sequence}`, ledgerId = LEDGER, body = `{"ü":"😀 ${sequence}"}` } = {}) => ({
  sequence,
  header: JSON.stringify({ id, ledgerId, sequence }),
  body,
});
const many = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, place) => entry(from + place));

function aFile(count: number): { disk: MemoryFileDisk; ends: number[] } {
  const disk = emptyFile();
  const ends: number[] = [];
  const parts = many(1, count).map(({ sequence, header, body }) =>
    encodeRecord({ header, body, turn: 0, highest: sequence, wholeFrom: 1 }),
  );
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  disk.cached = new Uint8Array(parts.flatMap((part) => [...part]));
  return { disk, ends };
}
const bodies = (disk: MemoryFileDisk) => [...readRecords(memoryJournalFile(disk))].map(({ body }) => body);
const allBut = (count: number, damaged: number) =>
  many(1, count)
    .filter(({ sequence }) => sequence !== damaged)
    .map(({ body }) => body);

describe('the format of the journal', () => {
  it('gives back what was written, and finds the last from the end', async () => {
    const { disk } = aFile(5);
    expect(bodies(disk)).toEqual(many(1, 5).map(({ body }) => body));
    expect(readLastRecord(memoryJournalFile(disk))?.highest).toBe(5);
  });

  it('loses, for a flip of any one bit, only the entry that holds it', async () => {
    const { disk, ends } = aFile(4);
    const whole = disk.cached;
    for (let at = 0; at < whole.length; at++)
      for (const mask of [0x01, 0x80, 0xff]) {
        disk.cached = Uint8Array.from(whole);
        disk.cached[at] = (whole[at] as number) ^ mask;
        expect(bodies(disk), `byte ${at} ^ ${mask}`).toEqual(allBut(4, ends.findIndex((end) => at < end) + 1));
      }
  });

  it('loses, cut at any byte, only what is not whole, and takes more behind the torn end', async () => {
    const { disk, ends } = aFile(4);
    const whole = disk.cached;
    const [next] = many(9, 9).map(({ header, body }) => encodeRecord({ header, body, turn: 0, highest: 9, wholeFrom: 1 }));
    for (let size = 0; size <= whole.length; size++) {
      const left = many(1, 4).filter((_, place) => (ends[place] as number) <= size);
      disk.cached = whole.slice(0, size);
      expect(bodies(disk), `${size} bytes`).toEqual(left.map(({ body }) => body));
      expect(readLastRecord(memoryJournalFile(disk))?.highest).toBe(left.at(-1)?.sequence);
      disk.cached = new Uint8Array([...whole.slice(0, size), ...(next as Uint8Array)]);
      expect(bodies(disk), `${size} bytes and more`).toEqual([...left, entry(9)].map(({ body }) => body));
    }
  });

  it('finds its way in zeros, in noise and in a text that quotes a record', async () => {
    const { disk } = aFile(3);
    const noise = Uint8Array.from({ length: 9_000 }, (_, place) => (place * 7919) % 256);
    disk.cached = new Uint8Array([...new Uint8Array(5_000), ...disk.cached, ...noise, ...disk.cached]);
    expect(bodies(disk)).toHaveLength(6);
  });

  it('reads a file that is longer than what it reads at once', async () => {
    const { disk } = aFile(1);
    const file = memoryJournalFile(disk);
    const long = 'x'.repeat(15_000);
    for (let sequence = 2; sequence <= 60; sequence++)
      file.write(encodeRecord({ ...entry(sequence, { body: long }), turn: 0, highest: sequence, wholeFrom: 1 }), file.size());
    expect([...readRecords(file)].map(({ highest }) => highest)).toEqual(many(1, 60).map(({ sequence }) => sequence));
    expect(readLastRecord(file)?.highest).toBe(60);
  });

  it('comes to an end when the file is emptied while it is read', () => {
    const { disk } = aFile(4_000);
    const file = memoryJournalFile(disk);
    const reading = readRecords(file);
    reading.next();
    file.truncate(0);
    expect([...reading].length).toBeLessThan(4_000);
  });

  it('finds the last one before a long damaged end', async () => {
    const { disk } = aFile(3);
    disk.cached = new Uint8Array([...disk.cached, ...new Uint8Array(400_000)]);
    expect(readLastRecord(memoryJournalFile(disk))?.highest).toBe(3);
  });
});

describe('the journal', () => {
  const disks = () => [emptyFile(), emptyFile()] as const;
  const opened = ([a, b]: ReturnType<typeof disks>, turnBytes?: number) =>
    openJournal([memoryJournalFile(a), memoryJournalFile(b)], turnBytes);
  const numbers = async (journal: ReturnType<typeof opened>) => (await journal.places()).map(({ sequence }) => sequence);

  it('knows its end after a restart, and that everything before it is there', async () => {
    const files = disks();
    opened(files).append(many(1, 3), 1);
    expect(opened(files).tail()).toEqual({ ledgerId: LEDGER, id: 'id-3', sequence: 3, highest: 3, wholeFrom: 1 });
  });

  it('keeps the highest number when older ones are filled in behind it', async () => {
    const files = disks();
    const journal = opened(files);
    journal.append(many(50, 60), 50);
    journal.append(many(40, 49), 40);
    expect(opened(files).tail()).toMatchObject({ sequence: 49, highest: 60, wholeFrom: 40 });
    expect(await numbers(opened(files))).toEqual(many(40, 60).map(({ sequence }) => sequence));
  });

  it('says that all are there only with the last of an append: torn, it still says what was true before', async () => {
    const files = disks();
    opened(files).append(many(50, 60), 50);
    const before = files[0].cached.length;
    opened(files).append(many(40, 49), 40);
    files[0].cached = files[0].cached.slice(0, before + (files[0].cached.length - before) / 2);
    expect(opened(files).tail()?.wholeFrom).toBe(50);
  });

  it('counts the later of two records of one entry, and gives both entries of one number', async () => {
    const files = disks();
    const journal = opened(files);
    journal.append([entry(5, { id: 'mine' })], 1);
    journal.append([entry(5, { id: 'theirs' })], 1);
    journal.append([entry(6, { id: 'mine' })], 1);
    expect((await journal.places()).map(({ sequence, id }) => [sequence, id])).toEqual([
      [5, 'theirs'],
      [6, 'mine'],
    ]);
    expect(journal.read((await journal.places())[1] as never)?.header).toBe(entry(6, { id: 'mine' }).header);
  });

  it('lets two files take turns, so that the disk stays flat', async () => {
    const files = disks();
    let journal = opened(files, 4_000);
    let largest = 0;
    for (let number = 1; number <= 2_000; number++) {
      journal.append([entry(number)], 1);
      if (number % 10 === 0) journal.discard(number - 5);
      if (number % 97 === 0) journal = opened(files, 4_000);
      largest = Math.max(largest, files[0].cached.length + files[1].cached.length);
      const held = new Set(await numbers(journal));
      for (let kept = Math.max(1, number - 4); kept <= number; kept++) expect(held).toContain(kept);
    }
    expect(largest).toBeLessThan(12_000);
  });

  it('never empties a file that holds an entry which must stay', async () => {
    const files = disks();
    const journal = opened(files, 1_000);
    for (let number = 1; number <= 50; number++) {
      journal.append([entry(number)], 1);
      journal.discard(3);
    }
    expect((await numbers(journal)).filter((number) => number > 3)).toEqual(many(4, 50).map(({ sequence }) => sequence));
  });

  it('loses nothing that was flushed when the power is cut at any moment of a turn', async () => {
    for (let cutAt = 0; cutAt < 60; cutAt++)
      for (const torn of [0, 7, 1_000]) {
        const files = disks();
        let steps = 0;
        let flushed = 0;
        const stop = () => (steps++ === cutAt ? { error: new Error('power'), afterBytes: 20 } : null);
        const [a, b] = files;
        try {
          const journal = openJournal([memoryJournalFile(a, stop), memoryJournalFile(b, stop)], 500);
          for (let number = 1; number <= 40; number++) {
            journal.append([entry(number)], 1);
            flushed = number;
            if (number % 4 === 0) journal.discard(number - 8);
          }
        } catch {}
        for (const file of files) cutPower(file, torn);
        const journal = opened(files, 500);
        const held = new Set(await numbers(journal));
        for (let kept = Math.max(1, flushed - 7); kept <= flushed; kept++) expect(held, `cut at step ${cutAt}`).toContain(kept);
        journal.append([entry(flushed + 1, { id: 'after' })], 1);
        expect(opened(files, 500).tail()?.id).toBe('after');
      }
  });

  it('refuses what the file did not take as a whole', async () => {
    const [a, b] = disks();
    const short = { ...memoryJournalFile(a), write: () => 3 };
    expect(() => openJournal([short, memoryJournalFile(b)]).append([entry(1)], 1)).toThrow(/3 of/);
  });

  it('takes a breath while it reads, and an append meanwhile is no harm', async () => {
    const files = disks();
    const journal = opened(files);
    journal.append(many(1, 900), 1);
    let breaths = 0;
    const places = await journal.places(async () => {
      breaths++;
      journal.append([entry(900 + breaths)], 1);
    });
    expect(breaths).toBe(4);
    expect(places.map(({ sequence }) => sequence).slice(0, 900)).toEqual(many(1, 900).map(({ sequence }) => sequence));
  });

  it('is empty after a reset, and passes over what is not an entry', async () => {
    const files = disks();
    const journal = opened(files);
    journal.append([{ sequence: 1, header: 'not JSON', body: '' }, entry(2)], 1);
    expect(await numbers(journal)).toEqual([2]);
    journal.reset();
    expect(opened(files).tail()).toBeNull();
    expect(await numbers(opened(files))).toEqual([]);
  });
});
