// Everything that waits is in exactly one part, within the limits of a batch; nothing is changed by it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRescue, readPlanned, wordsAfter } from '../../../src/kiosk/outbox/rescue-plan.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import { BATCH_MAX_ENTRIES, BATCH_TARGET_BYTES, ENTRY_MAX_BYTES } from '../../../src/protocol/limits.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { storedEntry } from './drafts.ts';

const LEDGER = '00000000-0000-4000-8000-00000000001e';
type Kept = { entries: readonly StoredEntry[]; sentThrough?: number; shelf?: readonly StoredEntry[] };

function aDisk({ entries, sentThrough = 0, shelf = [] }: Kept) {
  const disk = emptyDisk(LEDGER);
  for (const entry of entries) disk.entries.set(entry.sequence, entry);
  // Offered to one version, or to none yet.
  for (const [place, entry] of shelf.entries())
    disk.shelf.set(entry.id, { id: entry.id, entry, reason: 'refused', offeredTo: place % 2 === 0 ? '' : '1.0' });
  disk.ledger = { ...disk.ledger, sentThrough };
  return { disk, store: memoryOutboxStore(disk) };
}

const sized = (sequence: number, bytes: number) => storedEntry(sequence, { body: 'x'.repeat(bytes) });
const numbers = (entries: readonly StoredEntry[]) => entries.map(({ sequence }) => sequence);

describe('the file', () => {
  test('every waiting entry and all of the shelf, once, in order, each part within the limits', async () => {
    const sizes = fc.array(fc.oneof(fc.nat({ max: 200 }), fc.constant(ENTRY_MAX_BYTES - 2)), { maxLength: 1200, size: 'max' });
    await fc.assert(
      fc.asyncProperty(sizes, sizes, fc.nat({ max: 1200 }), async (waiting, refused, sent) => {
        const entries = waiting.map((bytes, place) => sized(place + 1, bytes));
        const shelf = refused.map((bytes, place) => sized(10_000 + place, bytes));
        const { disk, store } = aDisk({ entries, sentThrough: sent, shelf });
        const before = structuredClone(disk);
        const plan = await planRescue(store);
        const parts = await Promise.all(plan.map((part) => readPlanned(store, part)));
        expect(numbers(parts.flat())).toEqual(numbers([...entries.slice(sent), ...shelf]));
        parts.forEach((part, place) => {
          expect(part).toHaveLength(plan[place]?.entries ?? -1);
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(BATCH_MAX_ENTRIES);
          expect(part.reduce((sum, { header, body }) => sum + header.length + body.length, 0)).toBeLessThanOrEqual(BATCH_TARGET_BYTES);
        });
        expect(disk).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  test('20,000 entries are read a part at a time', async () => {
    const entries = Array.from({ length: 20_000 }, (_, place) => storedEntry(place + 1));
    const { store } = aDisk({ entries });
    const asked: number[] = [];
    const plan = await planRescue({
      ...store,
      after(sequence, limit) {
        asked.push(limit);
        return store.after(sequence, limit);
      },
    });
    expect(plan).toHaveLength(20_000 / BATCH_MAX_ENTRIES);
    expect(Math.max(...asked)).toBeLessThanOrEqual(BATCH_MAX_ENTRIES);
    expect(plan.reduce((sum, part) => sum + part.entries, 0)).toBe(20_000);
  });

  test('nothing waits: no parts', async () => {
    const { store } = aDisk({ entries: [storedEntry(1)], sentThrough: 1 });
    expect(await planRescue(store)).toEqual([]);
  });

  test('what is written after the plan, or sent before its part is read, shifts nothing', async () => {
    const { disk, store } = aDisk({ entries: [1, 2, 3].map((at) => storedEntry(at)), shelf: [storedEntry(90), storedEntry(91)] });
    const [waiting, shelf] = (await planRescue(store)) as [never, never];
    disk.entries.set(4, storedEntry(4));
    disk.entries.delete(1);
    disk.shelf.delete(storedEntry(90).id);
    disk.shelf.set(storedEntry(89).id, { id: storedEntry(89).id, entry: storedEntry(89), reason: '', offeredTo: '' });
    expect(numbers(await readPlanned(store, waiting))).toEqual([2, 3]);
    expect(numbers(await readPlanned(store, shelf))).toEqual([91]);
  });
});

describe('messages for codes', () => {
  const ofVisit = (sequence: number, kind: string, visit: string) => storedEntry(sequence, { kind, header: JSON.stringify({ visit }) });
  const limits = { limit: 2, bytes: 100_000 };

  test('oldest first, each behind the rating of its own visit, and where more begin', async () => {
    const { store } = aDisk({
      entries: [
        ofVisit(1, 'comment', 'sent'),
        ofVisit(2, 'rating', 'a'),
        ofVisit(3, 'visit-end', 'a'),
        ofVisit(4, 'rating', 'b'),
        ofVisit(5, 'comment', 'b'),
        ofVisit(6, 'comment', 'c'),
        ofVisit(7, 'rating', 'd'),
        ofVisit(8, 'reasons', 'd'),
        ofVisit(9, 'message', 'd'),
        ofVisit(10, 'message', 'd'),
      ],
      sentThrough: 1,
    });
    const first = await wordsAfter(store, 1, limits);
    expect([numbers(first.entries), first.words, first.more]).toEqual([[4, 5, 6], 2, 6]);
    const second = await wordsAfter(store, first.more ?? 0, limits);
    expect([numbers(second.entries), second.words, second.more]).toEqual([[7, 9, 10], 2, null]);
    expect(await wordsAfter(store, 10, limits)).toEqual({ entries: [], words: 0, more: null });
  });

  test('never behind the rating of another visit', async () => {
    const { store } = aDisk({ entries: [ofVisit(1, 'rating', 'a'), ofVisit(2, 'visit-end', 'a'), ofVisit(3, 'comment', 'b')] });
    expect(numbers((await wordsAfter(store, 0, limits)).entries)).toEqual([3]);
  });

  test('a header that the disk damaged costs no message', async () => {
    const damaged = (sequence: number, kind: string, header: string) => storedEntry(sequence, { kind, header });
    const { store } = aDisk({
      entries: [
        damaged(1, 'rating', '{"vis'),
        damaged(2, 'comment', '{"vis'),
        damaged(3, 'rating', 'null'),
        ofVisit(4, 'comment', 'b'),
        ofVisit(5, 'rating', 'c'),
        damaged(6, 'comment', 'null'),
        ofVisit(7, 'comment', 'c'),
      ],
    });
    expect(numbers((await wordsAfter(store, 0, { ...limits, limit: 50 })).entries)).toEqual([2, 4, 6, 7]);
  });

  test('fewer when they are long, but at least one', async () => {
    const long = (sequence: number) => ({ ...ofVisit(sequence, 'comment', `v${sequence}`), body: 'x'.repeat(900) });
    const { store } = aDisk({ entries: [1, 2, 3].map(long) });
    expect(await wordsAfter(store, 0, { limit: 50, bytes: 2_000 })).toMatchObject({ words: 2, more: 2 });
    expect(await wordsAfter(store, 0, { limit: 50, bytes: 10 })).toMatchObject({ words: 1, more: 1 });
  });

  test('behind thousands of ratings', async () => {
    const entries = Array.from({ length: 3_000 }, (_, place) => ofVisit(place + 1, 'rating', `v${place}`));
    const { store } = aDisk({ entries: [...entries, ofVisit(3_001, 'comment', 'v2999')] });
    expect(numbers((await wordsAfter(store, 0, limits)).entries)).toEqual([3_000, 3_001]);
  });
});
