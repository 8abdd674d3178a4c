// What the collector does not take never holds up the others: exactly that goes to the shelf, stays there, and is offered again when
// the collector's version changes.
import { describe, expect, it } from 'vitest';
import { type FaultyNetwork, faultyNetwork } from './faulty-network.ts';
import { emptyKioskDisk } from './kiosk-disk.ts';
import { type KioskLife, startKiosk } from './kiosk-life.ts';
import type { MemoryDisk } from './memory-outbox-store.ts';
import { type ModelCollector, modelCollector } from './model-collector.ts';
import { seededRandom } from './seeded-random.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

type Rig = { time: VirtualTime; collector: ModelCollector; network: FaultyNetwork; disk: MemoryDisk; life: KioskLife; ids: string[] };

/** `count` entries written while the line is down. */
async function rigWith(count: number, seed: number): Promise<Rig> {
  const time = virtualTime();
  const random = seededRandom(seed);
  const collector = modelCollector();
  const network = faultyNetwork(time, random, collector);
  const disk = emptyKioskDisk('00000000-0000-4000-8000-00000000001e');
  let isDown = true;
  const send: FaultyNetwork['send'] = (batch) =>
    isDown ? Promise.resolve({ type: 'failed', failure: { cause: 'network' } }) : network.send(batch);
  const life = startKiosk({
    ...{ time, random, disk, send, intervalMs: 60_000 },
    wallMs: () => time.now(),
    deny: () => null,
    denyJournal: () => null,
  });
  const ids = Array.from({ length: count }, (_, place) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`);
  for (const id of ids) void life.tap(id);
  await time.runUntil(10_000);
  isDown = false;
  return { time, collector, network, disk: disk.database, life, ids };
}

const HOUR_MS = 60 * 60 * 1000;

describe('the shelf', () => {
  it.each([1, 2, 3, 4, 5])('takes exactly the entries refused one by one, and offers them to a new version (seed %i)', async (seed) => {
    const { time, collector, disk, life, ids } = await rigWith(60, seed);
    const random = seededRandom(seed);
    const refused = ids.filter(() => random.chance(0.1));
    for (const id of refused) collector.refuses.add(id);
    await time.runUntil(HOUR_MS);
    expect([...disk.shelf.keys()].sort()).toEqual(refused);
    expect(collector.stored.size).toBe(60 - refused.length);
    collector.refuses.clear();
    await time.runUntil(2 * HOUR_MS);
    expect(disk.shelf.size, 'the same version is not asked again').toBe(refused.length);
    collector.version = '2';
    life.trigger('sync-now');
    await time.runUntil(3 * HOUR_MS);
    expect(disk.shelf.size).toBe(0);
    expect([...collector.stored.keys()].sort()).toEqual(ids);
  });

  it.each([1, 2, 3, 4, 5])('finds the entries for which whole batches are refused (seed %i)', async (seed) => {
    const { time, collector, disk, life, ids } = await rigWith(200, seed);
    const random = seededRandom(seed);
    const culprits = ids.filter(() => random.chance(0.02));
    for (const id of culprits) collector.chokesOn.add(id);
    await time.runUntil(HOUR_MS);
    expect([...disk.shelf.keys()].sort()).toEqual(culprits);
    expect(collector.stored.size).toBe(200 - culprits.length);
    expect(life.isAtRest()).toBe(true);
  });

  it('shelves nothing when every batch is refused, the empty one too', async () => {
    const { time, collector, disk } = await rigWith(20, 1);
    collector.maxEntries = -1;
    await time.runUntil(HOUR_MS);
    expect(disk.shelf.size).toBe(0);
    expect(disk.ledger.sentThrough).toBe(0);
    collector.maxEntries = Number.POSITIVE_INFINITY;
    await time.runUntil(2 * HOUR_MS);
    expect(collector.stored.size).toBe(20);
  });
});
