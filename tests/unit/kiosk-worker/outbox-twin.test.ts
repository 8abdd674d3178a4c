import { describe, it } from 'vitest';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { OUTBOX_CONTRACT } from '../../contract/outbox-contract.ts';
import { type TwinDisks, twinDisks, twinRig } from './twin-rig.ts';

describe('outbox store in two copies in memory', () => {
  const disks = new WeakMap<OutboxStore, TwinDisks>();
  const over = async (disk: TwinDisks) => {
    const { twin } = twinRig(disk);
    await twin.match();
    disks.set(twin, disk);
    return twin;
  };
  const rig = {
    fresh: () => over(twinDisks(crypto.randomUUID())),
    reopened: (store: OutboxStore) => over(disks.get(store) as TwinDisks),
  };
  it.each(OUTBOX_CONTRACT)('$name', ({ run }) => run(rig));
});
