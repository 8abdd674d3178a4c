import { describe, expect, it } from 'vitest';
import { EMPTY_HEAD } from '../../../src/kiosk/outbox/chain.ts';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import type { JournalDenial } from '../../scenario/memory-journal-file.ts';
import {
  add,
  chained,
  everything,
  failing,
  filled,
  HOUR_MS,
  numbers,
  started,
  twinDisks,
  upTo,
  wipeDatabase,
  wipeJournal,
} from './twin-rig.ts';

describe('what is written', () => {
  it('stands in both copies, and both say so', async () => {
    const disks = await filled(3);
    const { twin } = await started(disks);
    expect(twin.copies()).toEqual({ database: 'whole', journal: 'whole' });
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual([1, 2, 3]);
    expect(await numbers((await started(wipeJournal(disks))).twin)).toEqual([1, 2, 3]);
  });

  it('is committed when only the journal took it, is read meanwhile, and comes into the database later', async () => {
    let isBroken = true;
    const { twin, time, inner, errors } = await started(twinDisks(), { database: failing(() => isBroken) });
    const entries = await add(twin, 3);
    expect(await everything(twin)).toEqual(entries);
    expect((await twin.tail()).sequence).toBe(3);
    expect(twin.copies()).toEqual({ database: 'behind', journal: 'whole' });
    expect(errors.length).toBeGreaterThan(0);
    isBroken = false;
    await time.runUntil(HOUR_MS);
    expect(twin.copies().database).toBe('whole');
    expect(await everything(inner)).toEqual(entries);
  });

  it('is committed when only the database took it, and comes into the journal later', async () => {
    let isBroken = false;
    const denial: JournalDenial = { error: new DOMException('no', 'UnknownError'), afterBytes: 25 };
    const disks = twinDisks();
    const { twin, time } = await started(disks, { journal: () => (isBroken ? denial : null) });
    isBroken = true;
    await add(twin, 250);
    expect(twin.copies()).toEqual({ database: 'whole', journal: 'behind' });
    isBroken = false;
    await time.runUntil(HOUR_MS);
    expect(twin.copies().journal).toBe('whole');
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual(upTo(250));
  });

  it('is refused when neither took it', async () => {
    const error = new DOMException('no', 'QuotaExceededError');
    const { twin } = await started(twinDisks(), { database: failing(() => true), journal: () => ({ error }) });
    await expect(add(twin, 1)).rejects.toThrow('no');
  });

  it('is committed by the journal when the database takes too long, and stands there once all the same', async () => {
    const late = Promise.withResolvers<void>();
    const wrap = (store: OutboxStore): OutboxStore => ({ ...store, append: (entries) => late.promise.then(() => store.append(entries)) });
    const disks = twinDisks();
    const { twin, time } = await started(disks, { wrap });
    const adding = add(twin, 1);
    await time.runUntil(10_000, () => twin.copies().database === 'behind');
    const entries = await adding;
    expect(await everything(twin)).toEqual(entries);
    late.resolve();
    await time.runUntil(HOUR_MS);
    expect([...disks.database.entries.values()]).toEqual(entries);
    expect(await twin.shelved()).toBe(0);
  });

  it('goes to the shelf when its number was taken while the database did not answer', async () => {
    let isBroken = true;
    const disks = twinDisks();
    const { twin, time, inner } = await started(disks, { database: failing(() => isBroken) });
    const mine = await add(twin, 2);
    isBroken = false;
    const [theirs] = await chained([77], EMPTY_HEAD);
    expect(await inner.append([theirs as never])).toBe('committed');
    await time.runUntil(HOUR_MS);
    expect([...disks.database.entries.values()].map(({ id }) => id)).toEqual([theirs?.id, mine[1]?.id]);
    expect([...disks.database.shelf.values()].map(({ entry, offeredTo }) => [entry, offeredTo])).toEqual([[mine[0], '']]);
  });

  it('says so at last when the database stays broken, rather than to grow without end', async () => {
    const { twin } = await started(twinDisks(), { database: failing(() => true) });
    await expect(add(twin, 2_050)).rejects.toThrow('no');
    expect((await twin.tail()).sequence).toBe(2_000);
  });

  it('is a collision when another writer was first, though the journal took both', async () => {
    const disks = twinDisks();
    const one = await started(disks);
    const other = await started(disks);
    const [mine] = await chained([1], EMPTY_HEAD);
    const [theirs] = await chained([2], EMPTY_HEAD);
    expect(await one.twin.append([mine as never])).toBe('committed');
    expect(await other.twin.append([theirs as never])).toBe('collision');
    expect(await everything(one.twin)).toEqual([mine]);
  });

  it('is read in order and once, as much as was asked for, while the database owes the last of it', async () => {
    let isBroken = false;
    const { twin } = await started(twinDisks(), { database: failing(() => isBroken) });
    await add(twin, 3);
    isBroken = true;
    const [four, five] = await add(twin, 2);
    const read = async (after: number, limit: number) => (await twin.after(after, limit)).map(({ sequence }) => sequence);
    expect(await read(0, 10)).toEqual([1, 2, 3, 4, 5]);
    expect([await read(0, 4), await read(2, 2), await read(4, 10), await read(5, 10)]).toEqual([[1, 2, 3, 4], [3, 4], [5], []]);
    expect(await twin.tail()).toMatchObject({ sequence: 5, hash: five?.hash, tally: five?.tally });
    expect((await twin.tail()).recentIds.slice(-2)).toEqual([four?.id, five?.id]);
  });

  it('ends where another writer has come to, when that is farther than what the database owes', async () => {
    let isBroken = true;
    const { twin, inner } = await started(twinDisks(), { database: failing(() => isBroken) });
    await add(twin, 1);
    isBroken = false;
    const theirs = await chained([71, 72, 73], EMPTY_HEAD);
    expect(await inner.append(theirs)).toBe('committed');
    const { sequence, hash, tally } = theirs[2] as StoredEntry;
    expect(await twin.tail()).toMatchObject({ sequence, hash, tally });
  });

  it('is missed when the database loses the last of it, though nothing comes after', async () => {
    const disks = twinDisks();
    const { twin } = await started(disks);
    const entries = await chained([1, 2, 3], EMPTY_HEAD);
    expect(await twin.append(entries)).toBe('committed');
    disks.database.entries.delete(3);
    expect(await twin.after(0, 10)).toEqual(entries);
  });
});
