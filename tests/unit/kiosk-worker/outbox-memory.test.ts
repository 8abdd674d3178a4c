import { describe, it } from 'vitest';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { OUTBOX_CONTRACT } from '../../contract/outbox-contract.ts';
import { emptyDisk, type MemoryDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';

describe('outbox store in memory', () => {
  const disks = new WeakMap<OutboxStore, MemoryDisk>();
  const over = (disk: MemoryDisk) => {
    const store = memoryOutboxStore(disk);
    disks.set(store, disk);
    return Promise.resolve(store);
  };
  const rig = {
    fresh: () => over(emptyDisk(crypto.randomUUID())),
    reopened: (store: OutboxStore) => over(disks.get(store) as MemoryDisk),
  };
  it.each(OUTBOX_CONTRACT)('$name', ({ run }) => run(rig));
});
