// One sample of ingest: a fresh target, the load from a process of its own, every row accounted for, peak memory read before the
// target ends.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { API_BASE, API_ROUTES } from '../../../src/protocol/api-routes.ts';
import { aCollector } from '../../support/collector-process.ts';
import { startPostgres } from '../../support/postgres.ts';
import { topSelfTimes } from '../profile-summary.ts';
import { aServerProcess } from '../server-process.ts';
import { type Load, pairAll } from './load.ts';
import type { LoadResult } from './load-generator.ts';
import { peakMemoryMb, processorMs } from './process-use.ts';

export const ENGINES = ['SQLite', 'PostgreSQL'] as const;
export type EngineName = (typeof ENGINES)[number];
/** `processorUsPerRow`: of the target alone, in microseconds; hardly moved by neighbours on the same cores. */
export type Sample = { rowsPerSecond: number; batchesMs: number[]; peakMb: number; processorUsPerRow: number };

const BARE_SERVER = new URL('../bare-server.ts', import.meta.url);
const GENERATOR = fileURLToPath(new URL('./load-generator.ts', import.meta.url));
const BATCHES_PATH = `${API_BASE}${API_ROUTES.batches.path}`;
const run = promisify(execFile);

export async function ingestIntoBareServer(load: Load, folder: string): Promise<Sample> {
  await using server = await aServerProcess(BARE_SERVER, [join(folder, 'batches')]);
  return await measure(`${server.url}${BATCHES_PATH}`, load, 'bare', server.pid);
}

export async function ingestIntoCollector(
  engine: EngineName,
  load: Load,
  folder: string,
  env: Record<string, string> = {},
): Promise<Sample> {
  await using database = await engineEnvironment(engine);
  const collector = await aCollector({ CANDOUR_DATA_DIR: join(folder, 'collector'), ...database.env, ...env });
  try {
    await pairAll(collector, load.kiosks);
    return await measure(`${collector.url}${BATCHES_PATH}`, load, 'collector', collector.pid());
  } finally {
    await collector.stop();
  }
}

/** The functions of the collector with most time of their own, under one more load. */
export async function profileCollector(engine: EngineName, load: Load, folder: string, count: number): Promise<string[]> {
  const profiles = join(folder, 'profiles');
  await ingestIntoCollector(engine, load, folder, { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}` });
  return topSelfTimes(profiles, count);
}

async function measure(url: string, load: Load, kind: 'bare' | 'collector', pid = 0): Promise<Sample> {
  const processorBefore = processorMs(pid);
  const { rows, stored, durationMs, batchesMs } = await generate(url, load, kind);
  if (stored !== rows) throw new Error(`${rows} rows were sent, ${stored} stored`);
  return {
    rowsPerSecond: (rows / durationMs) * 1000,
    batchesMs,
    peakMb: peakMemoryMb(pid),
    processorUsPerRow: ((processorMs(pid) - processorBefore) / load.rows) * 1000,
  };
}

async function generate(url: string, load: Load, kind: 'bare' | 'collector'): Promise<LoadResult> {
  const { stdout } = await run(process.execPath, [GENERATOR, url, load.file, kind]);
  return JSON.parse(stdout) as LoadResult;
}

/** PostgreSQL is started anew for each sample, so that none pays for another's checkpoints. */
async function engineEnvironment(engine: EngineName): Promise<AsyncDisposable & { env: Record<string, string> }> {
  if (engine === 'SQLite') return { env: {}, [Symbol.asyncDispose]: () => Promise.resolve() };
  const postgres = await startPostgres();
  return { env: { CANDOUR_DATABASE_URL: await postgres.url() }, [Symbol.asyncDispose]: () => postgres.stop() };
}
