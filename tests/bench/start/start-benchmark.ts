// Start: how many bytes of script stand between a kiosk and its first durable tap, and how long a slowed browser needs from
// navigation until the question stands, on top and answering; beside a bare Preact page that shows the same number of faces.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, type BenchmarkResult, type Comparison, compare, type Goal } from '../comparison.ts';
import { median } from '../distribution.ts';
import { type Phase, type StartSamples, sampleStarts } from './sample-starts.ts';
import { kioskSizes, type Size } from './script-sizes.ts';

const SCRIPT_GOAL_KIB = 20;
const WARM_GOAL = { atMost: 1.4 };
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
      scriptLine(sizes.page, sizes.worker),
      timeLine('cold', 'first screen', samples, null),
      timeLine('cold', 'question', samples, null),
      timeLine('warm', 'first screen', samples, WARM_GOAL),
      timeLine('warm', 'question', samples, null),
    ],
    notes: [...notes.map((note) => `start: ${note}`), ...READING, ...sizeNotes(sizes)],
  };
}

function scriptLine(page: Size, worker: Size): Comparison {
  return compare({
    benchmark: 'start',
    what: 'scripts to show and record, page + worker, gzip',
    unit: 'KiB',
    ours: (page.gzip + worker.gzip) / 1024,
    against: 'the goal',
    reference: SCRIPT_GOAL_KIB,
    goal: { atMost: 1 },
  });
}

function timeLine(phase: Phase, until: 'first screen' | 'question', samples: StartSamples, goal: Goal | null): Comparison {
  return compare({
    benchmark: 'start',
    what: `${phase}, until the ${until} stands`,
    unit: 'ms',
    ours: median(samples.kiosk[phase].map((marks) => marks[until] ?? Number.NaN)),
    against: 'bare Preact page',
    reference: median(samples.bare[phase].map((marks) => marks.question ?? Number.NaN)),
    goal,
  });
}

function sizeNotes({ page, worker, precache }: ReturnType<typeof kioskSizes>): string[] {
  const format = ({ files, raw, gzip, brotli }: Size) => `${files.length} files, ${kib(raw)} raw, ${kib(gzip)} gzip, ${kib(brotli)} brotli`;
  return [`start: page scripts ${format(page)}; worker scripts ${format(worker)}`, `start: whole precache ${format(precache)}`];
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
