import { describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { add, failing, filled, inJournal, numbers, sent, started, twinDisks, upTo, wipeDatabase } from './twin-rig.ts';

const numbersHeld = async (store: OutboxStore) => (await store.after(0, 100)).map(({ sequence }) => sequence);

describe('room', () => {
  it('is given back by both copies once entries are sent and old', async () => {
    const disks = twinDisks();
    const { twin } = await started(disks, { turnBytes: 10_000 });
    let largest = 0;
    for (let round = 0; round < 40; round++) {
      await add(twin, 20);
      const { sequence } = await twin.tail();
      await sent(twin, sequence - 5);
      await twin.discardSent(sequence - 10);
      largest = Math.max(largest, disks.files[0].cached.length + disks.files[1].cached.length);
    }
    expect(largest).toBeLessThan(45_000);
    expect(disks.database.entries.size).toBeLessThan(30);
    const last = (await twin.tail()).sequence;
    expect(await numbers((await started(wipeDatabase(disks), { turnBytes: 10_000 })).twin)).toEqual(
      expect.arrayContaining(Array.from({ length: 10 }, (_, place) => last - 9 + place)),
    );
  });

  it('is not taken again for what was settled and discarded, and nobody calls it lost', async () => {
    const disks = await filled(10);
    const { twin, facts } = await started(disks);
    await sent(twin, 6);
    await twin.discardSent(4);
    expect((await twin.after(0, 10)).map(({ sequence }) => sequence)).toEqual([5, 6, 7, 8, 9, 10]);
    expect([disks.database.entries.size, facts]).toEqual([6, []]);
  });

  it('is never made in the journal at the cost of what the database lacks and has not sent', async () => {
    const disks = twinDisks();
    const { twin } = await started(disks, { turnBytes: 1_000 });
    await add(twin, 20);
    for (const number of upTo(10)) disks.database.entries.delete(number);
    await twin.discardSent(Number.MAX_SAFE_INTEGER);
    expect(await numbers(twin)).toEqual(upTo(20));
  });

  it('is made when the database says that there is none, also when the journal took the entry', async () => {
    let isFull = false;
    const disks = twinDisks();
    const { twin } = await started(disks, { database: failing(() => isFull, 'QuotaExceededError') });
    await add(twin, 6);
    await sent(twin, 5);
    isFull = true;
    await add(twin, 1);
    expect([...disks.database.entries.keys()]).toEqual([6]);
  });

  it('is made in the journal only of what the database has let go too', async () => {
    for (let through = 1; through < 20; through++) {
      const disks = twinDisks();
      const { twin, inner } = await started(disks, { turnBytes: 3_000 });
      await add(twin, 20);
      await sent(twin, 19);
      await twin.discardSent(through);
      expect(await inJournal(disks)).toEqual(expect.arrayContaining(await numbersHeld(inner)));
    }
  });
});
