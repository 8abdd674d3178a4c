// F20: twenty thousand entries wait after a month without a network, and are sent in the order in which they were written, in batches of
// a bounded size, reading each entry about once.
import { expect, it } from 'vitest';
import { BATCH_MAX_ENTRIES } from '../../src/protocol/limits.ts';
import { faultyNetwork } from './faulty-network.ts';
import { emptyKioskDisk } from './kiosk-disk.ts';
import { startKiosk } from './kiosk-life.ts';
import { modelCollector } from './model-collector.ts';
import { seededRandom } from './seeded-random.ts';
import { virtualTime } from './virtual-time.ts';

const WAITING = 20_000;
const HOUR_MS = 60 * 60_000;

it('drains 20,000 waiting entries in order', { timeout: 60_000 }, async () => {
  const time = virtualTime();
  const random = seededRandom(20);
  const collector = modelCollector();
  const network = faultyNetwork(time, random, collector);
  const disk = emptyKioskDisk('00000000-0000-4000-8000-00000000001e');
  const batches: number[] = [];
  let read = 0;
  let isDown = true;
  const life = startKiosk({
    ...{ time, random, disk, intervalMs: 60_000 },
    wallMs: () => time.now(),
    deny: () => null,
    denyJournal: () => null,
    send(batch) {
      if (isDown) return Promise.resolve({ type: 'failed', failure: { cause: 'network' } });
      batches.push(batch.entries.length);
      return network.send(batch);
    },
    spoil: {
      store: (twin) => ({
        ...twin,
        async after(sequence, limit) {
          const entries = await twin.after(sequence, limit);
          if (!isDown) read += entries.length;
          return entries;
        },
      }),
    },
  });
  for (let number = 0; number < WAITING; number++) void life.tap(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
  await time.runUntil(HOUR_MS, () => disk.database.written.length === WAITING);
  isDown = false;
  life.trigger('sync-now');
  await time.runUntil(3 * HOUR_MS, () => life.isAtRest());
  life.end();
  expect([...collector.stored.values()].map(({ sequence }) => sequence)).toEqual(Array.from({ length: WAITING }, (_, place) => place + 1));
  expect(Math.max(...batches)).toBeLessThanOrEqual(BATCH_MAX_ENTRIES);
  expect(read, 'each entry is read about once').toBeLessThan(2.1 * WAITING);
});
