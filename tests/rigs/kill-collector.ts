// The collector is killed (SIGKILL) at random moments while kiosks send as fast as it answers: what it acknowledged is in its store, the
// file is whole, and the state of each ledger is that of its entries. The control answers before it stores.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../support/console-session.ts';
import { aProjectCopy, type Replacement } from '../support/project-copy.ts';
import { aRawKiosk, type RawKiosk } from '../support/raw-kiosk.ts';
import { checkStored, integrity } from '../support/stored-ledgers.ts';
import type { RigOptions, RigResult } from './rig-result.ts';

const RIG = 'SIGKILL, collector in a batch';
const KIOSKS = ['george-town', 'bodden-town'];
/** So many batches at least must have been acknowledged before it is killed. */
const AT_LEAST = 3;

const ANSWERS_FIRST: readonly Replacement[] = [
  {
    in: /^src\/server\/ingest\/ingest-entries\.ts$/,
    find: /await store\.entries\.addBatch\(rows, incoming\.contact\)/,
    by: `{ verdicts: rows.map(() => 'stored'), ledger: void setTimeout(() => store.entries.addBatch(rows, incoming.contact), 300) ?? null }`,
  },
];

type Bench = { collector: CollectorProcess; kiosks: RawKiosk[] };
type Kill = { acknowledged: number; lost: number; doubled: number; broken: string[] };

export async function runKillCollector({ rounds, controlRounds, seed, say }: RigOptions): Promise<RigResult> {
  const control = { what: 'answers before it stores', rounds: controlRounds, caughtIn: 0 };
  const result: RigResult = { rig: RIG, seed, rounds, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  await onBench(process.cwd(), async (bench) => {
    for (let round = 0; round < rounds; round++) {
      const kill = await killOnce(bench, seed + round);
      result.recorded += kill.acknowledged;
      result.lost += kill.lost;
      result.doubled += kill.doubled;
      result.broken.push(...kill.broken.map((what) => `kill ${round} (seed ${seed + round}): ${what}`));
      say?.(`${RIG}: kill ${round + 1} of ${rounds}, seed ${seed + round}: ${kill.acknowledged} acknowledged, ${kill.lost} lost`);
    }
  });
  if (controlRounds > 0) await runControl(result, seed, say);
  return result;
}

async function runControl({ control }: RigResult, seed: number, say: RigOptions['say']): Promise<void> {
  const copy = aProjectCopy(ANSWERS_FIRST);
  for (let round = 0; round < control.rounds; round++)
    await onBench(copy.folder, async (bench) => {
      const { acknowledged, lost } = await killOnce(bench, seed + round);
      if (lost > 0) control.caughtIn++;
      say?.(`${RIG}: control ${round + 1} of ${control.rounds}: ${acknowledged} acknowledged, ${lost} lost`);
    });
  copy.remove();
}

async function onBench(projectFolder: string, work: (bench: Bench) => Promise<void>): Promise<void> {
  const collector = await aCollector({}, projectFolder);
  try {
    const administrator = await anAdministrator(collector);
    const kiosks = [];
    for (const id of KIOSKS) kiosks.push(await aRawKiosk(collector.url, await aPairingCode(administrator, id)));
    await work({ collector, kiosks });
  } finally {
    await collector.kill();
  }
}

async function killOnce({ collector, kiosks }: Bench, seed: number): Promise<Kill> {
  const random = seededRandom(seed);
  const before = acknowledgedBy(kiosks).length;
  let isKilled = false;
  let answered = 0;
  const senders = kiosks.map(async (kiosk) => {
    while (!isKilled) {
      await kiosk.send(1 + random.below(60));
      answered++;
    }
  });
  const gone = Promise.allSettled(senders);
  const enough = Date.now() + 10_000;
  while (answered < AT_LEAST && Date.now() < enough) await pause(1);
  await pause(random.below(120));
  await collector.kill();
  isKilled = true;
  await gone;
  const told = acknowledgedBy(kiosks);
  // As it lies there, before the next start could mend anything.
  const found = checkStored(collector.dataDir, told);
  await collector.start();
  for (const kiosk of kiosks) while (kiosk.unanswered() > 0) await kiosk.send(1);
  return { acknowledged: told.length - before, ...afterResending({ collector, kiosks }, found.lost) };
}

function afterResending({ collector, kiosks }: Bench, lost: readonly string[]): Omit<Kill, 'acknowledged'> {
  const resent = checkStored(collector.dataDir, acknowledgedBy(kiosks));
  const broken = [...resent.broken, ...statesOf(collector.dataDir)];
  const made = kiosks.reduce((sum, kiosk) => sum + kiosk.made.size, 0);
  if (resent.stored !== made) broken.push(`${resent.stored} stored, ${made} sent`);
  const sound = integrity(collector.dataDir);
  if (sound !== 'ok') broken.push(`integrity_check: ${sound}`);
  return { lost: new Set([...lost, ...resent.lost]).size, doubled: resent.doubled.length, broken };
}

/** What the collector keeps of its ledgers, where it is not what their entries say. */
function statesOf(dataDir: string): string[] {
  const database = new DatabaseSync(join(dataDir, 'candour.sqlite'), { readOnly: true, timeout: 5_000 });
  const wrong = database
    .prepare(
      `select ledger, received, safe_through, reach from ledger_states as state where exists (select 1 from ledger_gaps)
       or exists (select 1 from ledger_alarms where what <> 'rewound') or received <> safe_through or reach <> safe_through
       or received <> (select count(*) from entries where entries.ledger = state.ledger)`,
    )
    .all();
  database.close();
  return wrong.map((state) => `the state of a ledger is not that of its entries: ${JSON.stringify(state)}`);
}

function acknowledgedBy(kiosks: readonly RawKiosk[]): string[] {
  return kiosks.flatMap(({ acknowledged }) => [...acknowledged.keys()]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
