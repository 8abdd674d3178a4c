import { describe, expect, it } from 'vitest';
import type { OutgoingBatch } from '../../../src/kiosk/outbox/outgoing.ts';
import type { Failure } from '../../../src/kiosk/sync/outcome.ts';
import {
  type SenderEffect,
  type SenderEvent,
  type SenderState,
  startSender,
  stepSender,
  type Trigger,
} from '../../../src/kiosk/sync/sender.ts';
import type { Acknowledgement } from '../../../src/protocol/batch.ts';
import { storedEntry } from './drafts.ts';

const acknowledgement = { verdicts: [] } as unknown as Acknowledgement;
const batchOf = (count: number): OutgoingBatch => ({
  source: 'waiting',
  ledgerId: 'l',
  entries: Array.from({ length: count }, (_, place) => storedEntry(place + 1)),
});
const problem = (status: number, code: string | null, retryAfterMs: number | null = null): Failure => ({
  cause: 'status',
  status,
  problem: code,
  retryAfterMs,
});

/** A sender at a time that the test moves, with every random number the same. */
function rig(random = 0.5) {
  let state: SenderState = startSender(null);
  let effects: SenderEffect[] = [];
  const now = { ms: 1_000, random, intervalMs: 60_000 };
  const feed = (event: SenderEvent) => {
    ({ state, effects } = stepSender(state, event, now));
    return effects;
  };
  const trigger = (reason: Trigger) => feed({ type: 'trigger', reason });
  const fail = (failure: Failure) => feed({ type: 'answered', outcome: { type: 'failed', failure } });
  const succeed = () => feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } });
  const sending = (count: number) => {
    if (state.phase.name === 'stopped') trigger('start');
    return feed({ type: 'read', batch: batchOf(count) });
  };
  return {
    feed,
    trigger,
    fail,
    succeed,
    sending,
    now,
    state: () => state,
    effects: () => effects,
    names: () => effects.map(({ type }) => type),
  };
}
const timerOf = (effects: SenderEffect[]) => effects.find((effect) => effect.type === 'timer')?.afterMs;

