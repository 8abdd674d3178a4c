// Browser and collector are killed (SIGKILL) at random moments while visitors tap and the kiosk sends; both come back, and go on. In the
// end each entry that was answered "recorded" is at the collector once, and the chain is whole. The control thanks at the tap.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator } from '../support/console-session.ts';
import { aDrivenKiosk, type DrivenKiosk } from '../support/driven-kiosk.ts';
import { removeProfile } from '../support/kiosk-window.ts';
import { checkStored, integrity } from '../support/stored-ledgers.ts';
import { FACES, visit } from '../support/visitor.ts';
import type { RigOptions, RigResult } from './rig-result.ts';

const RIG = 'SIGKILL, end to end';
const KIOSK = 'george-town';
/** Kills between two looks at the collector. */
const ROUNDS_PER_CHECK = 4;

type Bench = {
  collector: CollectorProcess;
  acknowledged: Map<string, number>;
  kiosk: DrivenKiosk;
  restartKiosk(): Promise<void>;
};

export async function runKillRounds({ rounds, controlRounds, seed, say }: RigOptions): Promise<RigResult> {
  const control = { what: 'thanks at the tap', rounds: controlRounds, caughtIn: 0 };
  const result: RigResult = { rig: RIG, seed, rounds, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  await onBench(false, async (bench) => {
    for (let round = 0; round < rounds; round++) {
      const what = await killOnce(bench, seededRandom(seed + round));
      const isLast = round === rounds - 1;
      if (isLast || round % ROUNDS_PER_CHECK === ROUNDS_PER_CHECK - 1) await look(bench, result, `round ${round} (seed ${seed + round})`);
      say?.(`${RIG}: round ${round + 1} of ${rounds}, seed ${seed + round}: ${what} killed, ${bench.acknowledged.size} recorded so far`);
    }
  });
  if (controlRounds > 0) await runControl(result, seed, say);
  return result;
}

async function runControl({ control }: RigResult, seed: number, say: RigOptions['say']): Promise<void> {
  await onBench(true, async (bench) => {
    for (let round = 0; round < control.rounds; round++) {
      const random = seededRandom(seed + round);
      bench.acknowledged.clear();
      await bench.kiosk.burst({ inFlight: 4, pauseMs: 0 });
      await pause(100 + random.below(300));
      await bench.kiosk.kill();
      await bench.restartKiosk();
      await bench.kiosk.drain();
      const { lost } = checkStored(bench.collector.dataDir, bench.acknowledged.keys());
      if (lost.length > 0) control.caughtIn++;
      say?.(`${RIG}: control ${round + 1} of ${control.rounds}: ${lost.length} of ${bench.acknowledged.size} lost`);
    }
  });
}

async function onBench(thanksAtTheTap: boolean, work: (bench: Bench) => Promise<void>): Promise<void> {
  const collector = await aCollector();
  const profile = mkdtempSync(join(tmpdir(), 'candour-profile-'));
  const acknowledged = new Map<string, number>();
  const start = () => aDrivenKiosk(collector.url, { profile, acknowledged, thanksAtTheTap });
  const bench: Bench = {
    collector,
    acknowledged,
    kiosk: await start(),
    async restartKiosk() {
      bench.kiosk = await start();
      await bench.kiosk.station();
    },
  };
  try {
    await bench.kiosk.station();
    await bench.kiosk.pair(await anAdministrator(collector), KIOSK);
    await bench.kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await work(bench);
  } finally {
    await bench.kiosk.kill();
    await collector.stop();
    removeProfile(profile);
  }
}

/** One round: visitors at the screen and drafts behind it, a request under way more often than not, and then the kill. */
async function killOnce(bench: Bench, random: SeededRandom): Promise<string> {
  const { kiosk, collector } = bench;
  const visitors = tapUntilDead(kiosk, seededRandom(random.below(1_000_000)));
  await kiosk.burst({ inFlight: 1 + random.below(3), pauseMs: 1 + random.below(8) });
  await pause(random.below(600));
  await kiosk.page.evaluate(() => globalThis.drive.tell({ type: 'sync-now' }));
  await pause(random.below(60));
  const what = random.pick(['browser', 'browser', 'collector', 'both']);
  if (what !== 'browser') await collector.kill();
  if (what === 'both') await pause(random.below(100));
  if (what === 'collector') {
    await pause(random.below(300));
    await kiosk.rest();
  } else await kiosk.kill();
  visitors.goHome();
  await visitors.gone;
  const restarts = [];
  if (what !== 'browser') restarts.push(collector.start());
  if (what !== 'collector') restarts.push(bench.restartKiosk());
  await Promise.all(restarts);
  return what;
}

/** Touches on the real screens; whatever they wait for when the browser dies fails, and that is no news. */
function tapUntilDead({ page }: DrivenKiosk, random: SeededRandom): { goHome(): void; gone: Promise<void> } {
  let isHome = false;
  const tap = async () => {
    while (!isHome) await visit(page, random.pick(FACES), random.chance(0.3) ? 'Words of a visitor who taps' : undefined);
  };
  const gone = tap().catch(() => undefined);
  return { goHome: () => (isHome = true), gone };
}

async function look({ kiosk, collector, acknowledged }: Bench, result: RigResult, when: string): Promise<void> {
  if (!(await kiosk.drain())) result.broken.push(`${when}: the kiosk does not send everything it holds`);
  const { lost, doubled, broken } = checkStored(collector.dataDir, acknowledged.keys());
  const sound = integrity(collector.dataDir);
  if (sound !== 'ok') result.broken.push(`${when}: integrity_check: ${sound}`);
  result.recorded = acknowledged.size;
  result.broken.push(...broken.map((what) => `${when}: ${what}`));
  if (lost.length > result.lost) result.broken.push(`${when}: ${lost.length} lost so far`);
  result.lost = lost.length;
  result.doubled = doubled.length;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
