import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { emptyFile, memoryJournalFile } from '../../scenario/memory-journal-file.ts';
import type { MemoryHooks } from '../../scenario/memory-outbox-store.ts';
import { filled, HOUR_MS, inJournal, started, type TwinDisks, upTo } from './twin-rig.ts';

const COMPARED_AFTER_MS = 20_000;
/** Damages the record of an entry in the middle of the journal. */
function damageInJournal({ files: [file] }: TwinDisks, sequence: number): void {
  const journal = openJournal([memoryJournalFile(file), memoryJournalFile(emptyFile())]);
  const text = new TextDecoder('latin1').decode(file.cached);
  const at = text.indexOf(`"sequence":${sequence},`);
  if (at === -1 || !journal.tail()) throw new Error('not there');
  file.cached = Uint8Array.from(file.cached);
  file.cached[at] = 0x20;
}

describe('both copies, compared in the background', () => {
  it('give back to the database what it lost from its middle, some time after the start and not before', async () => {
    const disks = await filled(30);
    for (const number of [7, 8, 20]) disks.database.entries.delete(number);
    const { time, facts, inner } = await started(disks);
    await time.runUntil(COMPARED_AFTER_MS - 1);
    expect([facts, await inner.count()]).toEqual([[], 27]);
    await time.runUntil(COMPARED_AFTER_MS + 10);
    expect([facts, await inner.count()]).toEqual([[{ event: 'outbox-rebuilt', restored: 3, shelved: 0 }], 30]);
  });

  it('give back to the journal what it lost from its middle', async () => {
    const disks = await filled(30);
    damageInJournal(disks, 7);
    const { twin, time, facts } = await started(disks);
    expect(twin.copies().journal).toBe('whole');
    await time.runUntil(COMPARED_AFTER_MS + 10);
    expect(twin.copies().journal).toBe('behind');
    await time.runUntil(HOUR_MS);
    expect([twin.copies().journal, facts]).toEqual(['whole', []]);
    expect(await inJournal(disks)).toEqual(upTo(30));
  });

  it('tell of what was restored and what was shelved, each by its own number', async () => {
    const disks = await filled(30);
    for (const number of [7, 8]) disks.database.entries.delete(number);
    disks.database.ledger = { ...disks.database.ledger, lost: [{ from: 8, through: 8 }] };
    const { time, facts } = await started(disks);
    await time.runUntil(HOUR_MS);
    expect(facts).toEqual([{ event: 'outbox-rebuilt', restored: 1, shelved: 1 }]);
  });

  it('are compared once for a start, however often the ends are looked at meanwhile, and once more for one after it', async () => {
    const disks = await filled(30);
    const { twin, time, steps } = await started(disks);
    const comparisons = () => steps.filter((step) => step === 'count').length;
    for (let times = 0; times < 3; times++) await twin.match();
    await time.runUntil(HOUR_MS);
    expect(comparisons()).toBe(1);
    await twin.match();
    await time.runUntil(2 * HOUR_MS);
    expect(comparisons()).toBe(2);
  });

  it('are compared again soon when the database failed meanwhile', async () => {
    const disks = await filled(30);
    disks.database.entries.delete(7);
    let failures = 1;
    const deny: MemoryHooks['deny'] = (step) => (step === 'count' && failures-- > 0 ? new DOMException('no', 'UnknownError') : null);
    const { time, inner, errors } = await started(disks, { database: deny });
    await time.runUntil(COMPARED_AFTER_MS + 4_999);
    expect([await inner.count(), errors.length]).toEqual([29, 1]);
    await time.runUntil(COMPARED_AFTER_MS + 5_010);
    expect(await inner.count()).toBe(30);
  });

  it('are not compared while one of them is missing, which is no failure of its own', async () => {
    const { time, errors, steps } = await started(await filled(5), { noJournal: () => true });
    await time.runUntil(HOUR_MS);
    expect(steps).not.toContain('count');
    expect(errors.every((error) => error instanceof DOMException)).toBe(true);
  });

  it('that were opened anew while they were compared keep what the later look found', async () => {
    const disks = await filled(30);
    damageInJournal(disks, 7);
    const counted = Promise.withResolvers<void>();
    const wrap = (store: OutboxStore): OutboxStore => ({ ...store, count: () => counted.promise.then(() => store.count()) });
    let isMissing = false;
    const { twin, time } = await started(disks, { wrap, noJournal: () => isMissing });
    await time.runUntil(COMPARED_AFTER_MS);
    isMissing = true;
    await twin.match();
    counted.resolve();
    await time.runUntil(COMPARED_AFTER_MS + 10);
    expect(twin.copies().journal).toBe('missing');
  });
});
