import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openJournal } from '../../../src/kiosk/outbox/journal.ts';
import { outboxOpener } from '../../../src/kiosk/worker/open-outbox.ts';
import { emptyFile, memoryJournalFile } from '../../scenario/memory-journal-file.ts';

const FOREVER = new Promise<never>(() => undefined);
const broken = () => Promise.reject(new DOMException('broken', 'UnknownError'));

type Trouble = { ledger?: () => Promise<unknown>; match?: () => Promise<void>; wholeFrom?: number | null; isHeldElsewhere?: boolean };

/** A database in trouble until it is deleted. */
function rig({ ledger = broken, match = () => Promise.resolve(), wholeFrom = 1, isHeldElsewhere = false }: Trouble) {
  const journal = openJournal([memoryJournalFile(emptyFile()), memoryJournalFile(emptyFile())]);
  const header = JSON.stringify({ id: 'one', ledgerId: 'ledger', sequence: 1 });
  if (wholeFrom !== null) journal.append([{ sequence: 1, header, body: '' }], wholeFrom);
  let deleted = 0;
  const { open, distrust } = outboxOpener({
    database: {
      connection: () => FOREVER,
      isHeldElsewhere: () => isHeldElsewhere,
      close: () => undefined,
      destroy: async () => void deleted++,
    },
    outboxStore: {
      ledger: () => (deleted > 0 ? Promise.resolve({}) : ledger()) as never,
      match: () => (deleted > 0 ? Promise.resolve() : match()),
    },
    openJournal: async () => journal,
  });
  const tries = async (count: number) => {
    const outcomes: string[] = [];
    for (let place = 0; place < count; place++) {
      const trying = open().then(() => 'opened', String);
      await vi.advanceTimersByTimeAsync(20_000);
      outcomes.push(await trying);
    }
    return outcomes.map((outcome) => outcome === 'opened');
  };
  return { tries, distrust, deleted: () => deleted };
}

describe('opening the outbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['fails', { ledger: broken }],
    ['can be opened and not read', { ledger: () => Promise.resolve(), match: broken }],
  ])('deletes a database that %s three times when the journal holds all, and goes on', async (_what, trouble) => {
    const { tries, deleted } = rig(trouble);
    expect(await tries(2)).toEqual([false, false]);
    expect(deleted()).toBe(0);
    expect(await tries(2)).toEqual([false, true]);
    expect(deleted()).toBe(1);
  });

  it('takes one that does not answer for slow, and deletes it only after twelve tries', async () => {
    const { tries, deleted } = rig({ ledger: () => FOREVER });
    expect(await tries(11)).toEqual(Array(11).fill(false));
    expect(deleted()).toBe(0);
    expect(await tries(2)).toEqual([false, true]);
    expect(deleted()).toBe(1);
  });

  it.each([
    ['the journal is empty', { wholeFrom: null }],
    ['the journal lacks older entries', { wholeFrom: 2 }],
    ['another window holds the database', { isHeldElsewhere: true }],
    ['the disk is only full', { ledger: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }],
  ])('never deletes it when %s, and tries on', async (_what, trouble) => {
    const { tries, deleted } = rig(trouble);
    expect(await tries(10)).toEqual(Array(10).fill(false));
    expect(deleted()).toBe(0);
  });

  it('begins anew at the next try when the database opened and then could not be read, and only if the journal holds all', async () => {
    for (const wholeFrom of [1, 2]) {
      const { tries, distrust, deleted } = rig({ ledger: () => Promise.resolve(), wholeFrom });
      await tries(1);
      distrust();
      expect(await tries(1)).toEqual([true]);
      expect(deleted()).toBe(wholeFrom === 1 ? 1 : 0);
    }
  });

  it('forgets failures once it has opened', async () => {
    let isBroken = true;
    const { tries, deleted } = rig({ ledger: () => (isBroken ? broken() : Promise.resolve()) });
    await tries(2);
    isBroken = false;
    expect(await tries(1)).toEqual([true]);
    isBroken = true;
    await tries(2);
    expect(deleted()).toBe(0);
  });
});
