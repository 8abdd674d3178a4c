// Going back for a restored collector: whatever is answered, it ends, and nothing that is held and that the collector lacks is passed over.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxStore, Reach } from '../../../src/kiosk/outbox/outbox-store.ts';
import { createOutgoing, type Outgoing } from '../../../src/kiosk/outbox/outgoing.ts';
import { judgeReach, newHole, progressOf, rewindTo } from '../../../src/kiosk/outbox/rewind.ts';
import type { StoredEntry } from '../../../src/kiosk/outbox/stored-entry.ts';
import type { Acknowledgement } from '../../../src/protocol/batch.ts';
import { emptyDisk, memoryOutboxStore } from '../../scenario/memory-outbox-store.ts';
import { storedEntry } from './drafts.ts';

const NOTHING = { settled: 0, through: 0, held: 0 };
const reach = (received: number, safeThrough = received, settledThrough = 0): Reach => ({ received, safeThrough, settledThrough });

describe('what an answer says of the collector', () => {
  it('is taken as it is the first time', () => {
    expect(judgeReach(null, { received: 7, safeThrough: 5 }, NOTHING)).toEqual({ reach: reach(7, 5), fell: false });
  });

  it('is a fall when it holds fewer, or is sure of less', () => {
    expect(judgeReach(reach(9), { received: 8, safeThrough: 9 }, NOTHING).fell).toBe(true);
    expect(judgeReach(reach(9), { received: 500, safeThrough: 6 }, { settled: 491, through: 500, held: 491 }).fell).toBe(true);
    expect(judgeReach(reach(9), { received: 8, safeThrough: 8 }, NOTHING).reach).toEqual(reach(8, 8));
  });

  it('is a fall too when it lacks more of what it settled, though the number rose', () => {
    const five = { settled: 5, through: 14, held: 5 };
    expect(judgeReach(reach(9, 2, 9), { received: 13, safeThrough: 2 }, five).fell).toBe(true);
    expect(judgeReach(reach(9, 2, 9), { received: 14, safeThrough: 2 }, five).fell).toBe(false);
    // 21 of 25 were there; six went with a backup; seven came, whose first answer was lost; the next settles three.
    const three = { settled: 3, through: 28, held: 3 };
    expect(judgeReach(reach(21, 3, 25), { received: 22, safeThrough: 3 }, three).fell).toBe(true);
    expect(judgeReach(reach(21, 3, 25), { received: 28, safeThrough: 3 }, three).fell).toBe(false);
  });

  it('is no fall when it refused some of what was settled, or the kiosk had lost them', () => {
    expect(judgeReach(reach(9, 9, 9), { received: 12, safeThrough: 9 }, { settled: 5, through: 14, held: 3 }).fell).toBe(false);
    expect(judgeReach(reach(9, 9, 9), { received: 11, safeThrough: 9 }, { settled: 5, through: 14, held: 3 }).fell).toBe(true);
  });

  it('is no fall when it held more than it named', () => {
    expect(judgeReach(reach(24, 24, 2), { received: 25, safeThrough: 25 }, { settled: 23, through: 25, held: 23 }).fell).toBe(false);
  });

  it('names the first number that it lacks of those settled, until that was looked at', () => {
    expect(newHole(reach(2, 2, 3), { safeThrough: 2 })).toBe(3);
    expect(newHole(reach(3, 3, 3), { safeThrough: 3 })).toBeNull();
    expect(newHole({ ...reach(2, 2, 3), lookedAt: 3 }, { safeThrough: 2 })).toBeNull();
    expect(newHole({ ...reach(4, 4, 9), lookedAt: 3 }, { safeThrough: 4 })).toBe(5);
    const looked = { ...reach(9, 2, 9), lookedAt: 3 };
    expect(judgeReach(looked, { received: 10, safeThrough: 2 }, { settled: 1, through: 10, held: 1 }).reach.lookedAt).toBe(3);
    expect(judgeReach(looked, { received: 1, safeThrough: 1 }, NOTHING).reach.lookedAt).toBe(3);
  });

  it('raises what is remembered only when it settled something', () => {
    expect(judgeReach(reach(9), { received: 12, safeThrough: 12 }, { settled: 3, through: 12, held: 3 }).reach).toEqual(reach(12, 12, 12));
    expect(judgeReach(reach(9), { received: 40, safeThrough: 40 }, NOTHING).reach).toEqual(reach(9));
  });

  it('counts what is settled for the first time and held now', () => {
    const settled = [1, 2, 3].map((sequence) => ({ id: `e${sequence}`, sequence }));
    const verdicts = [
      { id: 'e1', verdict: 'duplicate' },
      { id: 'e2', verdict: 'refused' },
      { id: 'e3', verdict: 'gone' },
      { id: 'other', verdict: 'stored' },
    ];
    expect(progressOf(settled, verdicts, null)).toEqual({ settled: 3, through: 3, held: 2 });
    expect(progressOf(settled, verdicts, reach(9, 9, 1))).toEqual({ settled: 3, through: 3, held: 1 });
    expect(progressOf([], verdicts, null)).toEqual(NOTHING);
  });

  it('leads back behind what is safe, no further than what is held, never forward', () => {
    expect(rewindTo(3, 1, 9)).toBe(3);
    expect(rewindTo(3, 6, 9)).toBe(5);
    expect(rewindTo(9, 1, 9)).toBe(null);
    expect(rewindTo(0, null, 9)).toBe(null);
    expect(rewindTo(0, 10, 9)).toBe(null);
  });

  it('falls ever lower while nothing new is settled, so that it comes to an end', () => {
    const said = fc.record({ received: fc.nat(30), safeThrough: fc.nat(30) });
    const property = fc.property(fc.array(said, { minLength: 1, maxLength: 80 }), (answers) => {
      let before: Reach | null = null;
      for (const answer of answers) {
        const judged: { reach: Reach; fell: boolean } = judgeReach(before, answer, NOTHING);
        const [sum, was] = [judged.reach, before ?? judged.reach].map(({ received, safeThrough }) => received + safeThrough) as [
          number,
          number,
        ];
        expect(judged.fell ? sum < was : sum === was).toBe(true);
        before = judged.reach;
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});

type Step =
  | { do: 'record'; count: number }
  | { do: 'send'; limit: number; answered: boolean }
  | { do: 'restore'; toPart: number }
  | { do: 'discard' };

const STEPS = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('record' as const), count: fc.integer({ min: 1, max: 12 }) }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('send' as const), limit: fc.integer({ min: 1, max: 9 }), answered: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), toPart: fc.double({ min: 0, max: 1, noNaN: true }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('discard' as const) }) },
  ),
  { maxLength: 60 },
);

