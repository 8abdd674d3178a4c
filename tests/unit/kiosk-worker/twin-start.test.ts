import { describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import type { MemoryHooks } from '../../scenario/memory-outbox-store.ts';
import { context } from './drafts.ts';
import {
  add,
  chained,
  everything,
  filled,
  HOUR_MS,
  inJournal,
  numbers,
  OTHER_LEDGER,
  sent,
  started,
  twinRig,
  upTo,
  wipeDatabase,
  wipeJournal,
} from './twin-rig.ts';

describe('a start', () => {
  it('rebuilds an empty database under the old ledger, byte by byte, and tells how much', async () => {
    const disks = await filled(250);
    const before = [...disks.database.entries.values()];
    const after = wipeDatabase(disks);
    const { twin, facts } = await started(after);
    expect(await everything(twin)).toEqual(before);
    expect((await twin.ledger()).ledgerId).toBe(context.ledgerId);
    expect((await twin.tail()).hash).toBe(before.at(-1)?.hash);
    expect(facts).toEqual([{ event: 'outbox-rebuilt', restored: 250, shelved: 0 }]);
    await add(twin, 1);
    expect(await numbers((await started(wipeDatabase(after))).twin)).toEqual(upTo(251));
  });

  it('restores what a database that came back short had lost, and its pointer stays', async () => {
    const disks = await filled(30);
    await sent((await started(disks)).twin, 10);
    const before = [...disks.database.entries.values()];
    for (const number of upTo(30).slice(20)) disks.database.entries.delete(number);
    const { twin, facts } = await started(disks);
    expect((await twin.ledger()).sentThrough).toBe(10);
    expect(await everything(twin)).toEqual(before.slice(10));
    expect(facts).toEqual([{ event: 'outbox-rebuilt', restored: 10, shelved: 0 }]);
  });

  it('starts clean when both are gone', async () => {
    const { twin, facts } = await started(wipeJournal(wipeDatabase(await filled(5))));
    expect([await numbers(twin), (await twin.ledger()).ledgerId, facts]).toEqual([[], OTHER_LEDGER, []]);
    expect(twin.copies()).toEqual({ database: 'whole', journal: 'whole' });
  });

  it('can be cut short at any step of a rebuild, and comes to the same end', async () => {
    const whole = await filled(230);
    const before = [...whole.database.entries.values()];
    for (let cutAt = 0; cutAt < 40; cutAt++) {
      const disks = wipeDatabase(whole);
      let steps = 0;
      const deny: MemoryHooks['deny'] = () => (steps++ === cutAt ? new DOMException('cut', 'AbortError') : null);
      await twinRig(disks, { database: deny })
        .twin.match()
        .catch(() => undefined);
      const { twin } = await started(disks);
      expect(await everything(twin), `cut at step ${cutAt}`).toEqual(before);
      expect(disks.database.shelf.size).toBe(0);
    }
  });

  it('of two whole copies writes nothing', async () => {
    const disks = await filled(20);
    const { steps, facts, errors } = await started(disks);
    expect(steps.filter((step) => step === 'append' || step === 'amend' || step === 'settle')).toEqual([]);
    expect([facts, errors]).toEqual([[], []]);
  });

  it('keeps what the journal ends with when the database has another entry in its place', async () => {
    const disks = await filled(3);
    const [, second, mine] = [...disks.database.entries.values()];
    const [theirs] = await chained([77], second as StoredEntry);
    disks.database.entries.set(3, theirs as StoredEntry);
    const { twin, facts } = await started(disks);
    expect((await everything(twin)).map(({ id }) => id).at(-1)).toBe(theirs?.id);
    expect([...disks.database.shelf.keys()]).toEqual([mine?.id]);
    expect(facts).toEqual([{ event: 'outbox-rebuilt', restored: 0, shelved: 1 }]);
    expect(twin.copies().journal).toBe('behind');
  });

  it('does not read all of the journal for a hole where it ends', async () => {
    const disks = await filled(5);
    const { inner } = await started(disks);
    expect(await inner.append(await chained([6], disks.database.entries.get(5) as StoredEntry))).toBe('committed');
    disks.database.entries.delete(5);
    const { twin, facts, steps } = await started(disks);
    expect([facts, steps.includes('append')]).toEqual([[], false]);
    expect(await numbers(twin)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('does not forget what was written to one copy alone while it looked', async () => {
    const disks = await filled(5);
    let looked = Promise.resolve();
    let isBroken = false;
    const wrap = (store: OutboxStore): OutboxStore => ({ ...store, firstHeld: () => looked.then(() => store.firstHeld()) });
    const journal = () => (isBroken ? { error: new DOMException('no', 'UnknownError') } : null);
    const { twin, time } = await started(disks, { wrap, journal });
    const again = Promise.withResolvers<void>();
    looked = again.promise;
    const matching = twin.match();
    await time.runUntil(0);
    isBroken = true;
    await add(twin, 1);
    isBroken = false;
    again.resolve();
    await matching;
    expect(twin.copies().journal).toBe('behind');
    await time.runUntil(HOUR_MS);
    expect(twin.copies().journal).toBe('whole');
    expect(await inJournal(disks)).toEqual(upTo(6));
  });
});
