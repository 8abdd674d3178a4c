import { describe, expect, it } from 'vitest';
import type { Acknowledged, Outgoing, OutgoingBatch } from '../../../src/kiosk/outbox/outgoing.ts';
import type { Failure, Outcome } from '../../../src/kiosk/sync/outcome.ts';
import type { RefusalProblem } from '../../../src/kiosk/sync/sender.ts';
import { runSender, type SenderNews } from '../../../src/kiosk/sync/sender-driver.ts';
import type { Acknowledgement } from '../../../src/protocol/batch.ts';
import { virtualTime } from '../../scenario/virtual-time.ts';
import { storedEntry } from './drafts.ts';

const INTERVAL_MS = 60_000;
const waiting = (...sequences: number[]): OutgoingBatch => ({
  ...{ source: 'waiting', ledgerId: 'l', entries: sequences.map((sequence) => storedEntry(sequence)) },
});
const acknowledgement = { collector: { version: '7.1' }, ledger: null, verdicts: [] } as unknown as Acknowledgement;
const acknowledged: Outcome = { type: 'acknowledged', acknowledgement };
const failed = (failure: Failure): Outcome => ({ type: 'failed', failure });
const refusedAs = (problem: string, status = 403) => failed({ cause: 'status', status, problem, retryAfterMs: null });

type Sent = { batch: OutgoingBatch; signal: AbortSignal; answer(outcome: Outcome): void };

/** The ports around one sender; the batches that will be read are handed in, the answers are given by the test. */
function rig({ batches = [] as OutgoingBatch[], refusal = null as RefusalProblem | null, settled = {} as Partial<Acknowledged> } = {}) {
  const time = virtualTime();
  const news: SenderNews[] = [];
  const sent: Sent[] = [];
  const did: unknown[] = [];
  let isBroken = false;
  const whole = <T>(result: T) => (isBroken ? Promise.reject(new Error('no disk')) : Promise.resolve(result));
  const outgoing = {
    meet: (version: string) => void did.push(['meet', version]),
    next: () => whole(batches.shift() ?? waiting()),
    acknowledge: (batch: OutgoingBatch, answer: Acknowledgement, wallMs: number) => {
      did.push(['acknowledge', batch.entries.length, answer, wallMs]);
      return whole({ count: batch.entries.length, resend: null, ...settled });
    },
    shelve: (batch: OutgoingBatch, reason: string) => {
      did.push(['shelve', batch.entries.map(({ sequence }) => sequence), reason]);
      return whole(undefined);
    },
  } as unknown as Outgoing;
  const sender = runSender(
    {
      outgoing,
      send: (batch, signal) => new Promise((answer) => sent.push({ batch, signal, answer })),
      clock: { monotonicMs: time.now, wallMs: () => 1_700_000_000_000 },
      random: () => 0.5,
      setTimer: (fire, afterMs) => time.at(afterMs, fire),
      intervalMs: () => INTERVAL_MS,
      tell: (item) => news.push(item),
    },
    refusal,
  );
  const rest = () => time.runUntil(time.now());
  return {
    ...{ sender, time, news, did, sent, rest },
    break: (now: boolean) => {
      isBroken = now;
    },
    start: () => {
      sender.trigger('start');
      return rest();
    },
    answer: (outcome: Outcome) => {
      sent.at(-1)?.answer(outcome);
      return rest();
    },
    phase: () => sender.state().phase.name,
  };
}