/** Restored: only what it held at some moment before. */
class Collector {
  readonly #arrived: string[] = [];
  readonly #numbers = new Map<string, number>();
  holds = (id: string) => this.#arrived.includes(id);
  restore = (part: number) => void this.#arrived.splice(Math.floor(this.#arrived.length * part));
  answer(entries: readonly StoredEntry[], ledgerId: string): Acknowledgement {
    const verdicts = entries.map(({ id, hash, sequence }) => {
      const verdict = this.holds(id) ? 'duplicate' : 'stored';
      if (verdict === 'stored') this.#arrived.push(id);
      this.#numbers.set(id, sequence);
      return { id, hash, verdict };
    });
    const ledger = { id: ledgerId, received: this.#arrived.length, safeThrough: this.#safeThrough() };
    return { collector: { version: '1', time: '2026-03-01T00:00:00.000Z' }, verdicts, ledger } as unknown as Acknowledgement;
  }
  #safeThrough(): number {
    const numbers = new Set(this.#arrived.map((id) => this.#numbers.get(id)));
    let safe = 0;
    while (numbers.has(safe + 1)) safe++;
    return safe;
  }
}

/** Every third with words, so that counts of what waits can go wrong. */
function anEntry(sequence: number): StoredEntry {
  const words = Math.floor(sequence / 3);
  const isSealed = sequence % 3 === 0;
  const header = JSON.stringify({ bodyForm: isSealed ? 'sealed' : 'plain' });
  return storedEntry(sequence, { kind: isSealed ? 'comment' : 'rating', header, tally: { ratings: sequence - words, words } });
}

async function oneSend(outgoing: Outgoing, collector: Collector, limit: number, answered = true): Promise<number> {
  const batch = await outgoing.next(limit);
  const answer = collector.answer(batch.entries, batch.ledgerId);
  if (answered) await outgoing.acknowledge(batch, answer, 0);
  return batch.entries.length;
}

async function play(steps: readonly Step[]): Promise<{ store: OutboxStore; outgoing: Outgoing; collector: Collector; recorded: number }> {
  const disk = emptyDisk('ledger');
  const store = memoryOutboxStore(disk);
  const outgoing = await createOutgoing(store, null);
  const collector = new Collector();
  let recorded = 0;
  for (const step of steps) {
    if (step.do === 'record') for (let n = step.count; n > 0; n--) await store.append([anEntry(++recorded)]);
    if (step.do === 'send') await oneSend(outgoing, collector, step.limit, step.answered);
    if (step.do === 'restore') collector.restore(step.toPart);
    if (step.do === 'discard') await store.discardSent(Number.MAX_SAFE_INTEGER);
    const waiting = [...disk.entries.values()].filter(({ sequence }) => sequence > disk.ledger.sentThrough);
    const words = waiting.filter(({ kind }) => kind === 'comment').length;
    const head = { ...(await store.tail()) };
    expect(outgoing.waiting(head)).toEqual({ entries: waiting.length, ratings: waiting.length - words, words });
  }
  return { store, outgoing, collector, recorded };
}

describe('an outbox whose collector is restored now and then', () => {
  it('sends again until the collector has all that is held, and comes to rest', async () => {
    const property = fc.asyncProperty(STEPS, async (steps) => {
      const { store, outgoing, collector, recorded } = await play(steps);
      let requests = 0;
      for (let quiet = 0; quiet < 2; requests++) {
        quiet = (await oneSend(outgoing, collector, 9)) === 0 ? quiet + 1 : 0;
        expect(requests).toBeLessThan(3 * recorded + 10);
      }
      const held = await store.after(0, 10_000);
      expect(held.filter(({ id }) => !collector.holds(id)).map(({ sequence }) => sequence)).toEqual([]);
      expect(outgoing.waiting(await store.tail()).entries).toBe(0);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('keeps what was sent again for its seven days from then on', async () => {
    const { store, outgoing, collector } = await play([
      { do: 'record', count: 6 },
      { do: 'send', limit: 9, answered: true },
    ]);
    expect(outgoing.ledger().milestones.map(({ through }) => through)).toEqual([6]);
    collector.restore(0.5);
    await oneSend(outgoing, collector, 9);
    expect(outgoing.ledger().sentThrough).toBe(3);
    expect(outgoing.ledger().milestones).toEqual([]);
    expect((await store.ledger()).reach).toEqual({ received: 3, safeThrough: 3, settledThrough: 6 });
  });

  it('goes nowhere for a collector that tells nothing, or tells of another ledger', async () => {
    const { outgoing, collector } = await play([
      { do: 'record', count: 6 },
      { do: 'send', limit: 9, answered: true },
    ]);
    const batch = await outgoing.next(9);
    const { ledger, ...silent } = collector.answer([], batch.ledgerId);
    await outgoing.acknowledge(batch, silent, 0);
    const other = { id: 'another', received: 0, safeThrough: 0 } as unknown as NonNullable<typeof ledger>;
    expect((await outgoing.acknowledge(batch, { ...silent, ledger: other }, 0)).resend).toBe(null);
    expect(outgoing.ledger()).toMatchObject({ sentThrough: 6, reach: { received: 6 } });
  });
});