describe('the sender', () => {
  it('does nothing before it is started, nor after it is stopped', () => {
    const { trigger, feed, sending, names, state } = rig();
    expect(trigger('sync-now')).toEqual([]);
    sending(3);
    feed({ type: 'stop' });
    expect(names()).toEqual(['timer', 'abort']);
    expect(feed({ type: 'timer' })).toEqual([]);
    expect(feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } })).toEqual([]);
    expect(state().phase.name).toBe('stopped');
  });

  it('starts with a heartbeat even when nothing waits', () => {
    const { sending, names } = rig();
    sending(0);
    expect(names()).toEqual(['send']);
  });

  it('reads, sends, settles and reads on until nothing waits, then rests for the interval', () => {
    const { sending, succeed, feed, names, effects, state } = rig();
    sending(500);
    expect(succeed()).toEqual([
      { type: 'contact', acknowledgement },
      { type: 'settle', batch: batchOf(500), acknowledgement },
    ]);
    feed({ type: 'settled', count: 500, resend: null });
    expect(names()).toEqual(['timer', 'read']);
    feed({ type: 'read', batch: batchOf(0) });
    expect(effects()).toEqual([{ type: 'timer', afterMs: 60_000 }]);
    expect(state().phase.name).toBe('idle');
    feed({ type: 'timer' });
    expect(names()).toEqual(['timer', 'read']);
    expect(feed({ type: 'read', batch: batchOf(0) })).toEqual([{ type: 'send', batch: batchOf(0) }]);
  });

  it('does not send an empty batch at the end of a visit', () => {
    const { sending, succeed, trigger, feed } = rig();
    sending(0);
    succeed();
    trigger('visit-end');
    expect(feed({ type: 'read', batch: batchOf(0) })).toEqual([{ type: 'timer', afterMs: 60_000 }]);
  });

  it('looks once more when triggered while busy', () => {
    const { sending, succeed, trigger, names } = rig();
    sending(0);
    trigger('visit-end');
    succeed();
    expect(names()).toEqual(['contact', 'timer', 'read']);
  });

  it('backs off further with each failure, and starts anew after a success', () => {
    const { sending, fail, feed, succeed } = rig(0.9999);
    sending(1);
    const first = timerOf(fail({ cause: 'network' })) ?? 0;
    feed({ type: 'timer' });
    sending(1);
    const second = timerOf(fail({ cause: 'timeout' })) ?? 0;
    expect(second).toBeGreaterThan(first * 1.9);
    feed({ type: 'timer' });
    sending(1);
    succeed();
    feed({ type: 'settled', count: 1, resend: null });
    feed({ type: 'read', batch: batchOf(1) });
    expect(timerOf(fail({ cause: 'network' }))).toBe(first);
  });

  it('takes an acknowledgement that names nothing for a failure', () => {
    const { sending, succeed, feed, state } = rig();
    sending(3);
    succeed();
    feed({ type: 'settled', count: 0, resend: null });
    expect(state()).toMatchObject({ failures: 1, phase: { name: 'waiting' } });
  });

  it('settles a heartbeat too when the collector tells how much it holds, and rests after it', () => {
    const { trigger, feed, names, state } = rig();
    trigger('start');
    feed({ type: 'read', batch: batchOf(0) });
    const telling = { ...acknowledgement, ledger: { id: 'l', received: 3, safeThrough: 3 } } as unknown as Acknowledgement;
    feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement: telling } });
    expect(names()).toEqual(['contact', 'settle']);
    feed({ type: 'settled', count: 0, resend: null });
    expect(state()).toMatchObject({ failures: 0, phase: { name: 'idle' } });
  });

  it('sends again at once for a restored collector, and tells', () => {
    const { sending, succeed, feed, effects, names, state } = rig();
    sending(3);
    succeed();
    feed({ type: 'settled', count: 0, resend: { from: 4, through: 9 } });
    expect(names()).toEqual(['resend', 'timer', 'read']);
    expect(effects()[0]).toEqual({ type: 'resend', from: 4, through: 9 });
    expect(state().failures).toBe(0);
    sending(3);
    succeed();
    feed({ type: 'settled', count: 3, resend: { from: 4, through: 12 } });
    expect(timerOf(effects()), 'a second time only after an interval').toBe(60_000);
    expect(state().phase.name).toBe('waiting');
  });

  it('backs off when the disk fails', () => {
    const { trigger, feed, state } = rig();
    trigger('start');
    feed({ type: 'store-failed' });
    expect(state().phase.name).toBe('waiting');
  });

  describe('while waiting', () => {
    const waiting = (failure: Failure = { cause: 'network' }) => {
      const sender = rig();
      sender.sending(1);
      for (let failures = 0; failures < 8; failures++) {
        sender.fail(failure);
        sender.feed({ type: 'timer' });
        sender.sending(1);
      }
      sender.fail(failure);
      return sender;
    };

    it('is not hurried by the end of a visit or by becoming visible', () => {
      const { trigger, state } = waiting();
      const before = state();
      expect([...trigger('visit-end'), ...trigger('visible'), ...trigger('configuration')]).toEqual([]);
      expect(state()).toEqual(before);
    });

    it.each(['online', 'background-sync'] as const)('tries soon when told %s', (reason) => {
      const { trigger } = waiting();
      const afterMs = timerOf(trigger(reason));
      expect(afterMs).toBeLessThanOrEqual(2_000);
    });

    it('never waits longer because of a hint', () => {
      const { trigger, state, now } = waiting();
      const { phase } = state();
      if (phase.name === 'waiting') now.ms = phase.until - 10;
      expect(trigger('online')).toEqual([]);
    });

    it('tries at once when a person asks', () => {
      const { trigger, names } = waiting(problem(503, 'store-unavailable', 600_000));
      trigger('sync-now');
      expect(names()).toEqual(['timer', 'read']);
    });

    it('waits at least as long as the collector asks, hint or no hint', () => {
      const { trigger, effects } = waiting(problem(429, 'rate-limited', 600_000));
      expect(timerOf(effects())).toBeGreaterThanOrEqual(600_000);
      expect(timerOf(trigger('online')) ?? 600_000).toBeGreaterThanOrEqual(600_000);
    });
  });

  describe('when the collector does not want the kiosk', () => {
    it.each(['kiosk-revoked', 'kiosk-unknown'] as const)('stops for an hour and says so: %s', (code) => {
      const { sending, fail, trigger, names, state } = rig();
      sending(2);
      expect(fail(problem(403, code))).toContainEqual({ type: 'refusal', problem: code });
      expect(state().phase).toMatchObject({ name: 'waiting', until: 1_000 + 3_600_000 });
      expect([...trigger('online'), ...trigger('visit-end')]).toEqual([]);
      trigger('sync-now');
      expect(names()).toEqual(['timer', 'read']);
    });

    it('says when it is wanted again', () => {
      const { sending, fail, trigger, succeed } = rig();
      sending(1);
      fail(problem(403, 'kiosk-revoked'));
      trigger('sync-now');
      sending(1);
      expect(succeed()).toContainEqual({ type: 'refusal', problem: null });
    });
  });

  describe('when a batch is refused as a whole', () => {
    it.each([
      [413, null],
      [413, 'body-too-large'],
      [422, 'shape-invalid'],
    ])('sends half at once: %i %s', (status, code) => {
      const { sending, fail, effects } = rig();
      sending(9);
      fail(problem(status, code));
      expect(effects()).toContainEqual({ type: 'read', limit: 5 });
    });

    it('shelves a single entry only when it is refused again after an empty batch was taken', () => {
      const { sending, fail, succeed } = rig();
      sending(1);
      expect(fail(problem(422, 'shape-invalid'))).toEqual([{ type: 'send', batch: batchOf(0) }]);
      expect(succeed()).toContainEqual({ type: 'send', batch: batchOf(1) });
      expect(fail(problem(422, 'shape-invalid'))).toContainEqual({ type: 'shelve', batch: batchOf(1), reason: '422 shape-invalid' });
    });

    it('acquits the entry when it is taken the second time', () => {
      const { sending, fail, succeed, names, state } = rig();
      sending(1);
      fail(problem(413, null));
      succeed();
      succeed();
      expect(names()).toEqual(['contact', 'settle']);
      expect(state().accused).toBeNull();
    });

    it('acquits the entry when the empty batch is refused as well', () => {
      const { sending, fail, state, names } = rig();
      sending(1);
      fail(problem(422, 'shape-invalid'));
      fail(problem(422, 'shape-invalid'));
      expect(state()).toMatchObject({ accused: null, phase: { name: 'waiting' } });
      expect(names()).not.toContain('shelve');
    });

    it('finds one culprit among 500 in few requests', () => {
      const { sending, fail, succeed, feed, effects } = rig();
      const culprit = 317;
      let sent = 0;
      let requests = 0;
      sending(500);
      for (;;) {
        requests++;
        const effect = effects().find(({ type }) => type === 'send');
        const count = effect?.type === 'send' ? effect.batch.entries.length : 0;
        if (count > 0 && sent < culprit && culprit <= sent + count) fail(problem(422, 'shape-invalid'));
        else succeed();
        if (effects().some(({ type }) => type === 'shelve')) break;
        if (effects().some(({ type }) => type === 'settle')) {
          sent += count;
          feed({ type: 'settled', count, resend: null });
        }
        const read = effects().find(({ type }) => type === 'read');
        if (read?.type === 'read') feed({ type: 'read', batch: batchOf(Math.min(read.limit, 500 - sent)) });
      }
      expect(sent).toBe(culprit - 1);
      expect(requests).toBeLessThanOrEqual(Math.ceil(Math.log2(500)) + 5);
    });
  });
});
