// `npm run soak`: the long doses of everything that looks for loss, one after another, and one table of figures. Ends with 1 when anything
// was lost, doubled or broken, when a control got away, or when a rig asked for could not run. `npm run soak -- --help` names the doses.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildApps } from '../../src/server/commands/build-apps.ts';
import { findOrInstallChromium } from '../support/chromium.ts';
import { runCorruption } from './corruption.ts';
import { runEveryByte } from './every-byte.ts';
import { runKillCollector } from './kill-collector.ts';
import { runKillRounds } from './kill-rounds.ts';
import { runPowerCutCollector } from './power-cut-collector.ts';
import { runPowerCutKiosk } from './power-cut-kiosk.ts';
import { failuresOf, isSkipped, type RigResult, type SkippedRig, sayLoudly } from './rig-result.ts';
import { runSimulation } from './simulation.ts';

const HELP = `npm run soak -- [options]
  --seed N               first seed of every rig (1)
  --simulation N         seeds of the simulation (2000000)
  --kiosk-cuts N         power cuts under the kiosk (50)
  --collector-cuts N     power cuts under the collector (50)
  --kills N              rounds of SIGKILL of browser and collector (200)
  --collector-kills N    SIGKILL of the collector in a batch (200)
  --every-nth N          line cut after every Nth byte of small batches (1: each)
  --byte-samples N       cuts of large batches (200)
  --damages N            damaged files of a kiosk's profile (all)
  --controls N           rounds of each known-bad control (20)
  --only a,b             simulation, power-cut-kiosk, power-cut-collector, kill-rounds, every-byte, corruption
  --json FILE            the figures as JSON`;

const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({
  options: {
    seed: text('1'),
    simulation: text('2000000'),
    'kiosk-cuts': text('50'),
    'collector-cuts': text('50'),
    kills: text('200'),
    'collector-kills': text('200'),
    'every-nth': text('1'),
    'byte-samples': text('200'),
    damages: text('1000000'),
    controls: text('20'),
    only: text(''),
    json: text(''),
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
type Timed = (RigResult | SkippedRig) & { seconds: number };
const common = { seed: Number(values.seed), controlRounds: Number(values.controls), say: (line: string) => console.log(line) };
const RIGS: Readonly<Record<string, () => Promise<RigResult | SkippedRig>>> = {
  simulation: () => runSimulation({ ...common, rounds: Number(values.simulation), controlRounds: 100 }),
  'power-cut-kiosk': () => runPowerCutKiosk({ ...common, rounds: Number(values['kiosk-cuts']) }),
  'power-cut-collector': () => runPowerCutCollector({ ...common, rounds: Number(values['collector-cuts']) }),
  'kill-rounds': () => runKillRounds({ ...common, rounds: Number(values.kills) }),
  'kill-collector': () => runKillCollector({ ...common, rounds: Number(values['collector-kills']) }),
  'every-byte': () => runEveryByte({ ...common, everyNth: Number(values['every-nth']), sizes: 3, samples: Number(values['byte-samples']) }),
  corruption: () => runCorruption({ ...common, damages: Number(values.damages) }),
};

process.env.CHROMIUM_PATH = findOrInstallChromium();
await buildApps();
const results: Timed[] = [];
for (const name of chosen(values.only)) results.push(await timed(name));
const failures = results.flatMap((result) => (isSkipped(result) ? [`${result.rig}: not run`] : failuresOf(result)));
if (values.json) writeFileSync(values.json, `${JSON.stringify({ seed: common.seed, results, failures }, null, 2)}\n`);
console.log(`\n${table(results)}\n`);
for (const failure of failures) console.error(`FAILED  ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);

function chosen(only: string): string[] {
  const names = only ? only.split(',') : Object.keys(RIGS);
  const unknown = names.find((name) => !RIGS[name]);
  if (unknown) throw new Error(`There is no rig "${unknown}".\n${HELP}`);
  return names;
}

async function timed(name: string): Promise<Timed> {
  const from = performance.now();
  const result = await RIGS[name]?.().catch((error: Error) => ({ rig: name, skipped: `it ended with: ${error.message}` }));
  if (!result) throw new Error(name);
  if (isSkipped(result)) sayLoudly(result);
  return { ...result, seconds: Math.round((performance.now() - from) / 1000) };
}

function table(rows: readonly Timed[]): string {
  const head = ['rig', 'rounds', 'recorded', 'lost', 'doubled', 'broken', 'control', 'control caught', 'seed', 'seconds'];
  const cells = rows.map((row) => {
    if (isSkipped(row)) return [row.rig, 'NOT RUN', '', '', '', '', '', '', '', row.seconds];
    const { control } = row;
    const share = control.rounds > 0 ? `${Math.round((100 * control.caughtIn) / control.rounds)} % of ${control.rounds}` : '–';
    return [row.rig, row.rounds, row.recorded, row.lost, row.doubled, row.broken.length, control.what, share, row.seed, row.seconds];
  });
  const line = (row: readonly unknown[]) => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n');
}
