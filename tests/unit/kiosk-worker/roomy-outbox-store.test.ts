import { describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { roomyOutboxStore } from '../../../src/kiosk/outbox/roomy-outbox-store.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { storedEntry } from './drafts.ts';

const full = () => new DOMException('full', 'QuotaExceededError');

/** `free` entries fit; each block of the reserve makes room for one more. */
function rig({ free, blocks, error = full }: { free: number; blocks: number; error?: () => Error }) {
  const disk = emptyDisk('ledger');
  const steps: string[] = [];
  const left = { free, blocks };
  const take = () => {
    if (left.free <= 0) throw error();
    left.free--;
  };
  const memory = memoryOutboxStore(disk);
  const store: OutboxStore = {
    ...memory,
    append: async (entries) => {
      take();
      return memory.append(entries);
    },
    settle: async (settlement) => {
      take();
      return memory.settle(settlement);
    },
    discardSent: async () => void steps.push('discard'),
  };
  const giveUp = async () => {
    if (left.blocks === 0) return false;
    steps.push('block');
    left.blocks--;
    left.free++;
    return true;
  };
  return { roomy: roomyOutboxStore(store, giveUp), disk, steps };
}
const SETTLEMENT = { ledgerId: 'ledger', sentThrough: 1, sentTally: { ratings: 1, words: 0 }, milestones: null, shelve: [], unshelve: [] };

describe('a store on a full disk', () => {
  it('lets go of what was sent, then of the reserve, before it fails', async () => {
    const { roomy, disk, steps } = rig({ free: 1, blocks: 2 });
    await roomy.append([storedEntry(1)]);
    await roomy.append([storedEntry(2)]);
    await roomy.append([storedEntry(3)]);
    expect(steps).toEqual(['discard', 'block', 'discard', 'block']);
    await expect(roomy.append([storedEntry(4)])).rejects.toThrow('full');
    expect([...disk.entries.keys()]).toEqual([1, 2, 3]);
  });

  it('keeps room for acknowledgements too', async () => {
    const { roomy, disk } = rig({ free: 1, blocks: 1 });
    await roomy.append([storedEntry(1)]);
    expect((await roomy.settle(SETTLEMENT)).sentThrough).toBe(1);
    expect(disk.ledger.sentThrough).toBe(1);
  });

  it('gives nothing up for any other failure', async () => {
    const { roomy, steps } = rig({ free: 0, blocks: 2, error: () => new DOMException('broken', 'AbortError') });
    await expect(roomy.append([storedEntry(1)])).rejects.toThrow('broken');
    expect(steps).toEqual([]);
  });
});
