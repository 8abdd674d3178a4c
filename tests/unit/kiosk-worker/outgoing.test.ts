// The sending side of the outbox over a store in memory: what goes next, and what each acknowledgement writes.
import { describe, expect, it } from 'vitest';
import type { OutboxStore, Settlement } from '../../../src/kiosk/outbox/outbox-store.ts';
import { createOutgoing, waitingBetween, withinBytes } from '../../../src/kiosk/outbox/outgoing.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import type { Acknowledgement, VerdictName } from '../../../src/protocol/batch.ts';
import { BATCH_TARGET_BYTES } from '../../../src/protocol/limits.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, storedEntry } from './drafts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NO_TALLY = { ratings: 0, words: 0 };

async function anOutbox(count: number, version: string | null = '1') {
  const disk = emptyDisk(context.ledgerId);
  const inner = memoryOutboxStore(disk);
  if (count > 0) await inner.append(Array.from({ length: count }, (_, place) => storedEntry(place + 1)));
  const reads: number[] = [];
  const settlements: Settlement[] = [];
  const store: OutboxStore = {
    ...inner,
    after(sequence, limit) {
      reads.push(sequence);
      return inner.after(sequence, limit);
    },
    settle(settlement) {
      settlements.push(settlement);
      return inner.settle(settlement);
    },
  };
  return { disk, store, reads, settlements, outgoing: await createOutgoing(store, version) };
}

function answer(
  entries: readonly StoredEntry[],
  verdict: VerdictName = 'stored',
  change: Partial<Acknowledgement> = {},
  at = Date.UTC(2026, 10, 24),
): Acknowledgement {
  const verdicts = entries.map(({ id, hash }) => ({ id, hash, verdict }));
  const collector = { id: 'c', version: '1', time: new Date(at).toISOString() };
  return { v: 1, batchId: 'b', collector, verdicts, configuration: { wanted: null }, ...change } as unknown as Acknowledgement;
}

const numbers = (entries: readonly StoredEntry[]) => entries.map(({ sequence }) => sequence);

describe('what goes next', () => {
  it('is the oldest that wait, no more than asked for', async () => {
    const { outgoing } = await anOutbox(5);
    const batch = await outgoing.next(3);
    expect([batch.source, batch.ledgerId, numbers(batch.entries)]).toEqual(['waiting', context.ledgerId, [1, 2, 3]]);
  });

  it('is read while the batch before it is on its way, once, and only when there is more', async () => {
    const { outgoing, reads } = await anOutbox(5);
    const first = await outgoing.next(3);
    expect(reads).toEqual([0, 3]);
    await outgoing.acknowledge(first, answer(first.entries), 0);
    expect(numbers((await outgoing.next(3)).entries)).toEqual([4, 5]);
    expect(reads).toEqual([0, 3]);
  });

  it('is read anew when another number of entries is asked for, or when reading ahead failed', async () => {
    const { outgoing, reads, store } = await anOutbox(5);
    const first = await outgoing.next(2);
    await outgoing.acknowledge(first, answer(first.entries), 0);
    expect(numbers((await outgoing.next(1)).entries)).toEqual([3]);
    expect(reads).toEqual([0, 2, 2, 3]);
    const failing = [new Error('the disk')];
    const flaky = {
      ...store,
      after: (from: number, limit: number) => (from === 4 && failing.pop() ? Promise.reject(failing) : store.after(from, limit)),
    };
    const other = await createOutgoing(flaky, '1');
    const second = await other.next(2);
    await other.acknowledge(second, answer(second.entries), 0);
    expect(numbers((await other.next(2)).entries)).toEqual([5]);
  });

  it('is the shelf when nothing waits, but only what this version of the collector has not seen', async () => {
    const { outgoing, store } = await anOutbox(2);
    const batch = await outgoing.next(9);
    await outgoing.acknowledge(batch, answer(batch.entries, 'refused'), 0);
    expect(outgoing.shelved()).toBe(2);
    expect((await outgoing.next(9)).entries).toEqual([]);
    outgoing.meet('2');
    const again = await outgoing.next(9);
    expect([again.source, numbers(again.entries)]).toEqual(['shelf', [1, 2]]);
    if (again.source !== 'shelf') throw new Error('not the shelf');
    expect(again.items.map(({ reason, offeredTo }) => [reason, offeredTo])).toEqual([
      ['refused', '1'],
      ['refused', '1'],
    ]);
    const { count } = await outgoing.acknowledge(again, answer(again.entries.slice(0, 1), 'stored'), 0);
    expect([count, outgoing.shelved(), await store.shelved()]).toEqual([1, 1, 1]);
  });

  it('is nothing from the shelf before the collector has been met', async () => {
    const { store } = await anOutbox(1);
    await store.settle({
      ...{ ledgerId: context.ledgerId, sentThrough: 1, sentTally: storedEntry(1).tally, milestones: null, unshelve: [] },
      shelve: [{ id: storedEntry(1).id, entry: storedEntry(1), reason: 'refused', offeredTo: '1' }],
    });
    const outgoing = await createOutgoing(store, null);
    expect(await outgoing.next(9)).toEqual({ source: 'waiting', entries: [], ledgerId: context.ledgerId });
  });

  it('notices what another window put on the shelf', async () => {
    const { outgoing, store } = await anOutbox(0);
    await store.settle({
      ...{ ledgerId: context.ledgerId, sentThrough: null, sentTally: null, milestones: null, unshelve: [] },
      shelve: [{ id: storedEntry(7).id, entry: storedEntry(7), reason: 'found', offeredTo: '' }],
    });
    expect((await outgoing.next(9)).source).toBe('shelf');
  });
});

