import { describe, expect, it } from 'vitest';
import type { LedgerContext } from '../../../src/kiosk/outbox/chain.ts';
import type { OutboxStore } from '../../../src/kiosk/outbox/outbox-store.ts';
import { createRecorder } from '../../../src/kiosk/outbox/recorder.ts';
import { sha256 } from '../../../src/kiosk/outbox/sha256.ts';
import { emptyDisk, type MemoryHooks, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { context, draft } from './drafts.ts';

function rig(deny: MemoryHooks['deny'] = () => null) {
  const disk = emptyDisk(context.ledgerId);
  const inner = memoryOutboxStore(disk, { pause: () => Promise.resolve(), deny });
  const appends: number[] = [];
  const store: OutboxStore = {
    ...inner,
    append(entries) {
      appends.push(entries.length);
      return inner.append(entries);
    },
  };
  const errors: unknown[] = [];
  let given: LedgerContext | null = context;
  const recorder = createRecorder({ store, digest: sha256, context: () => given, failed: (error) => errors.push(error) });
  return { recorder, disk, appends, errors, unpair: () => (given = null), inner };
}
const failing = (times: number, name: string): MemoryHooks['deny'] => {
  let left = times;
  return (step, moment) => (step === 'append' && moment === 'before' && left-- > 0 ? new DOMException('no', name) : null);
};

describe('the recorder', () => {
  it('writes one entry with one append and no other write', async () => {
    const { recorder, disk, appends } = rig();
    expect(await recorder.record(draft(1))).toBe('recorded');
    expect([disk.entries.size, appends]).toEqual([1, [1]]);
  });

  it('groups what queues up into few appends, in the order it came', async () => {
    const { recorder, disk, appends } = rig();
    const results = await Promise.all(Array.from({ length: 250 }, (_, place) => recorder.record(draft(place))));
    expect(new Set(results)).toEqual(new Set(['recorded']));
    expect(appends.length).toBeLessThanOrEqual(4);
    expect([...disk.entries.values()].map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, place) => draft(place).id));
  });

  it('writes the same draft once: at the same time, later, and after a restart', async () => {
    const { recorder, disk, inner } = rig();
    expect(await Promise.all([recorder.record(draft(1)), recorder.record(draft(1))])).toEqual(['recorded', 'recorded']);
    expect(await recorder.record(draft(1))).toBe('recorded');
    const reborn = createRecorder({ store: inner, digest: sha256, context: () => context, failed: () => undefined });
    expect(await reborn.record(draft(1))).toBe('recorded');
    expect(disk.entries.size).toBe(1);
  });

  it('refuses while unpaired, and writes nothing', async () => {
    const { recorder, disk, unpair } = rig();
    unpair();
    expect(await recorder.record(draft(1))).toBe('unpaired');
    expect(disk.entries.size).toBe(0);
  });

  it('refuses what is too large without holding up its neighbours', async () => {
    const { recorder, disk } = rig();
    const drafts = [draft(1), draft(2, { body: 'x'.repeat(17_000) }), draft(3)];
    expect(await Promise.all(drafts.map((each) => recorder.record(each)))).toEqual(['recorded', 'too-large', 'recorded']);
    expect([...disk.entries.keys()]).toEqual([1, 2]);
  });

  it('tries once more after a failure of the disk', async () => {
    const { recorder, disk, errors } = rig(failing(1, 'AbortError'));
    expect(await recorder.record(draft(1))).toBe('recorded');
    expect([disk.entries.size, errors.length]).toEqual([1, 1]);
  });

  it('refuses visibly when the disk fails twice, and takes the next one when it works again', async () => {
    const { recorder, disk } = rig(failing(2, 'UnknownError'));
    expect(await recorder.record(draft(1))).toBe('storage');
    expect(await recorder.record(draft(2))).toBe('recorded');
    expect([...disk.entries.values()].map(({ id }) => id)).toEqual([draft(2).id]);
  });

  it('makes room with sent entries when the disk is full', async () => {
    let isFull = false;
    const deny: MemoryHooks['deny'] = (step, moment) => {
      if (step === 'discardSent' && moment === 'after') isFull = false;
      return step === 'append' && moment === 'before' && isFull ? new DOMException('full', 'QuotaExceededError') : null;
    };
    const { recorder, disk, inner } = rig(deny);
    await Promise.all([1, 2, 3].map((number) => recorder.record(draft(number))));
    const settlement = { ledgerId: context.ledgerId, milestones: null, shelve: [], unshelve: [] };
    await inner.settle({ ...settlement, sentThrough: 2, sentTally: { ratings: 2, words: 0 } });
    isFull = true;
    expect(await recorder.record(draft(4))).toBe('recorded');
    expect([...disk.entries.keys()]).toEqual([3, 4]);
  });

  it('does not write twice when a commit succeeded but was not answered', async () => {
    let left = 1;
    const { recorder, disk } = rig((step, moment) =>
      step === 'append' && moment === 'after' && left-- > 0 ? new DOMException('cut', 'AbortError') : null,
    );
    expect(await recorder.record(draft(1))).toBe('recorded');
    expect(disk.written.length).toBe(1);
  });

  it('goes on behind another writer instead of overwriting it', async () => {
    const { recorder, disk, inner } = rig();
    await recorder.record(draft(1));
    const other = createRecorder({ store: inner, digest: sha256, context: () => context, failed: () => undefined });
    await other.record(draft(2));
    expect(await recorder.record(draft(3))).toBe('recorded');
    const entries = [...disk.entries.values()];
    expect(entries.map(({ id }) => id)).toEqual([1, 2, 3].map((number) => draft(number).id));
    expect(JSON.parse(entries[2]?.header ?? '').previousHash).toBe(entries[1]?.hash);
  });

  it('writes the same draft once when it comes twice behind another, in one group', async () => {
    const { recorder, disk } = rig();
    const results = await Promise.all([1, 2, 2, 3, 2].map((number) => recorder.record(draft(number))));
    expect([new Set(results), disk.entries.size]).toEqual([new Set(['recorded']), 3]);
  });

  it('answers anew for a draft that comes again after it was withdrawn or refused', async () => {
    const { recorder, disk } = rig(failing(2, 'UnknownError'));
    expect(await recorder.record(draft(1))).toBe('storage');
    expect(await recorder.record(draft(2), () => false)).toBe('withdrawn');
    expect([await recorder.record(draft(1)), await recorder.record(draft(2))]).toEqual(['recorded', 'recorded']);
    expect([...disk.entries.values()].map(({ id }) => id)).toEqual([draft(1).id, draft(2).id]);
  });

  it('touches the disk for nothing: not for what is withdrawn, known or unpaired', async () => {
    const { recorder, appends, errors, unpair } = rig();
    await recorder.record(draft(1));
    await recorder.record(draft(1));
    await recorder.record(draft(2), () => false);
    unpair();
    await recorder.record(draft(3));
    expect([appends, errors]).toEqual([[1], []]);
  });

  it('lets go of nothing sent when the disk fails for another reason than want of room', async () => {
    const steps: string[] = [];
    const fail = failing(2, 'UnknownError');
    const { recorder } = rig((step, moment) => {
      steps.push(step);
      return fail(step, moment);
    });
    expect(await recorder.record(draft(1))).toBe('storage');
    expect(steps).not.toContain('discardSent');
  });

  it('gives way to another writer five times, then refuses visibly and says why', async () => {
    const { recorder, disk, errors, inner } = rig();
    let tries = 0;
    let losses = 5;
    const store: OutboxStore = { ...inner, append: async (entries) => (tries++ < losses ? 'collision' : inner.append(entries)) };
    const failed = (error: unknown) => void errors.push(error);
    const crowded = createRecorder({ store, digest: sha256, context: () => context, failed });
    expect(await crowded.record(draft(1))).toBe('recorded');
    expect([tries, errors]).toEqual([6, []]);
    losses = Number.POSITIVE_INFINITY;
    expect(await crowded.record(draft(2))).toBe('storage');
    expect([tries, errors.map((error) => (error as Error).message)]).toEqual([12, ['another writer holds the ledger']]);
    expect([await recorder.record(draft(3)), disk.entries.size]).toEqual(['recorded', 2]);
  });

  it('knows where the ledger ends without counting', async () => {
    const { recorder } = rig();
    expect(recorder.head()).toBeNull();
    expect((await recorder.warm()).sequence).toBe(0);
    await recorder.record(draft(1));
    recorder.forget();
    expect(recorder.head()?.sequence).toBe(1);
  });
});
