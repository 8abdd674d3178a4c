// `npm run bench`: the performance table, ours and the limits side by side, as ratios of one run. Each benchmark runs twice and
// the better line counts. Ends with 1 when a goal is not met.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from '../support/chromium.ts';
import { type BenchContext, type Benchmark, betterOf, type Comparison, isMet } from './comparison.ts';
import { consoleBenchmark } from './console/console-benchmark.ts';
import { deskBenchmark } from './desk/desk-benchmark.ts';
import { drainBenchmark } from './drain/drain-benchmark.ts';
import { ingestBenchmark } from './ingest/ingest-benchmark.ts';
import { installPeers } from './install-peers.ts';
import { formatFacts, machineFacts } from './machine-facts.ts';
import { readOptions } from './options.ts';
import { outboxBenchmark } from './outbox/outbox-benchmark.ts';
import { responseBenchmark } from './response/response-benchmark.ts';
import { startBenchmark } from './start/start-benchmark.ts';
import { formatTable } from './table.ts';
import { tapBenchmark } from './tap/tap-benchmark.ts';

const BENCHMARKS: Record<string, Benchmark> = {
  tap: tapBenchmark,
  outbox: outboxBenchmark,
  start: startBenchmark,
  response: responseBenchmark,
  drain: drainBenchmark,
  ingest: ingestBenchmark,
  desk: deskBenchmark,
  console: consoleBenchmark,
};

const options = readOptions(process.argv.slice(2), Object.keys(BENCHMARKS));
/** Standard output belongs to the result alone, so that `--json` can be piped. */
const say = (line: string) => void process.stderr.write(`${line}\n`);
const chromium = findOrInstallChromium();
const facts = machineFacts(chromium);
say(formatFacts(facts));
installPeers(say);
// In a process of its own, because a build talks on standard output.
execFileSync(process.execPath, ['src/server/commands/build.ts'], { stdio: ['ignore', process.stderr, 'inherit'] });

const scratch = mkdtempSync(join(tmpdir(), 'candour-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
// Every collector and server that is started listens for the end of this process.
process.setMaxListeners(0);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** One for all: what is made slowly, such as a filled desk, is made once. */
const context: BenchContext = { scratch, chromium, quick: options.quick, kept: options.kept, say };
const comparisons: Comparison[] = [];
const notes: string[] = [];
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (options.only !== undefined && options.only !== name) continue;
  const result = await runTwice(name, benchmark);
  comparisons.push(...result.comparisons);
  notes.push(...result.notes);
}

if (options.json) console.log(JSON.stringify({ facts, quick: options.quick, comparisons, notes }, null, 2));
else console.log(['', formatTable(comparisons), '', formatFacts(facts), ...notes].join('\n'));
process.exit(comparisons.some((line) => isMet(line) === false) ? 1 : 0);

async function runTwice(name: string, benchmark: Benchmark) {
  say(`\n── ${name}, first run`);
  const first = await benchmark(context);
  if (context.quick) return first;
  say(`── ${name}, second run`);
  const second = await benchmark(context);
  return { comparisons: betterOf(first.comparisons, second.comparisons), notes: second.notes };
}
