// The line is cut after each byte of a batch's request, and after each byte of its answer, headers and all: the collector stores a batch
// whole or not at all, the kiosk takes nothing for acknowledged that is not stored, and after the next try everything is there once.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { OutgoingBatch } from '../../src/kiosk/outbox/outgoing.ts';
import type { Outcome } from '../../src/kiosk/sync/outcome.ts';
import { PairingAnswer } from '../../src/protocol/pairing.ts';
import { makePairingCode } from '../../src/server/fleet/pairing-code.ts';
import { seededRandom } from '../scenario/seeded-random.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { HARBOUR } from '../support/api-configuration-folder.ts';
import { aCuttingProxy, type Cut, type CuttingProxy } from '../support/cutting-proxy.ts';
import { aNodeSender, type NodeSender } from '../support/node-sender.ts';
import { checkStored } from '../support/stored-ledgers.ts';
import type { RigOptions, RigResult } from './rig-result.ts';

const RIG = 'every byte';
/** Batches of at most 2 KB on the wire are cut at each offset; larger ones are sampled. */
const SMALL = [
  { ratings: 1, comments: 0 },
  { ratings: 1, comments: 1 },
  { ratings: 4, comments: 0 },
] as const;
const LARGE = { ratings: 150, comments: 50 } as const;
const PARTS = ['request', 'answer'] as const;
/** It asks more often than a kiosk may, and would be told to wait. */
const NO_HURRY = { requests: { burst: 1_000_000, refillMs: 1 }, atOnce: 2, waiting: 60 };
/** Sizes differ by a few bytes from one batch to the next. */
const SLACK_BYTES = 24;

export type EveryByteOptions = Omit<RigOptions, 'rounds'> & {
  /** 1: each offset; 7: each seventh. */
  everyNth: number;
  /** Of the three sizes of small batches. */
  sizes: number;
  /** Cuts of large batches, anywhere. */
  samples: number;
};

type Bench = { collector: TestCollector; proxy: CuttingProxy; sender: NodeSender; database: DatabaseSync };
type Size = { ratings: number; comments: number };

export async function runEveryByte({ everyNth, sizes, samples, controlRounds, seed, say }: EveryByteOptions): Promise<RigResult> {
  const control = { what: 'sent is done', rounds: controlRounds, caughtIn: 0 };
  const result: RigResult = { rig: RIG, seed, rounds: 0, recorded: 0, lost: 0, doubled: 0, broken: [], control };
  const random = seededRandom(seed);
  await onBench(undefined, async (bench) => {
    for (const size of SMALL.slice(0, sizes)) {
      const lengths = await measured(bench, size);
      for (const part of PARTS)
        for (let afterBytes = random.below(everyNth); afterBytes <= lengths[part] + SLACK_BYTES; afterBytes += everyNth)
          await cutOnce(bench, size, { in: part, afterBytes, how: afterBytes % 3 === 0 ? 'reset' : 'end' }, result);
      say?.(`${RIG}: ${JSON.stringify(size)}, ${lengths.request} bytes up, ${lengths.answer} down: ${result.rounds} cuts so far`);
    }
    const lengths = await measured(bench, LARGE);
    for (let sample = 0; sample < samples; sample++) {
      const part = random.pick(PARTS);
      await cutOnce(
        bench,
        LARGE,
        { in: part, afterBytes: random.below(lengths[part]), how: random.pick(['reset', 'end'] as const) },
        result,
      );
    }
    judge(bench, result);
  });
  if (controlRounds > 0) await runControl(result, random);
  return result;
}

/** A client that moves on once it has sent. Its requests are cut before their last byte: it must lose each time. */
async function runControl({ control }: RigResult, random: ReturnType<typeof seededRandom>): Promise<void> {
  await onBench(believeInSending, async (bench) => {
    const lengths = await measured(bench, SMALL[0]);
    for (let round = 0; round < control.rounds; round++) {
      const ids = await bench.sender.record(1, 0);
      bench.proxy.cutNext({ in: 'request', afterBytes: random.below(lengths.request - SLACK_BYTES), how: 'end' });
      await bench.sender.sendOnce();
      await bench.sender.sendOnce();
      if (storedOf(bench, ids) < ids.length) control.caughtIn++;
    }
  });
}

