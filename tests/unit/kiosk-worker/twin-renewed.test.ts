import { describe, expect, it } from 'vitest';
import { emptyDisk } from '../../scenario/memory-outbox-store.ts';
import { add, filled, HOUR_MS, numbers, OTHER_LEDGER, started, upTo, wipeDatabase } from './twin-rig.ts';

describe('a new ledger', () => {
  it('begins with an empty journal', async () => {
    const disks = await filled(4);
    const { twin } = await started(disks);
    await twin.renew(async () => void Object.assign(disks.database, emptyDisk(OTHER_LEDGER)));
    await add(twin, 2);
    const rebuilt = await started(wipeDatabase(disks, 'third'));
    expect([await numbers(rebuilt.twin), (await rebuilt.twin.ledger()).ledgerId]).toEqual([[1, 2], OTHER_LEDGER]);
  });

  it('does not begin while the journal can’t be emptied, which would bring the old one back', async () => {
    const disks = await filled(4);
    let isAway = true;
    const { twin, time } = await started(disks, { noJournal: () => isAway });
    const begin = () => twin.renew(async () => void Object.assign(disks.database, emptyDisk(OTHER_LEDGER)));
    await expect(begin()).rejects.toThrow('the journal is not open');
    isAway = false;
    await begin();
    await time.runUntil(HOUR_MS);
    expect([await numbers(twin), (await twin.ledger()).ledgerId]).toEqual([[], OTHER_LEDGER]);
  });

  it('that could not begin leaves the old one in both copies', async () => {
    const disks = await filled(4);
    const { twin, time } = await started(disks);
    await expect(twin.renew(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await time.runUntil(HOUR_MS);
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual(upTo(4));
  });
});
