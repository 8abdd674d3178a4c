// The desk after two years: 1,000,000 entries and 50,000 cases in the real collector on each engine, and every list, filter, search, report and export
// of its API as people ask for them. The first time, when nothing is
// remembered yet, is among the samples, and told beside them.
import { aCollector } from '../../support/collector-process.ts';
import { type BenchContext, type BenchmarkResult, type Comparison, compare } from '../comparison.ts';
import { deskSessions } from './desk-people.ts';
import { deskRequests } from './desk-requests.ts';
import { type FilledDesk, filledDesks } from './filled-desk.ts';
import { formatMeasured, type Measured, measureDesk } from './measure-desk.ts';
import { openingRate } from './opening-rate.ts';

const GOAL_MS = 100;
const OPENED_GOAL = 1_000;
const SAMPLES = { quick: 10, full: 40 };
const HEADINGS = '      p50      p95    first   rows     ';

export async function deskBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const { desks, entries, cases } = await filledDesks(context);
  const comparisons: Comparison[] = [];
  const notes = [`desk: ${entries} entries, ${cases} cases; milliseconds at the API, one question after another, the first time apart`];
  for (const desk of desks) {
    const measured = await measure(desk, context);
    comparisons.push(...measured.map((line) => asComparison(desk.engine, line)));
    notes.push('', `desk, ${desk.engine}`, HEADINGS, ...measured.map(formatMeasured));
  }
  comparisons.push(await openedWords(context.quick ? 1_000 : 10_000));
  return { comparisons, notes };
}

async function measure({ env }: FilledDesk, { quick, say }: BenchContext): Promise<Measured[]> {
  const collector = await aCollector(env);
  try {
    const sessions = await deskSessions(collector);
    return await measureDesk(sessions, await deskRequests(sessions), SAMPLES[quick ? 'quick' : 'full'], say);
  } finally {
    await collector.stop();
  }
}

function asComparison(engine: FilledDesk['engine'], { what, p95Ms }: Measured): Comparison {
  const named = `${engine}, ${what}: 95 of 100 within`;
  return compare({ benchmark: 'desk', what: named, unit: 'ms', ours: p95Ms, against: 'the goal', reference: GOAL_MS, goal: { atMost: 1 } });
}

async function openedWords(messages: number): Promise<Comparison> {
  const ours = await openingRate(messages);
  const what = 'sealed messages opened in memory';
  return compare({ benchmark: 'desk', what, unit: '/s', ours, against: 'the goal', reference: OPENED_GOAL, goal: { atLeast: 1 } });
}
