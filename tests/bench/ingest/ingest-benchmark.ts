// Ingest: batches of 500 signed entries over four kept-alive connections into the real collector, on each engine, against a bare
// server that is fed the same bytes. Every sample starts on an empty store and must have stored every row.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, type BenchmarkResult, type Comparison, compare, isMet } from '../comparison.ts';
import { median, quantile } from '../distribution.ts';
import { ENGINES, type EngineName, ingestIntoBareServer, ingestIntoCollector, profileCollector, type Sample } from './ingest-sample.ts';
import { aLoad, type Load } from './load.ts';

const BARE = 'bare HTTP server';
const GOAL = { atLeast: 0.25 };
const MEMORY_GOAL_MB = 150;
/** Enough that a server just started runs compiled code most of the time. */
const BATCHES_PER_CONNECTION = { quick: 20, full: 110 };
const TOP_FUNCTIONS = 15;

export async function ingestBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const rounds = context.quick ? 1 : 3;
  const load = await aLoad(context, BATCHES_PER_CONNECTION[context.quick ? 'quick' : 'full']);
  const samples = new Map<string, Sample[]>();
  const take = (name: string, sample: Sample) => {
    context.say(`ingest: ${name} ${Math.round(sample.rowsPerSecond)} rows/s, peak ${sample.peakMb.toFixed(0)} MB`);
    samples.set(name, [...(samples.get(name) ?? []), sample]);
  };
  for (let round = 0; round < rounds; round++) {
    take(BARE, await ingestIntoBareServer(load, folderOf(context)));
    for (const engine of ENGINES) take(engine, await ingestIntoCollector(engine, load, folderOf(context)));
  }
  const lines = ENGINES.flatMap((engine) => comparisons(engine, samples.get(engine) ?? [], samples.get(BARE) ?? []));
  return { comparisons: lines, notes: await notes(context, load, samples, lines) };
}

function folderOf({ scratch }: BenchContext): string {
  return mkdtempSync(join(scratch, 'ingest-'));
}

function comparisons(engine: EngineName, ours: readonly Sample[], bare: readonly Sample[]): Comparison[] {
  const rate = (samples: readonly Sample[]) => median(samples.map(({ rowsPerSecond }) => rowsPerSecond));
  const batch = (samples: readonly Sample[], share: number) => median(samples.map(({ batchesMs }) => quantile(batchesMs, share)));
  const processor = (samples: readonly Sample[]) => median(samples.map(({ processorUsPerRow }) => processorUsPerRow));
  const peak = Math.max(...ours.map(({ peakMb }) => peakMb));
  const base = { benchmark: 'ingest', against: BARE, goal: null };
  return [
    compare({ ...base, what: engine, unit: 'rows/s', ours: rate(ours), reference: rate(bare), goal: GOAL }),
    compare({ ...base, what: `${engine}, batch p50`, unit: 'ms', ours: batch(ours, 0.5), reference: batch(bare, 0.5) }),
    compare({ ...base, what: `${engine}, batch p99`, unit: 'ms', ours: batch(ours, 0.99), reference: batch(bare, 0.99) }),
    compare({ ...base, what: `${engine}, processor time a row`, unit: 'µs', ours: processor(ours), reference: processor(bare) }),
    compare({
      ...base,
      what: `${engine}, peak memory`,
      unit: 'MB',
      ours: peak,
      against: 'the goal',
      reference: MEMORY_GOAL_MB,
      goal: { atMost: 1 },
    }),
  ];
}

async function notes(
  context: BenchContext,
  load: Load,
  samples: ReadonlyMap<string, Sample[]>,
  lines: readonly Comparison[],
): Promise<string[]> {
  const barePeak = Math.max(...(samples.get(BARE) ?? []).map(({ peakMb }) => peakMb));
  const found = [`ingest: ${load.rows} rows a sample, all stored; ${BARE} peaks at ${barePeak.toFixed(0)} MB`];
  for (const engine of ENGINES) {
    if (!lines.some((line) => line.what.startsWith(engine) && isMet(line) === false)) continue;
    const profile = await profileCollector(engine, load, folderOf(context), TOP_FUNCTIONS);
    found.push(`ingest: ${engine} misses a goal; time of its own in the collector:`, ...profile.map((line) => `  ${line}`));
  }
  return found;
}
