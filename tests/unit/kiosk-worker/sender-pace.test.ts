import { describe, expect, it } from 'vitest';
import type { OutgoingBatch } from '../../../src/kiosk/outbox/outgoing.ts';
import { type SenderEffect, type SenderEvent, type SenderState, startSender, stepSender } from '../../../src/kiosk/sync/sender.ts';
import type { Acknowledgement } from '../../../src/protocol/batch.ts';
import { BATCH_MAX_ENTRIES } from '../../../src/protocol/limits.ts';
import { storedEntry } from './drafts.ts';

const acknowledgement = { verdicts: [] } as unknown as Acknowledgement;
const batchOf = (count: number): OutgoingBatch => ({
  ...{ source: 'waiting', ledgerId: 'l', entries: Array.from({ length: count }, (_, place) => storedEntry(place + 1)) },
});

function rig() {
  let state: SenderState = startSender(null);
  const now = { ms: 1_000, random: 0.5, intervalMs: 60_000 };
  const feed = (event: SenderEvent): SenderEffect[] => {
    const step = stepSender(state, event, now);
    state = step.state;
    return step.effects;
  };
  const refuse = (status: number, problem: string) =>
    feed({ type: 'answered', outcome: { type: 'failed', failure: { cause: 'status', status, problem, retryAfterMs: null } } });
  const limit = (effects: SenderEffect[]) => effects.find((effect) => effect.type === 'read')?.limit;
  const send = (count: number) => feed({ type: 'read', batch: batchOf(count) });
  const settle = (count: number) => {
    feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } });
    return feed({ type: 'settled', count, resend: null });
  };
  feed({ type: 'trigger', reason: 'start' });
  return { feed, refuse, limit, send, settle, phase: () => state.phase.name };
}

describe('how much is sent at once', () => {
  it('halves when it is too much, then grows step by step to what it may be, and never beyond', () => {
    const { refuse, limit, send, settle } = rig();
    send(8);
    const limits = [limit(refuse(413, 'body-too-large'))];
    for (let times = 0; times < 20; times++) {
      send(limits.at(-1) ?? 0);
      limits.push(limit(settle(limits.at(-1) ?? 0)));
    }
    expect(limits.slice(0, 4)).toEqual([4, 7, 12, 19]);
    expect(limits.at(-1)).toBe(BATCH_MAX_ENTRIES);
    expect(limits).toEqual(limits.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
  });

  it('stays with half of what is left of the suspects until the one that is refused is found', () => {
    const { refuse, limit, send, settle } = rig();
    send(8);
    expect(limit(refuse(422, 'shape-invalid'))).toBe(4);
    send(4);
    expect(limit(settle(4))).toBe(2);
    send(2);
    expect(limit(refuse(422, 'shape-invalid'))).toBe(1);
  });

  it('is no progress when nothing of it was settled, and says so', () => {
    const { send, settle, phase } = rig();
    send(3);
    expect(settle(0)[0]).toEqual({ type: 'failure', reason: 'nothing of the batch was acknowledged' });
    expect(phase()).toBe('waiting');
  });
});

describe('what comes at the wrong time', () => {
  it('changes nothing: a batch that nobody asked for, a settlement of nothing, an answer while reading', () => {
    const { feed, send, phase } = rig();
    expect(feed({ type: 'settled', count: 1, resend: null })).toEqual([]);
    expect(feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } })).toEqual([]);
    expect(feed({ type: 'timer' })).toEqual([]);
    expect(phase()).toBe('reading');
    send(2);
    expect(send(5)).toEqual([]);
    expect(feed({ type: 'settled', count: 1, resend: null })).toEqual([]);
    expect(phase()).toBe('sending');
  });

  it('changes nothing after a stop, not even a failure of the disk', () => {
    const { feed, phase } = rig();
    feed({ type: 'stop' });
    expect(feed({ type: 'store-failed' })).toEqual([]);
    expect(feed({ type: 'read', batch: batchOf(1) })).toEqual([]);
    expect(phase()).toBe('stopped');
  });

  it('makes it look once more, once, without a heartbeat', () => {
    const { feed, send, settle, phase } = rig();
    send(0);
    feed({ type: 'trigger', reason: 'visit-end' });
    feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } });
    expect(phase()).toBe('reading');
    expect(send(0)).toEqual([{ type: 'timer', afterMs: 60_000 }]);
    expect([phase(), settle(0)]).toEqual(['idle', []]);
  });

  it('brings a heartbeat at rest, but for the end of a visit', () => {
    for (const [reason, phaseAfter] of [
      ['visit-end', 'idle'],
      ['online', 'sending'],
      ['visible', 'sending'],
      ['sync-now', 'sending'],
    ] as const) {
      const { feed, send, phase } = rig();
      send(0);
      feed({ type: 'answered', outcome: { type: 'acknowledged', acknowledgement } });
      feed({ type: 'trigger', reason });
      send(0);
      expect([reason, phase()]).toEqual([reason, phaseAfter]);
    }
  });
});
