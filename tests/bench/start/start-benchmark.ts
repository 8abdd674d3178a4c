// Start: how many bytes of script stand between a kiosk and its first durable tap, and how long a slowed browser needs from
// navigation until the question stands, on top and answering; beside a bare Preact page that shows the same number of faces.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, type BenchmarkResult, type Comparison, compare, type Goal } from '../comparison.ts';
import { median } from '../distribution.ts';
import { type Phase, type StartSamples, sampleStarts } from './sample-starts.ts';
import { kioskSizes, SCRIPT_LIMIT_KIB, type Size } from './script-sizes.ts';

const WARM_GOAL = { atMost: 1.4 };
const BARE: Against = { contender: 'bare', against: 'bare Preact page' };
const ISOLATED: Against = { contender: 'isolated', against: 'the same page isolated, as kiosks are' };
const READING = [
  'start: first screen = what a navigation shows (ours: the attract screen), on top and answering a touch; it counts as the start because in every sample one touch on it led to the question',
  'start: question = its faces stand, on top and answering (ours: after one touch at the moment the first screen answers). The bare page shows its question at once: both lines are compared with that',
];

export async function startBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const sizes = kioskSizes();
  const folder = mkdtempSync(join(context.scratch, 'start-'));
  const { samples, notes } = await sampleStarts(context, folder, context.quick ? 2 : 9);
  return {
    comparisons: [
      scriptLine('page + worker', [sizes.page, sizes.worker], { atMost: 1 }),
      scriptLine('page + worker + second copy', [sizes.page, sizes.worker, sizes.secondCopy], null),
      timeLine('cold', 'first screen', samples, BARE, null),
      timeLine('cold', 'question', samples, BARE, null),
      timeLine('warm', 'first screen', samples, BARE, WARM_GOAL),
      timeLine('warm', 'first screen', samples, ISOLATED, null),
      timeLine('warm', 'question', samples, BARE, null),
    ],
    notes: [...notes.map((note) => `start: ${note}`), ...READING, ...sizeNotes(sizes)],
  };
}

function scriptLine(what: string, sizes: readonly Size[], goal: Goal | null): Comparison {
  return compare({
    benchmark: 'start',
    what: `scripts to show and record, ${what}, gzip`,
    unit: 'KiB',
    ours: sizes.reduce((total, { gzip }) => total + gzip, 0) / 1024,
    against: 'the goal',
    reference: SCRIPT_LIMIT_KIB,
    goal,
  });
}

type Against = { contender: 'bare' | 'isolated'; against: string };

function timeLine(
  phase: Phase,
  until: 'first screen' | 'question',
  samples: StartSamples,
  { contender, against }: Against,
  goal: Goal | null,
): Comparison {
  return compare({
    benchmark: 'start',
    what: `${phase}, until the ${until} stands`,
    unit: 'ms',
    ours: median(samples.kiosk[phase].map((marks) => marks[until] ?? Number.NaN)),
    against,
    reference: median(samples[contender][phase].map((marks) => marks.question ?? Number.NaN)),
    goal,
  });
}

function sizeNotes({ page, worker, secondCopy, precache }: ReturnType<typeof kioskSizes>): string[] {
  const format = ({ files, raw, gzip, brotli }: Size) => `${files.length} files, ${kib(raw)} raw, ${kib(gzip)} gzip, ${kib(brotli)} brotli`;
  return [
    `start: page scripts ${format(page)}; worker scripts ${format(worker)}; second copy ${format(secondCopy)}`,
    `start: whole precache ${format(precache)}`,
  ];
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
