// One seeded run: visitors tap, the line, the disk and the clock fail, the power goes, copies are wiped and damaged, the collector is
// restored from a backup; then calm, and the question whether everything that was thanked for is stored, and nothing twice. A run with a
// client known to be bad must find that out.
import type { OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import type { Trigger } from '../../src/kiosk/sync/sender.ts';
import { type BadClient, believeStatus, spoiled } from './bad-clients.ts';
import { type FaultyNetwork, faultyNetwork } from './faulty-network.ts';
import { findViolations } from './find-violations.ts';
import { DAMAGES, type Damage, damage, emptyKioskDisk, type KioskDisk, loseUnflushed } from './kiosk-disk.ts';
import { type KioskLife, type KioskParts, startKiosk } from './kiosk-life.ts';
import { type ModelCollector, modelCollector } from './model-collector.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

export type ScenarioResult = { seed: number; violations: string[]; entries: number; happened: ReadonlyMap<string, number> };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Most seeds: ten busy minutes. Some: nine days, in which entries are kept for seven and then let go. */
const SHORT = { busyMs: 10 * MINUTE_MS, intervalMs: MINUTE_MS, calmMs: 3 * 60 * MINUTE_MS };
const LONG = { busyMs: 9 * DAY_MS, intervalMs: 6 * 60 * MINUTE_MS, calmMs: 3 * DAY_MS };
/** A backup that old at most brings nothing back that a kiosk has let go. */
const BACKUP_AGE_MS = 6 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;
const EPOCH_MS = Date.UTC(2026, 10, 24);
const TRIGGERS: readonly [Trigger, ...Trigger[]] = ['visit-end', 'online', 'background-sync', 'visible', 'sync-now'];

export type World = {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly disk: KioskDisk;
  readonly collector: ModelCollector;
  readonly network: FaultyNetwork;
  readonly length: typeof SHORT;
  readonly badClient: BadClient;
  readonly thanked: Set<string>;
  /** How often each kind of trouble came. */
  readonly happened: Map<string, number>;
  readonly diskFails: boolean;
  /** Steps of the disk fail now and then; for want of space too. */
  denying: boolean;
  readonly spaceRunsOut: boolean;
  clockErrorMs: number;
  life: KioskLife;
  /** Robbed of the lock, but not dead yet. */
  readonly frozen: Set<KioskLife>;
};

export async function runScenario(seed: number, badClient: BadClient = 'none'): Promise<ScenarioResult> {
  const world = makeWorld(seed, badClient);
  const { time, length } = world;
  planVisitors(world);
  planCrashes(world);
  planTriggers(world);
  planRestores(world);
  planClockJumps(world);
  await time.runUntil(length.busyMs);
  calmDown(world);
  const restAfter = length.busyMs + length.intervalMs + 5 * MINUTE_MS;
  await time.runUntil(length.busyMs + length.calmMs, () => time.now() > restAfter && world.life.isAtRest());
  const violations = findViolations(world);
  world.life.end();
  for (const [fault, count] of world.network.seen) world.happened.set(fault, count);
  return { seed, violations, entries: world.disk.database.written.length, happened: world.happened };
}

function makeWorld(seed: number, badClient: BadClient): World {
  const random = seededRandom(seed);
  const time = virtualTime();
  const collector = modelCollector();
  const network = faultyNetwork(time, random, collector);
  const length = random.chance(0.03) ? LONG : SHORT;
  network.trouble = random.pick(length === SHORT ? [0, 0.2, 0.5, 0.8] : [0, 0.2]);
  const diskFails = random.chance(0.5);
  if (random.chance(0.3)) collector.maxEntries = 1 + random.below(6);
  const world = {
    ...{ time, random, collector, network, length, badClient },
    disk: emptyKioskDisk('00000000-0000-4000-8000-00000000001e'),
    thanked: new Set<string>(),
    happened: new Map<string, number>(),
    diskFails,
    denying: diskFails,
    spaceRunsOut: random.chance(0.3),
    clockErrorMs: 0,
    frozen: new Set<KioskLife>(),
  };
  return Object.assign(world, { life: startKiosk(kioskParts(world)) });
}

function kioskParts(world: Omit<World, 'life'>): KioskParts {
  const { time, random, disk, network, badClient, length } = world;
  const errors = world.spaceRunsOut ? (['QuotaExceededError', ...DISK_ERRORS] as const) : DISK_ERRORS;
  const denied = () => new DOMException('denied', random.pick(errors));
  return {
    ...{ time, random, disk },
    intervalMs: length.intervalMs,
    wallMs: () => Math.max(0, EPOCH_MS + time.now() + world.clockErrorMs),
    deny: (_step, moment) => (world.denying && random.chance(moment === 'before' ? 0.05 : 0.02) ? denied() : null),
    denyJournal: (step) =>
      world.denying && random.chance(0.05) ? { error: denied(), ...(step === 'write' ? { afterBytes: random.below(300) } : {}) } : null,
    send: badClient === 'success-by-status' ? (batch: OutgoingBatch) => believeStatus(batch, network, time) : network.send,
    ...spoiled(badClient),
  };
}
const DISK_ERRORS = ['AbortError', 'InvalidStateError', 'UnknownError'] as const;

function count(world: Pick<World, 'happened'>, what: string): void {
  world.happened.set(what, (world.happened.get(what) ?? 0) + 1);
}

function tap(world: World, id: string): void {
  void world.life.tap(id).then((result) => result === 'recorded' && world.thanked.add(id));
}

function idOf(group: string, number: number): string {
  return `00000000-0000-7000-${group}-${number.toString(16).padStart(12, '0')}`;
}

function planVisitors(world: World): void {
  const { time, random, length } = world;
  for (let number = 1 + random.below(40); number > 0; number--) {
    const when = random.below(length.busyMs);
    const id = idOf('8000', number);
    time.at(when, () => tap(world, id));
    if (random.chance(0.3)) time.at(when + random.below(30), () => tap(world, id));
  }
}

/** Some within moments of a tap or a request, so that they fall between two steps of it. */
function planCrashes(world: World): void {
  const { time, random, length } = world;
  for (let left = random.below(6); left > 0; left--)
    time.at(random.below(length.busyMs), () => {
      if (random.chance(0.5)) tap(world, idOf('9000', time.now()));
      if (random.chance(0.5)) world.life.trigger('sync-now');
      time.at(random.below(100), () => crash(world));
    });
}

/** Killed on the spot; or only frozen, robbed of the lock, and going on for a while; or with everything that was not flushed. */
function crash(world: World): void {
  const { random } = world;
  const how = random.pick(['killed', 'frozen', 'power-cut', 'power-cut'] as const);
  count(world, how);
  const before = world.life;
  if (how === 'frozen') leaveFrozen(before, world);
  else before.end();
  if (how === 'power-cut') afterPowerCut(world, before.isWhole() && world.frozen.size === 0);
  world.life = startKiosk(kioskParts(world));
}

/** Only what a kiosk had in both copies may be damaged in one: of the other case no kiosk recovers. */
function afterPowerCut(world: World, isWhole: boolean): void {
  const { random, disk, frozen } = world;
  for (const life of frozen) life.end();
  frozen.clear();
  loseUnflushed(disk, random);
  if (!isWhole || !random.chance(0.5)) return;
  const what: Damage = random.pick(DAMAGES);
  count(world, what);
  damage(disk, what, random, idOf('d000', random.below(1_000_000)));
}

function leaveFrozen(life: KioskLife, world: World): void {
  const { time, random, frozen } = world;
  frozen.add(life);
  void life.tap(idOf('a000', time.now()));
  time.at(random.below(MINUTE_MS), () => {
    frozen.delete(life);
    life.end();
  });
}

function planTriggers(world: World): void {
  const { time, random, length } = world;
  for (let left = random.below(30); left > 0; left--) time.at(random.below(length.busyMs), () => world.life.trigger(random.pick(TRIGGERS)));
}

/** Some collectors lose their last entries, as when a backup is brought back: even twice, and with more waiting than was lost. */
function planRestores(world: World): void {
  const { time, random, collector, length } = world;
  if (!random.chance(0.3)) return;
  const backups: { at: number; size: number }[] = [];
  for (let at = 0; at < length.busyMs; at += length.busyMs / 20)
    time.at(at, () => backups.push({ at: time.now(), size: collector.stored.size }));
  for (let left = 1 + random.below(2); left > 0; left--)
    time.at(random.below(length.busyMs), () => {
      const usable = backups.filter(({ at, size }) => time.now() - at < BACKUP_AGE_MS && size <= collector.stored.size);
      if (usable.length === 0) return;
      count(world, 'restored');
      collector.restoreTo(random.pick(usable as [(typeof usable)[0]]).size);
    });
}

/** The kiosk's wall clock goes ten years ahead, ten back, to 1970, or is put right again. */
function planClockJumps(world: World): void {
  const { time, random, length } = world;
  if (!random.chance(0.3)) return;
  for (let left = 1 + random.below(3); left > 0; left--)
    time.at(random.below(length.busyMs), () => {
      count(world, 'clock-jumped');
      world.clockErrorMs = random.pick([10 * YEAR_MS, -10 * YEAR_MS, -EPOCH_MS, 8 * DAY_MS, 0]);
    });
}

function calmDown(world: World): void {
  world.network.trouble = 0;
  world.denying = false;
}
