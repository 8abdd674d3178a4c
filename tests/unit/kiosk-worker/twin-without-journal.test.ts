import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import type { TwinOutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { memoryJournalFile } from '../../scenario/memory-journal-file.ts';
import {
  add,
  chained,
  everything,
  filled,
  HOUR_MS,
  inJournal,
  numbers,
  OTHER_LEDGER,
  opened,
  sent,
  started,
  twinDisks,
  twinRig,
  upTo,
  wipeDatabase,
  wipeJournal,
} from './twin-rig.ts';

describe('without a journal', () => {
  it('gives a store of the version before, which has no journal, one in the background', async () => {
    const disks = wipeJournal(await filled(420));
    const { twin, time } = await started(disks);
    expect(twin.copies()).toEqual({ database: 'whole', journal: 'behind' });
    await add(twin, 5);
    await time.runUntil(HOUR_MS);
    expect(twin.copies().journal).toBe('whole');
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual(upTo(425));
  });

  it('goes on with a repair that was cut short, and makes no step twice', async () => {
    const disks = wipeJournal(await filled(420));
    const { time } = await started(disks);
    await time.runUntil(120);
    const { twin, time: later } = await started(disks);
    expect(twin.copies().journal).toBe('behind');
    await later.runUntil(HOUR_MS);
    const size = disks.files[0].cached.length;
    const fresh = await filled(420);
    expect(Math.abs(size - fresh.files[0].cached.length)).toBeLessThan(1_000);
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual(upTo(420));
  });

  it('goes on without a journal that cannot be opened, and repairs it once it can', async () => {
    let isMissing = true;
    const disks = await filled(5);
    const { twin, time } = await started(disks, { noJournal: () => isMissing });
    expect(twin.copies().journal).toBe('missing');
    await add(twin, 3);
    isMissing = false;
    await time.runUntil(HOUR_MS);
    expect(twin.copies().journal).toBe('whole');
    expect(await numbers((await started(wipeDatabase(disks))).twin)).toEqual(upTo(8));
  });

  it('keeps both histories when a database was written anew while the journal could not be opened', async () => {
    const disks = await filled(8);
    const old = [...disks.database.entries.values()];
    for (const number of [6, 7, 8]) disks.database.entries.delete(number);
    let isMissing = true;
    const { twin, time } = await started(disks, { noJournal: () => isMissing });
    const again = await chained([106, 107, 108, 109], old[4] as never);
    expect(await twin.append(again)).toBe('committed');
    isMissing = false;
    await time.runUntil(HOUR_MS);
    expect(await everything(twin)).toEqual([...old.slice(0, 5), ...again]);
    expect([...disks.database.shelf.keys()]).toEqual(old.slice(5).map(({ id }) => id));
  });

  it('offers the entries of an old ledger by way of the shelf when a new one has begun beside it', async () => {
    const disks = await filled(150);
    const after = wipeDatabase(disks);
    let isMissing = true;
    const { twin, time, facts } = await started(after, { noJournal: () => isMissing });
    await add(twin, 2);
    isMissing = false;
    await time.runUntil(HOUR_MS);
    expect(await twin.shelved()).toBe(150);
    expect(facts).toEqual([{ event: 'outbox-rebuilt', restored: 0, shelved: 150 }]);
    const [a, b] = disks.files;
    expect(openJournal([memoryJournalFile(a), memoryJournalFile(b)]).tail()).toMatchObject({ ledgerId: OTHER_LEDGER, highest: 2 });
    expect(await numbers((await started(wipeDatabase(after, 'third'))).twin)).toEqual([1, 2]);
  });

  it('does not believe an empty database at once while the journal does not open: its numbers may be used', async () => {
    const disks = wipeDatabase(await filled(5));
    let failures = 2;
    const rig = twinRig(disks, { noJournal: () => failures-- > 0 });
    await expect(rig.twin.match()).rejects.toThrow('the journal is not open');
    await opened(rig.twin);
    expect(await numbers(rig.twin)).toEqual([1, 2, 3, 4, 5]);
  });

  it('remembers over a restart that numbers may have been given twice while the journal did not open', async () => {
    const disks = await filled(5);
    const failing = await started(disks, { database: (step) => (step === 'append' ? new DOMException('no', 'UnknownError') : null) });
    const onJournalAlone = await add(failing.twin, 10);
    let isMissing = true;
    const alone = await started(disks, { noJournal: () => isMissing });
    await add(alone.twin, 3, 100);
    isMissing = false;
    const again = await started(disks);
    const there = [...(await everything(again.twin)), ...(await again.inner.shelf(null, 100)).map(({ entry }) => entry)];
    for (const { id } of onJournalAlone) expect(there.map((entry) => entry.id)).toContain(id);
  });

  it('says what failed, and tries four times before it believes an empty database', async () => {
    const { twin, errors } = twinRig(twinDisks(), { noJournal: () => true });
    for (let tries = 0; tries < 4; tries++) await expect(twin.match()).rejects.toMatchObject({ name: 'InvalidStateError' });
    await twin.match();
    expect(errors.map((error) => (error as Error).message)).toEqual(Array.from({ length: 5 }, () => 'no journal'));
    expect(twin.copies()).toEqual({ database: 'whole', journal: 'missing' });
  });

  it('a database that is not empty is believed at once, and says for the next start from where it was alone', async () => {
    const disks = await filled(5);
    const { twin } = twinRig(disks, { noJournal: () => true });
    await twin.match();
    expect(disks.database.ledger.unseenAfter).toBe(5);
    await started(disks);
    expect(disks.database.ledger.unseenAfter).toBeNull();
  });

  it('it is no news that nothing was missing when one comes, not even when that one is empty', async () => {
    let isMissing = true;
    const disks = wipeJournal(await filled(5));
    const { twin, time, facts, errors } = await started(disks, { noJournal: () => isMissing });
    await add(twin, 2);
    isMissing = false;
    await time.runUntil(HOUR_MS);
    expect([twin.copies().journal, facts]).toEqual(['whole', []]);
    expect(errors.filter((error) => !(error instanceof DOMException))).toEqual([]);
    expect(await inJournal(disks)).toEqual(upTo(7));
  });

  it.each<[string, (twin: TwinOutboxStore) => Promise<unknown>]>([
    ['what is missing', (twin) => twin.after(0, 10)],
    ['what is to be sent again', (twin) => twin.gather(0)],
  ])('waits for one ten times before it gives up %s, and ten times more after it was there', async (_what, ask) => {
    let isMissing = true;
    const disks = await filled(5);
    disks.database.entries.delete(3);
    const { twin } = await started(disks, { noJournal: () => isMissing });
    const isRefused = async (times: number) => {
      for (let tries = 0; tries < times; tries++) {
        await expect(ask(twin)).rejects.toMatchObject({ name: 'InvalidStateError', message: 'the journal is not open' });
        await twin.match();
      }
    };
    await isRefused(9);
    isMissing = false;
    await twin.match();
    isMissing = true;
    await twin.match();
    await isRefused(10);
    await ask(twin);
  });

  it('keeps of what is sent all that one might hold, until it has stayed away for a hundred tries', async () => {
    let tries = 0;
    const disks = await filled(10);
    const noJournal = () => ++tries > 0;
    const { twin, time, inner } = await started(disks, { noJournal });
    await add(twin, 5);
    await sent(twin, 14);
    await twin.discardSent(8);
    expect(await inner.firstHeld()).toBe(9);
    await time.runUntil(3 * HOUR_MS, () => tries === 99);
    await twin.discardSent(Number.MAX_SAFE_INTEGER);
    expect(await inner.firstHeld()).toBe(11);
    await time.runUntil(3 * HOUR_MS, () => tries === 100);
    await twin.discardSent(Number.MAX_SAFE_INTEGER);
    expect(await inner.firstHeld()).toBe(15);
    expect(time.now()).toBeGreaterThan(1.4 * HOUR_MS);
    expect(time.now()).toBeLessThan(1.8 * HOUR_MS);
  });
});