function believeInSending(outcome: Outcome, batch: OutgoingBatch): Outcome {
  if (outcome.type === 'acknowledged') return outcome;
  const collector = { id: '00000000-0000-4000-8000-0000000000c0', version: '1', time: new Date().toISOString() };
  const verdicts = batch.entries.map(({ id, hash }) => ({ id, hash, verdict: 'stored' }));
  const acknowledgement = { v: 1, batchId: collector.id, collector, verdicts, configuration: { wanted: null } };
  return { type: 'acknowledged', acknowledgement } as unknown as Outcome;
}

async function onBench(spoil: typeof believeInSending | undefined, work: (bench: Bench) => Promise<void>): Promise<void> {
  const collector = await aCollector({ clock: Date.now, turnLimits: NO_HURRY });
  const proxy = await aCuttingProxy(collector.port);
  const recipients = await collector.parts.keys.sealingKeys(HARBOUR);
  const pair = (publicKey: string) => pairedAt(collector, publicKey);
  const sender = await aNodeSender({ url: () => proxy.url, pair, recipients, ...(spoil ? { spoil } : {}) });
  const database = new DatabaseSync(join(collector.folder, 'data', 'candour.sqlite'), { readOnly: true });
  try {
    await work({ collector, proxy, sender, database });
  } finally {
    database.close();
    await proxy.close();
    await collector.stop();
  }
}

async function pairedAt(collector: TestCollector, publicKey: string): Promise<PairingAnswer> {
  const { code } = await makePairingCode(collector.parts, 'north-door', Date.now(), null);
  const answer = await collector.request('/api/v1/pairing', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ code, publicKey }),
  });
  return v.parse(PairingAnswer, await answer.json());
}

/** Bytes up and down of a batch of this size that nobody disturbs. */
async function measured({ sender, proxy }: Bench, { ratings, comments }: Size): Promise<{ request: number; answer: number }> {
  for (let times = 0; times < 2; times++) {
    await sender.record(ratings, comments);
    await sender.sendOnce();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { ...proxy.lengths };
}

async function cutOnce(bench: Bench, { ratings, comments }: Size, cut: Cut, result: RigResult): Promise<void> {
  const { sender, proxy } = bench;
  const where = `cut ${cut.in} after ${cut.afterBytes} (${cut.how})`;
  const complain = (what: string) => result.broken.push(`${where}: ${what}`);
  const ids = await sender.record(ratings, comments);
  proxy.cutNext(cut);
  const first = await sender.sendOnce();
  const stored = storedOf(bench, ids);
  if (stored !== 0 && stored !== ids.length) complain(`${stored} of ${ids.length} are stored`);
  if (first?.type === 'acknowledged' && stored !== ids.length) complain(`acknowledged, but ${stored} of ${ids.length} are stored`);
  if (cut.in === 'answer' && stored === 0) complain('the request came whole, and nothing is stored');
  if (first?.type !== 'acknowledged') await sender.sendOnce();
  const missing = ids.length - storedOf(bench, ids);
  if (missing > 0) complain(`${missing} of ${ids.length} never arrived`);
  if (sender.disk.ledger.sentThrough !== sender.disk.written.length) complain('the pointer is not at the end');
  result.rounds++;
  result.recorded += ids.length;
  result.lost += missing;
}

function storedOf({ database }: Bench, ids: readonly string[]): number {
  const row = database
    .prepare('select count(*) as stored from entries where id in (select value from json_each(?))')
    .get(JSON.stringify(ids));
  return Number(row?.stored);
}

/** Over everything at the end: whole, once, chained, and nothing that nobody sent. */
function judge({ collector, sender }: Bench, result: RigResult): void {
  const written = sender.disk.written.map(({ id }) => id);
  const { lost, doubled, broken, stored } = checkStored(join(collector.folder, 'data'), written);
  result.lost = lost.length;
  result.doubled = doubled.length;
  result.broken.push(...broken);
  if (stored !== written.length) result.broken.push(`${stored} stored, ${written.length} recorded`);
}
