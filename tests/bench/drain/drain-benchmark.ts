// Drain: entries that wait in a real browser, sent until nothing waits. Ours to the real collector on SQLite; the limit, RxDB and
// PouchDB each to their own server. A fresh browser and a fresh server for every sample; each must have received exactly all.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../bundle.ts';
import { type BenchContext, type BenchmarkResult, compare, type Goal } from '../comparison.ts';
import { median } from '../distribution.ts';
import { drainKiosk } from './drain-kiosk.ts';
import { drainPeer } from './drain-peer.ts';

const PARTS = ['kiosk-drain-page', 'baseline-worker', 'baseline-drain-page', 'rxdb-drain-page', 'pouchdb-drain-page'];
const BARE_SERVER = new URL('../bare-server.ts', import.meta.url);
const POUCHDB_SERVER = new URL('./pouchdb-server.ts', import.meta.url);
const OURS = 'Candour';
const GOALS: Record<string, Goal | null> = {
  'gzip batches of 500': { atLeast: 0.5 },
  'RxDB HTTP replication': { atLeast: 2.5 },
  'PouchDB → leveldb': { atLeast: 3.5 },
  'PouchDB → memory': { atLeast: 3.5 },
};

/** One sample; milliseconds. `folder` is the sample's own. */
type Contender = (folder: string) => Promise<number>;

export async function drainBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const count = context.quick ? 2_000 : 10_000;
  const rounds = context.quick ? 1 : 3;
  const parts = mkdtempSync(join(context.scratch, 'drain-'));
  for (const part of PARTS) await bundle(new URL(`./${part}.ts`, import.meta.url), parts);

  const samples = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++)
    for (const [name, sample] of contenders(context, count, parts)) {
      const durationMs = await sample(mkdtempSync(join(context.scratch, 'drain-sample-')));
      context.say(`drain, round ${round + 1}: ${name} ${durationMs.toFixed(0)} ms`);
      samples.set(name, [...(samples.get(name) ?? []), durationMs]);
    }
  return { comparisons: comparisons(samples, count), notes: [`drain: exactly ${count} of ${count} entries arrived in every sample`] };
}

function contenders(context: BenchContext, count: number, parts: string): [string, Contender][] {
  const peer = (page: string, server: URL, args: (folder: string) => string[]): Contender => {
    return (folder) => drainPeer(context, { count, page, server, args: args(folder) });
  };
  const appending = (folder: string) => [join(folder, 'batches'), parts];
  return [
    [OURS, (folder) => drainKiosk(context, { count, script: join(parts, 'kiosk-drain-page.js'), dataDir: folder })],
    ['gzip batches of 500', peer('baseline-drain-page', BARE_SERVER, appending)],
    ['RxDB HTTP replication', peer('rxdb-drain-page', BARE_SERVER, appending)],
    ['PouchDB → leveldb', peer('pouchdb-drain-page', POUCHDB_SERVER, (folder) => ['leveldb', folder, parts])],
    ['PouchDB → memory', peer('pouchdb-drain-page', POUCHDB_SERVER, (folder) => ['memory', folder, parts])],
  ];
}

function comparisons(samples: ReadonlyMap<string, number[]>, count: number): BenchmarkResult['comparisons'] {
  const perSecond = (name: string) => (count / median(samples.get(name) ?? [])) * 1000;
  return Object.entries(GOALS).map(([against, goal]) =>
    compare({
      benchmark: 'drain',
      what: `${count.toLocaleString('en-GB')} waiting entries`,
      unit: 'entries/s',
      ours: perSecond(OURS),
      against,
      reference: perSecond(against),
      goal,
    }),
  );
}
