import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import type { MemoryHooks } from '../../scenario/memory-outbox-store.ts';
import { everything, filled, HOUR_MS, numbers, sent, started, type TwinDisks, upTo, wipeJournal } from './twin-rig.ts';

/** One bit of it, as a store without checksums would give it back. */
function spoil({ database: { entries } }: TwinDisks, number: number, what: 'hash' | 'header' | 'body' | 'id'): void {
  const entry = entries.get(number) as StoredEntry;
  const text = entry[what];
  const place = Math.floor(text.length / 2);
  const flipped = text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1);
  entries.set(number, { ...entry, [what]: flipped });
}
const settledTo = ({ sequence, tally }: StoredEntry) => ({
  ...{ sentThrough: sequence, sentTally: tally, milestones: null },
  ...{ shelve: [], unshelve: [] },
});

describe('what is read', () => {
  it('fills a hole in the middle when the sender comes to it', async () => {
    const disks = await filled(30);
    const before = [...disks.database.entries.values()];
    for (const number of [7, 8, 20]) disks.database.entries.delete(number);
    const { twin, facts } = await started(disks);
    expect(await twin.after(0, 30)).toEqual(before);
    expect(facts).toEqual([]);
  });

  it('names what neither copy holds, once, and goes on over it', async () => {
    const disks = await filled(30);
    for (const number of [7, 8, 20]) disks.database.entries.delete(number);
    const after = wipeJournal(disks);
    const { twin, facts } = await started(after);
    const left = upTo(30).filter((number) => ![7, 8, 20].includes(number));
    expect(await numbers(twin)).toEqual(left);
    expect(await numbers(twin)).toEqual(left);
    const lost = [
      { from: 7, through: 8 },
      { from: 20, through: 20 },
    ];
    expect(facts).toEqual(lost.map((range) => ({ event: 'entries-lost', ...range })));
    expect((await (await started(after)).twin.ledger()).lost).toEqual(lost);
  });

  it('names what is lost once each, in however many places they are missing', async () => {
    const disks = await filled(200);
    for (let number = 1; number < 200; number += 2) disks.database.entries.delete(number);
    const { twin, facts } = await started(wipeJournal(disks));
    for (let tries = 0; tries < 3; tries++) expect(await twin.after(0, 500)).toHaveLength(100);
    expect(facts).toHaveLength(100);
  });

  it('finds that the database was emptied under it', async () => {
    const disks = await filled(12);
    const { twin } = await started(disks);
    disks.database.entries.clear();
    expect(await numbers(twin)).toEqual(upTo(12));
  });

  it.each(['hash', 'header', 'body', 'id'] as const)(
    'reads from the journal an entry whose %s the database gives back damaged',
    async (what) => {
      const disks = await filled(5);
      const { twin } = await started(disks);
      const written = await everything(twin);
      spoil(disks, 3, what);
      expect(await everything(twin)).toEqual(written);
    },
  );

  it('gives a damaged entry that no other copy has the hash that it now has, so that it holds up none', async () => {
    const disks = await filled(5);
    spoil(disks, 3, 'header');
    const { twin } = await started(wipeJournal(disks));
    const { header, hash } = (await everything(twin))[2] as StoredEntry;
    expect(hash).toBe(createHash('sha256').update(header).digest('base64url'));
  });

  it('says that the database cannot be read when it fails again and again, and never sends from the journal in its place', async () => {
    const disks = await filled(12);
    let isBroken = false;
    const deny: MemoryHooks['deny'] = (step) => (isBroken && step === 'after' ? new DOMException('no', 'UnknownError') : null);
    const { twin, unreadable } = await started(disks, { database: deny });
    isBroken = true;
    for (let time = 1; time <= 5; time++) {
      expect(unreadable()).toBe(0);
      await expect(twin.after(4, 5)).rejects.toThrow('no');
    }
    expect(unreadable()).toBe(1);
  });

  it('puts what comes to light where entries were let go onto the shelf: the sender comes by there no more', async () => {
    const disks = await filled(9);
    const { twin, inner, time } = await started(disks);
    const { ledgerId } = await inner.ledger();
    const last = (await inner.after(8, 1))[0];
    if (last) await inner.settle({ ...settledTo(last), ledgerId });
    await inner.discardSent(Number.MAX_SAFE_INTEGER);
    const gathering = twin.gather(0);
    await time.runUntil(HOUR_MS);
    await gathering;
    expect(await inner.shelved()).toBe(8);
    expect((await inner.after(0, 100)).map(({ sequence }) => sequence)).toEqual([9]);
  });

  it('costs one look at the database as long as nothing is missing', async () => {
    const { twin, steps } = await started(await filled(30));
    steps.length = 0;
    for (const after of [0, 5, 12]) expect(await twin.after(after, 5)).toHaveLength(5);
    expect(steps).toEqual(['after', 'after', 'after']);
  });

  it('is filled also where as much as was asked for is there without it', async () => {
    const disks = await filled(30);
    disks.database.entries.delete(3);
    const { twin, steps } = await started(disks);
    expect((await twin.after(0, 5)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(steps).not.toContain('amend');
  });

  it('keeps the ranges lost of old to the latest few once the sender is past them, and all that are ahead of it', async () => {
    const disks = await filled(222);
    const after = wipeJournal(disks);
    for (let number = 1; number <= 221; number += 2) disks.database.entries.delete(number);
    const { twin } = await started(after);
    await twin.after(0, 110);
    expect((await twin.ledger()).lost).toHaveLength(110);
    await sent(twin, 220);
    await twin.after(220, 10);
    const { lost = [] } = await twin.ledger();
    expect(lost.map(({ from }) => from)).toEqual([...upTo(50).map((place) => 119 + 2 * place), 221]);
  });

  it('brings back, to be sent again, only what follows the number asked for, and lets others at work meanwhile', async () => {
    const disks = await filled(450);
    const { twin, inner, time } = await started(disks);
    for (const number of [5, 6, 7, 300]) disks.database.entries.delete(number);
    let isDone = false;
    const gathering = twin.gather(6).then(() => {
      isDone = true;
    });
    await time.runUntil(-1);
    expect(isDone).toBe(false);
    await time.runUntil(1);
    await gathering;
    expect((await inner.after(0, 500)).map(({ sequence }) => sequence)).toEqual(upTo(450).filter((number) => ![5, 6].includes(number)));
  });
});
