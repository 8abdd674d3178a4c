// Each file in which Chromium keeps the kiosk's storage is flipped, cut, zeroed or deleted under a kiosk with waiting entries, on both of
// Chromium's back ends for IndexedDB. Then it starts, is paired again if it asks for it, and sends: everything arrives, or what is
// missing is named to the collector. Nothing is lost in silence. The control has no journal and loses its IndexedDB.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type CollectorProcess } from '../support/collector-process.ts';
import { anAdministrator, type ConsoleSession, kioskRow } from '../support/console-session.ts';
import { type Damage, everyDamage, inflict } from '../support/damage.ts';
import { aDrivenKiosk, pairedAgain } from '../support/driven-kiosk.ts';
import { aProjectCopy, type Replacement } from '../support/project-copy.ts';
import { checkStored } from '../support/stored-ledgers.ts';
import type { RigOptions, RigResult } from './rig-result.ts';

const RIG = 'corruption';
const KIOSK = 'george-town';
const WAITING = 40;
const SQLITE = ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout,IdbSqliteOnDiskRollout:use_sqlite_for_new_stores/true'];
/** Closed properly, SQLite has moved everything from its log, which has checksums, to pages, which have none. */
const BACK_ENDS = {
  LevelDB: { args: [] as string[], end: 'kill' },
  SQLite: { args: SQLITE, end: 'kill' },
  'SQLite, closed': { args: SQLITE, end: 'close' },
} as const;
type BackEnd = keyof typeof BACK_ENDS;

