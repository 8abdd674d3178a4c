// The plug is pulled under the collector while kiosks send as fast as it answers: whatever it acknowledged must be in its store after
// the start, once; what it never answered is sent again and is there once too. The control commits without waiting for the disk.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../support/console-session.ts';
import { aPowerCutDisk, type PowerCutDisk, whyNoPowerCut } from '../support/power-cut-disk.ts';
import { aProjectCopy, type Replacement } from '../support/project-copy.ts';
import { aRawKiosk, type RawKiosk } from '../support/raw-kiosk.ts';
import { checkStored, integrity } from '../support/stored-ledgers.ts';
import { until } from '../support/until.ts';
import type { RigOptions, RigResult, SkippedRig } from './rig-result.ts';

const RIG = 'power cut, collector';
const SHIPPED_ORGANISATIONS = readdirSync('kiosk-config/organisations').length;
const KIOSKS = ['george-town', 'bodden-town'];
/** So many batches at least must have been acknowledged before the plug is pulled. */
const AT_LEAST = 5;

const LAX: readonly Replacement[] = [
  { in: /^src\/server\/store\/sqlite\/durability\.ts$/, find: /pragma synchronous = full/, by: 'pragma synchronous = normal' },
  { in: /^src\/server\/store\/sqlite\/durability\.ts$/, find: /synchronous: 2/, by: 'synchronous: 1' },
];

type Bench = { disk: PowerCutDisk; collector: CollectorProcess; kiosks: RawKiosk[] };
type Cut = { acknowledged: number; lost: number; doubled: number; broken: string[] };

export async function runPowerCutCollector({ rounds, controlRounds, seed, say }: RigOptions): Promise<RigResult | SkippedRig> {
  const skipped = await whyNoPowerCut();
  if (skipped) return { rig: RIG, skipped };
  const control = { what: 'synchronous = NORMAL', rounds: controlRounds, caughtIn: 0 };
  const result: RigResult = { rig: RIG, seed, rounds, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  await onBench(process.cwd(), async (bench) => {
    for (let round = 0; round < rounds; round++) {
      const cut = await cutOnce(bench, seed + round);
      result.recorded += cut.acknowledged;
      result.lost += cut.lost;
      result.doubled += cut.doubled;
      result.broken.push(...cut.broken.map((what) => `cut ${round} (seed ${seed + round}): ${what}`));
      say?.(`${RIG}: cut ${round + 1} of ${rounds}, seed ${seed + round}: ${cut.acknowledged} acknowledged, ${cut.lost} lost`);
    }
  });
  if (controlRounds > 0) await runControl(result, seed, say);
  return result;
}

async function runControl({ control }: RigResult, seed: number, say: RigOptions['say']): Promise<void> {
  const copy = aProjectCopy(LAX);
  for (let round = 0; round < control.rounds; round++)
    await onBench(copy.folder, async (bench) => {
      const { acknowledged, lost } = await cutOnce(bench, seed + round);
      if (lost > 0) control.caughtIn++;
      say?.(`${RIG}: control ${round + 1} of ${control.rounds}: ${acknowledged} acknowledged, ${lost} lost`);
    });
  copy.remove();
}

async function onBench(projectFolder: string, work: (bench: Bench) => Promise<void>): Promise<void> {
  const disk = await aPowerCutDisk();
  const collector = await aCollector({ CANDOUR_DATA_DIR: join(disk.folder, 'data') }, projectFolder);
  try {
    const administrator = await anAdministrator(collector);
    const kiosks = [];
    for (const id of KIOSKS) kiosks.push(await aRawKiosk(collector.url, await aPairingCode(administrator, id)));
    // What a collector does once a day writes its log to the disk: a control would be caught by luck alone.
    await until(
      async () => collector.printed().split('what has outlived its time was erased').length,
      (parts) => parts > SHIPPED_ORGANISATIONS,
    );
    disk.flush();
    await work({ disk, collector, kiosks });
  } finally {
    await collector.kill();
    await disk.remove();
  }
}

async function cutOnce({ disk, collector, kiosks }: Bench, seed: number): Promise<Cut> {
  const random = seededRandom(seed);
  const before = acknowledgedBy(kiosks).length;
  let isCut = false;
  let answered = 0;
  const senders = kiosks.map(async (kiosk) => {
    while (!isCut) {
      await kiosk.send(1 + random.below(40));
      answered++;
    }
  });
  const gone = Promise.allSettled(senders);
  const enough = Date.now() + 10_000;
  while (answered < AT_LEAST && Date.now() < enough) await pause(1);
  await pause(random.below(700));
  const cutAt = await disk.cut();
  isCut = true;
  await collector.kill();
  await gone;
  for (const kiosk of kiosks) kiosk.disbelieve(cutAt);
  const told = acknowledgedBy(kiosks);
  await disk.remount();
  await collector.start();

  const { lost } = checkStored(collector.dataDir, told);
  for (const kiosk of kiosks) while (kiosk.unanswered() > 0) await kiosk.send(1);
  return { acknowledged: told.length - before, ...afterResending({ disk, collector, kiosks }, lost) };
}

function afterResending({ collector, kiosks }: Bench, lost: readonly string[]): Omit<Cut, 'acknowledged'> {
  const resent = checkStored(collector.dataDir, acknowledgedBy(kiosks));
  const broken = [...resent.broken];
  const made = kiosks.reduce((sum, kiosk) => sum + kiosk.made.size, 0);
  if (resent.stored !== made) broken.push(`${resent.stored} stored, ${made} sent`);
  const sound = integrity(collector.dataDir);
  if (sound !== 'ok') broken.push(`integrity_check: ${sound}`);
  return { lost: new Set([...lost, ...resent.lost]).size, doubled: resent.doubled.length, broken };
}

function acknowledgedBy(kiosks: readonly RawKiosk[]): string[] {
  return kiosks.flatMap(({ acknowledged }) => [...acknowledged.keys()]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
