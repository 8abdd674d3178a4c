// How long the kiosk's built worker takes until it can take a tap, with nothing waiting and with very many, in turn; then what memory
// it needs with few waiting and with very many, at rest and while it sends them.
import type { Page } from 'playwright';
import { aCollector, type CollectorProcess } from '../../support/collector-process.ts';
import { anAdministrator, aPairingCode } from '../../support/console-session.ts';
import { workerHeap } from '../../support/worker-heap.ts';
import { aBenchBrowser } from '../bench-browser.ts';
import { kioskWorkerUrl } from '../built-kiosk.ts';
import type { BenchContext } from '../comparison.ts';

/** `few`: what the memory for `waiting` entries is measured against; several batches, so that each of a batch's stages is met. */
type Sample = { script: string; dataDir: string; waiting: number; few: number; rounds: number };

/** The least in each half of a long drain: between two batches, where nothing is on its way. */
type Heap = { few: number; many: number; firstHalf: number; secondHalf: number };
/** Milliseconds of each start, of the empty outbox and of the full one, and bytes of the worker's memory. */
export type KioskStarts = { empty: number[]; full: number[]; heap: Heap };

const SETTLED_AFTER_MS = 4_000;

export async function sampleKioskStarts(context: BenchContext, { script, dataDir, waiting, few, rounds }: Sample): Promise<KioskStarts> {
  const collector = await aCollector({ CANDOUR_DATA_DIR: dataDir });
  try {
    const administrator = await anAdministrator(collector);
    await using one = await aBenchBrowser(context);
    await using other = await aBenchBrowser(context);
    await pair(one.page, collector, script, await aPairingCode(administrator, 'george-town'));
    await pair(other.page, collector, script, await aPairingCode(administrator, 'bodden-town'));
    await collector.stop();
    await other.page.evaluate((count) => kioskStartPage.fill(count), waiting);
    const durations = { empty: [] as number[], full: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      durations.empty.push(await start(one.page));
      durations.full.push(await start(other.page));
    }
    await one.page.evaluate((count) => kioskStartPage.fill(count), few);
    const heap = { few: await heapAtRest(one.page), many: await heapAtRest(other.page) };
    await collector.start();
    return { ...durations, heap: { ...heap, ...(await heapWhileSending(other.page)) } };
  } finally {
    await collector.kill();
  }
}

async function pair(page: Page, collector: CollectorProcess, script: string, code: string): Promise<void> {
  await page.goto(`${collector.url}/healthz`);
  await page.addScriptTag({ path: script, type: 'module' });
  await page.waitForFunction(() => 'kioskStartPage' in globalThis);
  await page.evaluate(([url, its]) => kioskStartPage.pair(url, its), [kioskWorkerUrl(), code] as const);
  // The worker's scripts must come from somewhere once the collector is down: they are in the browser's cache from here on.
  await start(page);
}

function start(page: Page): Promise<number> {
  return page.evaluate((url) => kioskStartPage.start(url), kioskWorkerUrl());
}

async function heapAtRest(page: Page): Promise<number> {
  await start(page);
  // Between two tries to send.
  return Math.min(...(await (await workerHeap(page)).during(page.waitForTimeout(SETTLED_AFTER_MS))));
}

async function heapWhileSending(page: Page): Promise<Pick<Heap, 'firstHalf' | 'secondHalf'>> {
  const samples = await (await workerHeap(page)).during(page.evaluate(() => kioskStartPage.drain()));
  const half = Math.ceil(samples.length / 2);
  return { firstHalf: Math.min(...samples.slice(0, half)), secondHalf: Math.min(...samples.slice(half)) };
}