describe('the sender at work', () => {
  it('sends what is read, tells of the contact, settles by the wall clock and goes on with the next', async () => {
    const { start, answer, sent, did, news } = rig({ batches: [waiting(1, 2), waiting(3)] });
    await start();
    expect(sent.map(({ batch }) => batch)).toEqual([waiting(1, 2)]);
    await answer(acknowledged);
    expect(did).toEqual([
      ['meet', '7.1'],
      ['acknowledge', 2, acknowledgement, 1_700_000_000_000],
    ]);
    expect(news).toEqual([{ type: 'contact', acknowledgement }]);
    expect(sent.map(({ batch }) => batch)).toEqual([waiting(1, 2), waiting(3)]);
  });

  it('comes back with a heartbeat after each interval, on one timer however often it is woken', async () => {
    const { start, answer, sender, sent, time, phase, rest } = rig();
    await start();
    await answer(acknowledged);
    expect(phase()).toBe('idle');
    for (let times = 0; times < 3; times++) {
      sender.trigger('visit-end');
      await rest();
    }
    expect(sent).toHaveLength(1);
    await time.runUntil(INTERVAL_MS - 1);
    expect(sent).toHaveLength(1);
    await time.runUntil(INTERVAL_MS);
    expect(sent).toHaveLength(2);
    // Under way: no timer runs that would end it.
    await time.runUntil(10 * INTERVAL_MS);
    expect([sent.length, phase()]).toEqual([2, 'sending']);
  });

  it('tells of a failure and tries again later', async () => {
    const { start, answer, sent, news, time } = rig({ batches: [waiting(1), waiting(1)] });
    await start();
    await answer(failed({ cause: 'network' }));
    expect(news).toEqual([{ type: 'failure', reason: 'network' }]);
    await time.runUntil(time.now() + INTERVAL_MS);
    expect(sent.map(({ batch }) => batch)).toEqual([waiting(1), waiting(1)]);
  });

  it('tells that the collector does not want this kiosk, and that it does again', async () => {
    const { start, answer, news, sender } = rig();
    await start();
    await answer(refusedAs('kiosk-revoked'));
    expect(news).toEqual([
      { type: 'failure', reason: 'kiosk-revoked' },
      { type: 'refusal', problem: 'kiosk-revoked' },
    ]);
    sender.trigger('sync-now');
    await Promise.resolve();
    await answer(acknowledged);
    expect(news.slice(-2)).toEqual([
      { type: 'contact', acknowledgement },
      { type: 'refusal', problem: null },
    ]);
  });

  it('remembers over a restart that it was refused', () => {
    expect(rig({ refusal: 'kiosk-unknown' }).sender.state().refusal).toBe('kiosk-unknown');
  });

  it('tells which numbers go once more for a collector that was restored', async () => {
    const { start, answer, news } = rig({ batches: [waiting(9)], settled: { resend: { from: 4, through: 9 } } });
    await start();
    await answer(acknowledged);
    expect(news.at(-1)).toEqual({ type: 'resend', from: 4, through: 9 });
  });

  it('takes an entry out of the way that alone is refused, twice, while an empty batch is taken; then goes on', async () => {
    const { start, answer, did, sent, news } = rig({ batches: [waiting(5), waiting(6)] });
    await start();
    await answer(refusedAs('shape-invalid', 422));
    await answer(acknowledged);
    await answer(refusedAs('shape-invalid', 422));
    expect(did.at(-1)).toEqual(['shelve', [5], '422 shape-invalid']);
    expect(news).toEqual([
      { type: 'contact', acknowledgement },
      { type: 'failure', reason: '422 shape-invalid' },
    ]);
    expect(sent.map(({ batch }) => batch.entries.map(({ sequence }) => sequence))).toEqual([[5], [], [5], [6]]);
  });

  it('waits, and says so, while the disk fails, and goes on by itself once it is back', async () => {
    const { start, break: breakDisk, news, sent, time } = rig({ batches: [waiting(1), waiting(1)] });
    breakDisk(true);
    await start();
    expect(news).toEqual([{ type: 'failure', reason: 'the disk could not be read' }]);
    breakDisk(false);
    await time.runUntil(INTERVAL_MS);
    expect(sent).toHaveLength(1);
  });
});

describe('a stop', () => {
  it('gives up the request in flight, and its late answer has no say', async () => {
    const { start, answer, sender, sent, did, news, phase } = rig({ batches: [waiting(1)] });
    await start();
    sender.stop();
    expect(sent[0]?.signal.aborted).toBe(true);
    await answer(acknowledged);
    expect([did, news, phase()]).toEqual([[], [], 'stopped']);
  });

  it('ends the timer, so that nothing is sent any more', async () => {
    const { start, answer, sender, sent, time } = rig();
    await start();
    await answer(acknowledged);
    sender.stop();
    await time.runUntil(100 * INTERVAL_MS);
    expect(sent).toHaveLength(1);
  });

  it('does not spoil what a new start begins: the answer to the old one is not taken for its own', async () => {
    const { start, sender, sent, did, rest, phase } = rig({ batches: [waiting(1), waiting(1)] });
    await start();
    sender.stop();
    await start();
    expect(sent[1]?.signal.aborted).toBe(false);
    sent[0]?.answer(acknowledged);
    await rest();
    expect([did, phase()]).toEqual([[], 'sending']);
    sent[1]?.answer(acknowledged);
    await rest();
    expect(did).toHaveLength(2);
  });
});
