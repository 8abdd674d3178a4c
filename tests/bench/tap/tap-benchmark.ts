// Tap to durable in both copies: the kiosk's built worker, paired with a real collector, against workers that only write: the same pair
// of copies, and for orientation one copy. All in one page, in turn, on a profile on disk; every write transaction's durability is recorded and must be strict.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { aCollector } from '../../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../../support/console-session.ts';
import { aBenchBrowser } from '../bench-browser.ts';
import { DIST, kioskWorkerUrl } from '../built-kiosk.ts';
import { bundle } from '../bundle.ts';
import { type BenchContext, type BenchmarkResult, compare } from '../comparison.ts';
import { quantile } from '../distribution.ts';
import { readDurability, recordDurability } from './durability-recorder.ts';
import { aPageServer } from './page-server.ts';

const OURS = 'Candour';
const WORKERS = {
  'raw pair in parallel': 'pair-worker',
  'raw strict + commit()': 'raw-worker',
  'idb strict': 'idb-worker',
  'Dexie strict': 'dexie-worker',
} as const;
const LIMIT = 'raw pair in parallel';
const GOAL = { atMost: 1.5 };
const WARM_UP = 60;
const BLOCK = 60;

export async function tapBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const blocks = context.quick ? 2 : 10;
  const folder = mkdtempSync(join(context.scratch, 'tap-'));
  for (const name of ['tap-page', ...Object.values(WORKERS)]) await bundle(new URL(`./${name}.ts`, import.meta.url), folder);

  const collector = await aCollector({ CANDOUR_DATA_DIR: join(folder, 'collector') });
  try {
    await using server = await aPageServer(folder, DIST, collector.url);
    await using browser = await aBenchBrowser(context);
    await browser.page.goto(`${server.url}/bench/tap-page.html`);
    const code = await aPairingCode(await anAdministrator(collector), 'george-town');
    await startAll(browser.page, code);
    await collector.stop();

    const names = [OURS, ...Object.keys(WORKERS)];
    const samples = new Map<string, number[]>(names.map((name) => [name, []]));
    for (const name of names) await tap(browser.page, name, WARM_UP);
    for (let block = 0; block < blocks; block++)
      for (const name of names) samples.get(name)?.push(...(await tap(browser.page, name, BLOCK)));

    return { comparisons: comparisons(samples), notes: await durabilityNotes(browser.page, WARM_UP + blocks * BLOCK) };
  } finally {
    await collector.kill();
  }
}

async function startAll(page: Page, code: string): Promise<void> {
  await page.evaluate(([name, url, pairing]) => tapPage.startPaired(name, url, pairing), [OURS, kioskWorkerUrl(), code] as const);
  for (const [name, file] of Object.entries(WORKERS))
    await page.evaluate(([worker, url]) => tapPage.start(worker, url), [name, `/bench/${file}.js`] as const);
  for (const worker of page.workers()) await recordDurability(worker);
}

function tap(page: Page, name: string, count: number): Promise<number[]> {
  return page.evaluate(([worker, taps]) => tapPage.tap(worker, taps), [name, count] as const);
}

function comparisons(samples: ReadonlyMap<string, number[]>): BenchmarkResult['comparisons'] {
  const of = (name: string) => samples.get(name) ?? [];
  const line = (against: string, what: string, share: number) =>
    compare({
      benchmark: 'tap',
      what,
      unit: 'ms',
      ours: quantile(of(OURS), share),
      against,
      reference: quantile(of(against), share),
      goal: against === LIMIT && share === 0.5 ? GOAL : null,
    });
  return [line(LIMIT, 'to durable, median', 0.5), line(LIMIT, 'to durable, p99', 0.99)].concat(
    Object.keys(WORKERS)
      .filter((name) => name !== LIMIT)
      .map((name) => line(name, 'to durable, median', 0.5)),
  );
}

/** Throws when a contender wrote less durably than it is said to. */
async function durabilityNotes(page: Page, taps: number): Promise<string[]> {
  const notes: string[] = [];
  for (const worker of page.workers()) {
    const name = worker.url().split('/').at(-1);
    const counts = await readDurability(worker);
    const { strict, relaxed, default: byDefault, commits } = counts;
    if (strict < taps) throw new Error(`${name}: ${taps} taps, but these write transactions: ${JSON.stringify(counts)}`);
    notes.push(
      `tap: ${name} made ${strict} strict, ${relaxed} relaxed, ${byDefault} default write transactions and ${commits} commit() calls`,
    );
  }
  return notes;
}
