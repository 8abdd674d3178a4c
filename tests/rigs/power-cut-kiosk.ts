// The plug is pulled under the kiosk's browser while it takes ratings and comments: whatever was answered "recorded" must reach the
// collector once, whole and in its chain, and the kiosk must start again. The control is the same kiosk with its writes made lax.
import { join } from 'node:path';
import { seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, type ConsoleSession } from '../support/console-session.ts';
import { aDrivenKiosk, type DrivenKiosk } from '../support/driven-kiosk.ts';
import { aPowerCutDisk, type PowerCutDisk, whyNoPowerCut } from '../support/power-cut-disk.ts';
import { aProjectCopy, type Replacement } from '../support/project-copy.ts';
import { checkStored } from '../support/stored-ledgers.ts';
import type { RigOptions, RigResult, SkippedRig } from './rig-result.ts';

const RIG = 'power cut, kiosk';
const KIOSK = 'george-town';
/** So many must have been acknowledged before the plug is pulled: a cut before the first tap proves nothing. */
const AT_LEAST = 20;
const TAPS_WITHIN_MS = 60_000;

/** What makes the shipped kiosk's writes durable, taken out of the built scripts: both copies', for either alone keeps what was thanked for. */
const SCRIPTS = /^dist\/kiosk\/assets\/.*\.js$/;
const LAX: readonly Replacement[] = [
  { in: SCRIPTS, find: /(["'`])strict\1/, by: '$1relaxed$1' },
  { in: SCRIPTS, find: /\.flush\(\)/, by: '.getSize()' },
];

type Bench = { disk: PowerCutDisk; collector: CollectorProcess; administrator: ConsoleSession; profile: string };
type Cut = { acknowledged: Map<string, number>; broken: string[]; lost: number; doubled: number };

export async function runPowerCutKiosk({ rounds, controlRounds, seed, say }: RigOptions): Promise<RigResult | SkippedRig> {
  const skipped = await whyNoPowerCut();
  if (skipped) return { rig: RIG, skipped };
  const result: RigResult = { rig: RIG, seed, rounds, recorded: 0, lost: 0, doubled: 0, broken: [], control: control(controlRounds) };
  await onBench(process.cwd(), async (bench) => {
    for (let round = 0; round < rounds; round++) {
      const cut = await cutOnce(bench, seed + round);
      result.recorded += cut.acknowledged.size;
      result.lost += cut.lost;
      result.doubled += cut.doubled;
      result.broken.push(...cut.broken.map((what) => `cut ${round} (seed ${seed + round}): ${what}`));
      say?.(`${RIG}: cut ${round + 1} of ${rounds}, seed ${seed + round}: ${cut.acknowledged.size} recorded, ${cut.lost} lost`);
    }
  });
  if (controlRounds > 0) await runControl(result, controlRounds, seed, say);
  return result;
}

function control(rounds: number): RigResult['control'] {
  return { what: 'relaxed writes, no flush', rounds, caughtIn: 0 };
}

async function runControl(result: RigResult, rounds: number, seed: number, say: RigOptions['say']): Promise<void> {
  const copy = aProjectCopy(LAX);
  await onBench(copy.folder, async (bench) => {
    for (let round = 0; round < rounds; round++) {
      const { acknowledged, lost } = await cutOnce(bench, seed + round, { line: false });
      if (lost > 0) result.control.caughtIn++;
      say?.(`${RIG}: control ${round + 1} of ${rounds}: ${acknowledged.size} "recorded", ${lost} lost`);
      await bench.disk.restore();
    }
  });
  copy.remove();
}

/** A paired kiosk on the disk, everything of it flushed and kept, so that a control can go back to it. */
async function onBench(projectFolder: string, work: (bench: Bench) => Promise<void>): Promise<void> {
  const disk = await aPowerCutDisk();
  const collector = await aCollector({}, projectFolder);
  try {
    const administrator = await anAdministrator(collector);
    const profile = join(disk.folder, 'profile');
    const kiosk = await aDrivenKiosk(collector.url, { profile, acknowledged: new Map() });
    await kiosk.station();
    await kiosk.pair(administrator, KIOSK);
    await kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await kiosk.drain();
    await kiosk.close();
    await disk.keep();
    await work({ disk, collector, administrator, profile });
  } finally {
    await collector.kill();
    await disk.remove();
  }
}

async function cutOnce({ disk, collector, administrator, profile }: Bench, seed: number, { line = true } = {}): Promise<Cut> {
  const random = seededRandom(seed);
  const cut: Cut = { acknowledged: new Map(), broken: [], lost: 0, doubled: 0 };
  const start = () => aDrivenKiosk(collector.url, { profile, acknowledged: cut.acknowledged });
  const kiosk = await start();
  if ((await kiosk.station()) !== 'paired') cut.broken.push('not paired before the cut');
  await kiosk.context.setOffline(!line || random.chance(0.5));
  await takeUntilTheCut(kiosk, random, cut.acknowledged);
  const cutAt = await disk.cut();
  await kiosk.kill();
  for (const [id, at] of cut.acknowledged) if (at >= cutAt) cut.acknowledged.delete(id);
  await disk.remount();

  if (!collector.isRunning()) throw new Error('the collector was ended from outside');
  const again = await start().catch((error: Error) => error);
  if (again instanceof Error) return { ...cut, lost: cut.acknowledged.size, broken: [`does not start: ${again.message}`] };
  await syncAll(again, administrator, cut);
  await again.kill();
  if (!collector.isRunning()) throw new Error('the collector was ended from outside');
  const { lost, doubled, broken } = checkStored(collector.dataDir, cut.acknowledged.keys());
  return { ...cut, lost: lost.length, doubled: doubled.length, broken: [...cut.broken, ...broken] };
}

/** Sometimes with a line to the collector, so that the sender writes too, and sometimes without. */
async function takeUntilTheCut(
  kiosk: DrivenKiosk,
  random: ReturnType<typeof seededRandom>,
  acknowledged: Map<string, number>,
): Promise<void> {
  await kiosk.burst({ inFlight: 1 + random.below(4), pauseMs: random.below(8) });
  const deadline = Date.now() + TAPS_WITHIN_MS;
  while (acknowledged.size < AT_LEAST) {
    if (Date.now() > deadline) throw new Error(`only ${acknowledged.size} taps were answered in time`);
    await pause(5);
  }
  const sendAfterMs = random.below(400);
  const cutAfterMs = random.below(1_200);
  if (sendAfterMs < cutAfterMs) {
    await pause(sendAfterMs);
    await kiosk.page.evaluate(() => globalThis.drive.tell({ type: 'sync-now' }));
  }
  await pause(Math.max(0, cutAfterMs - sendAfterMs));
}

async function syncAll(kiosk: DrivenKiosk, administrator: ConsoleSession, cut: Cut): Promise<void> {
  const station = await kiosk.station().catch(() => 'not started');
  if (station !== 'paired') {
    cut.broken.push(`is ${station} after the cut: ${await saidOfIt(kiosk)}`);
    if (station !== 'unpaired') return;
    await kiosk.pair(administrator, KIOSK);
  }
  if (!(await kiosk.drain())) cut.broken.push('does not send everything it holds');
}

/** What the worker knows of its own errors. */
function saidOfIt(kiosk: DrivenKiosk): Promise<string> {
  return kiosk.page.evaluate(async () => JSON.stringify((await globalThis.drive.report()).errors)).catch((error: Error) => error.message);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