describe('an acknowledgement', () => {
  it('that changes nothing writes nothing', async () => {
    const { outgoing, settlements } = await anOutbox(0);
    const batch = await outgoing.next(9);
    await outgoing.acknowledge(batch, answer([]), 0);
    expect(settlements).toEqual([]);
    const ledger = { id: context.ledgerId, received: 0, safeThrough: 0 } as never;
    await outgoing.acknowledge(batch, answer([], 'stored', { ledger }), 0);
    await outgoing.acknowledge(batch, answer([], 'stored', { ledger }), 0);
    expect(settlements).toHaveLength(1);
  });

  it('moves the pointer with its tally, and says from where', async () => {
    const { outgoing, settlements } = await anOutbox(4);
    const batch = await outgoing.next(9);
    expect(await outgoing.acknowledge(batch, answer(batch.entries.slice(0, 3)), 0)).toEqual({ count: 3, resend: null });
    expect(settlements[0]).toMatchObject({ from: 0, sentThrough: 3, sentTally: { ratings: 3, words: 0 }, shelve: [], unshelve: [] });
    expect(outgoing.ledger().sentThrough).toBe(3);
  });

  it('lets go of what both clocks say is a week old, and of nothing before', async () => {
    const { outgoing, disk } = await anOutbox(6);
    const at = Date.UTC(2026, 0, 1);
    for (const [limit, day] of [
      [2, 0],
      [2, 3],
      [2, 8],
    ] as const) {
      const batch = await outgoing.next(limit);
      await outgoing.acknowledge(batch, answer(batch.entries, 'stored', {}, at + day * DAY_MS), at + day * DAY_MS);
    }
    expect([...disk.entries.keys()]).toEqual([3, 4, 5, 6]);
  });

  it('goes back behind a number that was given twice', async () => {
    const { outgoing, store } = await anOutbox(6);
    const batch = await outgoing.next(9);
    const held = { id: context.ledgerId, received: 6, safeThrough: 6 } as never;
    await outgoing.acknowledge(batch, answer(batch.entries, 'stored', { ledger: held }), 0);
    await store.amend((ledger) => ({ ...ledger, doubledFrom: 3 }));
    const fell = { id: context.ledgerId, received: 4, safeThrough: 4 } as never;
    const empty = await outgoing.next(9);
    expect((await outgoing.acknowledge(empty, answer([], 'stored', { ledger: fell }), 0)).resend).toEqual({ from: 3, through: 6 });
    expect(numbers((await outgoing.next(9)).entries)).toEqual([3, 4, 5, 6]);
    expect(outgoing.waiting({ ...storedEntry(6), hash: null })).toEqual({ entries: 4, ratings: 4, words: 0 });
  });

  it('can set a single entry aside', async () => {
    const { outgoing, store } = await anOutbox(2, null);
    await outgoing.shelve(await outgoing.next(1), 'not ours');
    expect([outgoing.ledger().sentThrough, outgoing.shelved()]).toEqual([1, 1]);
    expect(await store.shelf(null, 9)).toMatchObject([{ reason: 'not ours', offeredTo: 'unknown' }]);
    outgoing.meet('2');
    const rest = await outgoing.next(9);
    await outgoing.acknowledge(rest, answer(rest.entries), 0);
    await outgoing.shelve(await outgoing.next(9), 'still not');
    expect(outgoing.ledger().sentThrough).toBe(2);
    expect(await store.shelf(null, 9)).toMatchObject([{ reason: 'still not', offeredTo: '1' }]);
    await outgoing.shelve({ source: 'waiting', entries: [], ledgerId: context.ledgerId }, 'nothing');
    expect(outgoing.shelved()).toBe(1);
  });
});

describe('what waits', () => {
  it('is the difference of two tallies, never less than nothing', () => {
    const head = { sequence: 9, hash: null, tally: { ratings: 5, words: 3 } };
    expect(waitingBetween({ sentThrough: 4, sentTally: { ratings: 2, words: 2 } }, head)).toEqual({ entries: 5, ratings: 3, words: 1 });
    expect(waitingBetween({ sentThrough: 12, sentTally: { ratings: 9, words: 9 } }, head)).toEqual({ entries: 0, ratings: 0, words: 0 });
    expect(waitingBetween({ sentThrough: 0, sentTally: NO_TALLY }, null)).toEqual({ entries: 0, ratings: 0, words: 0 });
  });

  it('fits into a batch by its bytes: at least one, and text that is not ASCII counts threefold', () => {
    const sized = (sequence: number, bytes: number, character = 'x') =>
      storedEntry(sequence, { header: '', body: character.repeat(bytes) });
    const half = BATCH_TARGET_BYTES / 2;
    expect(numbers(withinBytes([sized(1, half), sized(2, half), sized(3, 1)]))).toEqual([1, 2]);
    expect(numbers(withinBytes([sized(1, BATCH_TARGET_BYTES + 1), sized(2, 1)]))).toEqual([1]);
    expect(numbers(withinBytes([sized(1, half / 3, 'ü'), sized(2, half), sized(3, half)]))).toEqual([1, 2]);
    const mixed = storedEntry(2, { header: '', body: `${'x'.repeat(half / 2)}ü` });
    expect(numbers(withinBytes([sized(1, half), mixed]))).toEqual([1]);
    const front = storedEntry(2, { header: '', body: `ü${'x'.repeat(half / 2)}` });
    expect(numbers(withinBytes([sized(1, half), front]))).toEqual([1]);
  });
});
