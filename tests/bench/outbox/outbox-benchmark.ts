// The outbox does not slow down as it fills: its steps on the same disk with few entries waiting and with very many, in turn.
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { aBenchBrowser } from '../bench-browser.ts';
import { answerBenchFile } from '../bench-files.ts';
import { bundle } from '../bundle.ts';
import { type BenchContext, type BenchmarkResult, compare } from '../comparison.ts';
import { median } from '../distribution.ts';
import type { OutboxOrder } from './outbox-worker.ts';
import { sampleKioskStarts } from './sample-kiosk-starts.ts';

type Pair = { step: OutboxOrder['step']; what: string; few: number; many: number; samples: number };

/** "The same" within what two runs of one thing differ by on a busy machine. */
const SAME = { atMost: 1.3 };
const STARTS_WAITING = 20_000;
const FLAT = { atMost: 1.5 };

export async function outboxBenchmark(context: BenchContext): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(context.scratch, 'outbox-'));
  for (const name of ['outbox-page', 'outbox-worker', 'kiosk-start-page']) await bundle(new URL(`./${name}.ts`, import.meta.url), folder);
  const server = createServer((request, response) => {
    if (!answerBenchFile(folder, request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await using browser = await aBenchBrowser(context);
    await browser.page.goto(`http://localhost:${(server.address() as AddressInfo).port}/bench/outbox-page.html`);
    await browser.page.waitForFunction(() => 'outboxPage' in globalThis);
    const comparisons = await measureStarts(context, folder);
    for (const pair of pairs(context.quick)) comparisons.push(await measure(browser.page, pair, context.say));
    return { comparisons, notes: [] };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function pairs(quick: boolean): Pair[] {
  const [few, many, samples] = quick ? [200, 10_000, 20] : [1_000, 100_000, 60];
  return [
    { step: 'read', what: 'read the next batch', few: Math.max(few, 500), many, samples },
    { step: 'add', what: 'add an entry', few, many, samples: samples * 2 },
    { step: 'discard', what: 'discard sent ones', few, many, samples: Math.min(samples, few / 20) },
  ];
}

async function measureStarts(context: BenchContext, folder: string) {
  const waiting = context.quick ? STARTS_WAITING / 10 : STARTS_WAITING;
  const few = waiting / 4;
  const sample = { script: join(folder, 'kiosk-start-page.js'), dataDir: join(folder, 'collector'), waiting, few };
  const { empty, full, heap } = await sampleKioskStarts(context, { ...sample, rounds: context.quick ? 5 : 25 });
  context.say('outbox: starts and memory done');
  const memory = (what: string, bytes: number, against: string, reference: number) =>
    compare({
      benchmark: 'outbox',
      what: `worker’s memory ${what}`,
      unit: 'MB',
      ours: bytes / 1e6,
      against,
      reference: reference / 1e6,
      goal: FLAT,
    });
  const [ours, reference] = [median(full), median(empty)];
  const what = `start, ${size(waiting)} waiting`;
  return [
    compare({ benchmark: 'outbox', what, unit: 'ms', ours, against: 'none waiting', reference, goal: { atMost: 1.5 } }),
    memory(`at rest, ${size(waiting)}`, heap.many, size(few), heap.few),
    memory('sending the second half', heap.secondHalf, 'the first', heap.firstHalf),
  ];
}

function size(count: number): string {
  return count.toLocaleString('en-GB');
}

async function measure(page: Page, { step, what, few, many, samples }: Pair, say: (line: string) => void) {
  const run = (order: OutboxOrder['step'], name: string, count: number) =>
    page.evaluate(([its, outbox, times]) => outboxPage.run(its, outbox, times), [order, name, count] as const);
  const [small, large] = [`${step}-${few}`, `${step}-${many}`];
  await run('fill', small, few);
  await run('fill', large, many);
  const durations = { [small]: [] as number[], [large]: [] as number[] };
  // One round to warm up, then in turn.
  for (const name of [small, large]) await run(step, name, 3);
  for (let round = 0; round < 3; round++)
    for (const name of [small, large]) durations[name]?.push(...(await run(step, name, Math.ceil(samples / 3))));
  say(`outbox: ${what} done`);
  const [ours, reference] = [median(durations[large] ?? []), median(durations[small] ?? [])];
  return compare({
    benchmark: 'outbox',
    what: `${what}, ${size(many)}`,
    unit: 'ms',
    ours,
    against: size(few),
    reference,
    goal: SAME,
  });
}