/** The second copy can't be opened. */
const NO_JOURNAL: readonly Replacement[] = [
  { in: /^dist\/kiosk\/assets\/.*\.js$/, find: /\.createSyncAccessHandle\(/, by: '.noSuchHandle(' },
];

export type CorruptionOptions = Omit<RigOptions, 'rounds'> & {
  /** At most so many on each back end; the whole folders come first. */
  damages: number;
};

/** A kiosk with waiting entries and its collector from before they were made, kept to go back to. */
type Bench = {
  backEnd: BackEnd;
  collector: CollectorProcess;
  administrator: ConsoleSession;
  kept: { profile: string; data: string };
  /** A copy to hurt. */
  profile: string;
  waiting: Map<string, number>;
};
type Outcome = { missing: number; named: number; doubled: number; broken: string[] };

export async function runCorruption({ damages, controlRounds, seed, say }: CorruptionOptions): Promise<RigResult> {
  const control = { what: 'no journal', rounds: controlRounds, caughtIn: 0 };
  const result: RigResult = { rig: RIG, seed, rounds: 0, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  for (const backEnd of Object.keys(BACK_ENDS) as BackEnd[])
    await onBench(backEnd, process.cwd(), async (bench) => {
      for (const damage of everyDamage(bench.kept.profile, seededRandom(seed)).slice(0, damages)) {
        const outcome = await surviveDamage(bench, damage, seed);
        count(result, bench, damage, outcome);
        say?.(`${RIG}: ${backEnd}, ${damage.path} ${damage.what}: ${outcome.missing} missing, ${outcome.named} named`);
      }
    });
  if (controlRounds > 0) await runControl(result, seed);
  return result;
}

async function runControl({ control }: RigResult, seed: number): Promise<void> {
  const copy = aProjectCopy(NO_JOURNAL);
  await onBench('LevelDB', copy.folder, async (bench) => {
    for (let round = 0; round < control.rounds; round++) {
      const { missing } = await surviveDamage(bench, { what: 'deleted', path: 'Default/IndexedDB' }, seed);
      if (missing > 0) control.caughtIn++;
    }
  });
  copy.remove();
}

function count(result: RigResult, { backEnd, waiting }: Bench, { what, path }: Damage, outcome: Outcome): void {
  const silent = Math.max(0, outcome.missing - outcome.named);
  const complain = (complaint: string) => result.broken.push(`${backEnd}, ${path} ${what}: ${complaint}`);
  result.rounds++;
  result.recorded += waiting.size;
  result.lost += silent;
  result.doubled += outcome.doubled;
  if (silent > 0) complain(`${silent} of ${waiting.size} lost in silence`);
  outcome.broken.forEach(complain);
}

async function onBench(backEnd: BackEnd, projectFolder: string, work: (bench: Bench) => Promise<void>): Promise<void> {
  const collector = await aCollector({}, projectFolder);
  const home = mkdtempSync(join(tmpdir(), 'candour-corruption-'));
  const kept = { profile: join(home, 'kept-profile'), data: join(home, 'kept-data') };
  const waiting = new Map<string, number>();
  const administrator = await anAdministrator(collector);
  const bench = { backEnd, collector, administrator, kept, profile: join(home, 'profile'), waiting };
  try {
    await fillOutbox(bench);
    cpSync(collector.dataDir, kept.data, { recursive: true });
    await work(bench);
  } finally {
    await collector.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends with the collector stopped and the browser closed, or killed, so that journals of databases are as a crash leaves them. */
async function fillOutbox({ backEnd, collector, administrator, kept, waiting }: Bench): Promise<void> {
  const kiosk = await aDrivenKiosk(collector.url, { profile: kept.profile, acknowledged: waiting, args: BACK_ENDS[backEnd].args });
  await kiosk.station();
  await kiosk.pair(administrator, KIOSK);
  await kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await kiosk.drain();
  await collector.stop();
  await kiosk.burst({ inFlight: 1, pauseMs: 2 });
  while (waiting.size < WAITING) await new Promise((resolve) => setTimeout(resolve, 10));
  await kiosk.rest();
  await kiosk[BACK_ENDS[backEnd].end]();
  const isLevelDb = readdirSync(join(kept.profile, 'Default/IndexedDB')).some((name) => name.endsWith('.leveldb'));
  if (isLevelDb !== (backEnd === 'LevelDB')) throw new Error(`Chromium did not use ${backEnd} for IndexedDB`);
}

async function surviveDamage(bench: Bench, damage: Damage, seed: number): Promise<Outcome> {
  const { backEnd, collector, administrator, kept, profile, waiting } = bench;
  await collector.kill();
  for (const [from, to] of [
    [kept.data, collector.dataDir],
    [kept.profile, profile],
  ] as const) {
    rmSync(to, { recursive: true, force: true, maxRetries: 5 });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
  inflict(damage, profile, seededRandom(seed));
  await collector.start();
  const outcome: Outcome = { missing: 0, named: 0, doubled: 0, broken: [] };
  const kiosk = await aDrivenKiosk(collector.url, { profile, acknowledged: new Map(), args: BACK_ENDS[backEnd].args }).catch(
    (error: Error) => error,
  );
  if (kiosk instanceof Error) {
    const complaint = `its page does not load: ${kiosk.message.split('\n')[0]}`;
    return { ...outcome, missing: waiting.size, broken: [complaint] };
  }
  try {
    await pairedAgain(kiosk, administrator, KIOSK);
    if (!(await kiosk.drain())) outcome.broken.push('does not send everything it holds');
  } catch (error) {
    outcome.broken.push(`does not come back: ${(error as Error).message.split('\n')[0]}`);
  }
  await kiosk.kill();
  const { lost, doubled, broken } = checkStored(collector.dataDir, waiting.keys());
  outcome.broken.push(...broken.filter((complaint) => lost.length === 0 || !complaint.startsWith('a hole')));
  return { ...outcome, missing: lost.length, named: await namedBy(administrator), doubled: doubled.length };
}

/** How many entries the console shows as not received, by number, or as lost. */
async function namedBy(administrator: ConsoleSession): Promise<number> {
  const { ledgers } = await kioskRow(administrator, KIOSK);
  return (ledgers ?? []).reduce((sum, { gaps }) => sum + gaps.reduce((inGaps, { from, through }) => inGaps + through - from + 1, 0), 0);
}
