// One seeded run: visitors tap, the line and the disk fail, the kiosk is killed between any two steps; then calm, and the question
// whether everything that was thanked for is stored, once, in order. A run with a client known to be bad must find that out.
import type { OutboxStore } from '../../src/kiosk/outbox/outbox-store.ts';
import type { OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import type { Trigger } from '../../src/kiosk/sync/sender.ts';
import { type FaultyNetwork, faultyNetwork } from './faulty-network.ts';
import { type KioskLife, type KioskParts, startKiosk } from './kiosk-life.ts';
import { emptyDisk, type MemoryDisk, type MemoryHooks } from './memory-outbox-store.ts';
import { type ModelCollector, modelCollector } from './model-collector.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

/** `none` is the client as shipped. */
export type BadClient = 'none' | 'pointer-before-acknowledgement' | 'success-by-status' | 'thanks-before-commit';
export type ScenarioResult = { seed: number; violations: string[]; faults: ReadonlyMap<string, number>; entries: number; crashes: number };

const BUSY_MS = 10 * 60 * 1000;
const CALM_MS = 3 * 60 * 60 * 1000;
const TRIGGERS: readonly [Trigger, ...Trigger[]] = ['visit-end', 'online', 'background-sync', 'visible', 'sync-now'];

type World = {
  time: VirtualTime;
  random: SeededRandom;
  disk: MemoryDisk;
  collector: ModelCollector;
  network: FaultyNetwork;
  thanked: Set<string>;
  denying: boolean;
  crashes: number;
  life: KioskLife;
};

export async function runScenario(seed: number, badClient: BadClient = 'none'): Promise<ScenarioResult> {
  const world = makeWorld(seed, badClient);
  const ids = planVisitors(world);
  planCrashes(world, badClient);
  planTriggers(world);
  await world.time.runUntil(BUSY_MS);
  calmDown(world);
  await world.time.runUntil(BUSY_MS + CALM_MS, () => world.time.now() > BUSY_MS + 5 * 60 * 1000 && world.life.isAtRest());
  const violations = findViolations(world, ids);
  world.life.end();
  return { seed, violations, faults: world.network.seen, entries: world.disk.written.length, crashes: world.crashes };
}

function makeWorld(seed: number, badClient: BadClient): World {
  const random = seededRandom(seed);
  const time = virtualTime();
  const collector = modelCollector();
  const network = faultyNetwork(time, random, collector);
  network.trouble = random.pick([0, 0.2, 0.5, 0.8]);
  if (random.chance(0.3)) collector.maxEntries = 1 + random.below(6);
  const disk = emptyDisk('00000000-0000-4000-8000-00000000001e');
  const world = { time, random, disk, collector, network, thanked: new Set<string>(), denying: random.chance(0.5), crashes: 0 };
  return Object.assign(world, { life: startKiosk(kioskParts(world, badClient)) });
}

function kioskParts(world: Omit<World, 'life'>, badClient: BadClient): KioskParts {
  const { time, random, disk, network } = world;
  const deny: MemoryHooks['deny'] = (_step, moment) => {
    if (!world.denying || !random.chance(moment === 'before' ? 0.05 : 0.02)) return null;
    return new DOMException('denied', random.pick(['QuotaExceededError', 'AbortError', 'InvalidStateError', 'UnknownError']));
  };
  const send = badClient === 'success-by-status' ? (batch: OutgoingBatch) => believeStatus(batch, network, time) : network.send;
  return { time, random, disk, deny, send, spoil: (store) => spoiled(store, badClient) };
}

function planVisitors({ time, random, thanked, ...world }: World): string[] {
  const count = 1 + random.below(40);
  const ids = Array.from({ length: count }, (_, place) => `00000000-0000-7000-8000-${(place + 1).toString(16).padStart(12, '0')}`);
  const self = world as World;
  const tap = (id: string) => {
    void self.life.tap(id).then((result) => result === 'recorded' && thanked.add(id));
  };
  for (const id of ids) {
    const when = random.below(BUSY_MS);
    time.at(when, () => tap(id));
    if (random.chance(0.3)) time.at(when + random.below(30), () => tap(id));
  }
  return ids;
}

/** Some within moments of a tap or a request, so that they fall between two steps of it. */
function planCrashes(world: World, badClient: BadClient): void {
  const { time, random } = world;
  for (let count = random.below(6); count > 0; count--)
    time.at(random.below(BUSY_MS), () => {
      if (random.chance(0.5)) void world.life.tap(`00000000-0000-7000-9000-${String(time.now()).padStart(12, '0')}`);
      if (random.chance(0.5)) world.life.trigger('sync-now');
      time.at(random.below(100), () => {
        const before = world.life;
        world.crashes++;
        world.life = startKiosk(kioskParts(world, badClient));
        endSoon(before, world);
      });
    });
}

/** Mostly killed on the spot. Now and then it was only frozen, was robbed of the lock, and goes on writing and sending for a while. */
function endSoon(life: KioskLife, { time, random }: World): void {
  if (random.chance(0.7)) {
    life.end();
    return;
  }
  void life.tap(`00000000-0000-7000-a000-${String(time.now()).padStart(12, '0')}`);
  time.at(random.below(60_000), () => life.end());
}

function planTriggers(world: World): void {
  const { time, random } = world;
  for (let count = random.below(30); count > 0; count--) time.at(random.below(BUSY_MS), () => world.life.trigger(random.pick(TRIGGERS)));
}

function calmDown(world: World): void {
  world.network.trouble = 0;
  world.denying = false;
}

function findViolations({ disk, collector, thanked, life }: World, planned: readonly string[]): string[] {
  const violations: string[] = [];
  const check = (isFine: boolean, what: string) => {
    if (!isFine) violations.push(what);
  };
  const entries = disk.written;
  const stored = [...collector.stored.values()];
  const last = entries.at(-1);
  const onDisk = new Set(entries.map(({ id }) => id));
  for (const id of thanked) check(onDisk.has(id), `thanked for ${id}, but it is not on disk`);
  for (const { id, hash } of entries) check(collector.stored.get(id)?.hash === hash, `recorded ${id}, but it is not stored`);
  check(!last || disk.entries.has(last.sequence), 'the last entry was discarded');
  check(onDisk.size === entries.length, 'an entry was recorded twice');
  check(stored.length === entries.length, `${entries.length} recorded, ${stored.length} stored`);
  check(
    stored.every(({ sequence }, place) => sequence === place + 1),
    'stored in another order than recorded',
  );
  check(
    entries.every(({ header }, place) => JSON.parse(header).previousHash === (entries[place - 1]?.hash ?? null)),
    'the chain is broken',
  );
  check(disk.shelf.size === 0, 'something went to the shelf');
  check(life.isAtRest(), `not at rest: ${entries.length - disk.ledger.sentThrough} still wait`);
  check(planned.length > 0, 'nobody came');
  return violations;
}

function spoiled(store: OutboxStore, badClient: BadClient): OutboxStore {
  if (badClient === 'thanks-before-commit')
    return {
      ...store,
      append(entries) {
        store.append(entries).catch(() => undefined);
        return Promise.resolve('committed');
      },
    };
  if (badClient !== 'pointer-before-acknowledgement') return store;
  return {
    ...store,
    async after(sequence, limit) {
      const entries = await store.after(sequence, limit);
      const last = entries.at(-1);
      const { ledgerId } = await store.ledger();
      if (last)
        await store.settle({ ledgerId, sentThrough: last.sequence, sentTally: last.tally, milestones: null, shelve: [], unshelve: [] });
      return entries;
    },
  };
}

async function believeStatus(batch: OutgoingBatch, network: FaultyNetwork, time: VirtualTime): Promise<Outcome> {
  const outcome = await network.send(batch);
  if (outcome.type === 'acknowledged' || network.lastStatus() < 200 || network.lastStatus() > 299) return outcome;
  const collector = { id: '00000000-0000-4000-8000-0000000000c0', version: '1', time: new Date(time.now()).toISOString() };
  const verdicts = batch.entries.map(({ id, hash }) => ({ id, hash, verdict: 'stored' }));
  const believed = { v: 1, batchId: collector.id, collector, verdicts, configuration: { wanted: null } };
  return { type: 'acknowledged', acknowledgement: believed as unknown as Extract<Outcome, { type: 'acknowledged' }>['acknowledgement'] };
}
