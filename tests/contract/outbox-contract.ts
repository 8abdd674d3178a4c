// What every outbox store promises, as plain cases: run on the one in memory by Vitest, and on IndexedDB inside a real browser. So
// nothing here needs a test framework, Node or the DOM.
import type { OutboxStore, Settlement } from '../../src/kiosk/outbox/outbox-store.ts';
import type { StoredEntry } from '../../src/kiosk/outbox/stored-entry.ts';

type OutboxRig = {
  /** A new, empty store. */
  fresh(): Promise<OutboxStore>;
  /** Another store over the same disk as `store`, as after a restart, or as another window has it. */
  reopened(store: OutboxStore): Promise<OutboxStore>;
};
export type OutboxCase = { name: string; run(rig: OutboxRig): Promise<void> };

export const OUTBOX_CONTRACT: readonly OutboxCase[] = [
  {
    name: 'a new ledger is empty and keeps its id',
    async run({ fresh, reopened }) {
      const store = await fresh();
      const ledger = await store.ledger();
      same(ledger.sentThrough, 0);
      same((await store.tail()).sequence, 0);
      same((await store.tail()).hash, null);
      same((await (await reopened(store)).ledger()).ledgerId, ledger.ledgerId);
    },
  },
  {
    name: 'two new stores have different ledgers',
    async run({ fresh }) {
      const [one, other] = [await fresh(), await fresh()];
      same((await one.ledger()).ledgerId === (await other.ledger()).ledgerId, false);
    },
  },
  {
    name: 'what was appended is there after a restart, as it was given',
    async run({ fresh, reopened }) {
      const store = await fresh();
      same(await store.append([entry(1), entry(2)]), 'committed');
      same(await store.append([entry(3)]), 'committed');
      const again = await reopened(store);
      same(await again.after(0, 10), [entry(1), entry(2), entry(3)]);
      const tail = await again.tail();
      same([tail.sequence, tail.hash, tail.tally, tail.recentIds], [3, entry(3).hash, entry(3).tally, [1, 2, 3].map((n) => entry(n).id)]);
    },
  },
  {
    name: 'a number used twice is a collision: nothing of that append is kept, nothing is overwritten',
    async run({ fresh, reopened }) {
      const store = await fresh();
      const other = await reopened(store);
      same(await other.append([{ ...entry(2), body: 'first' }]), 'committed');
      same(await store.append([entry(1), { ...entry(2), body: 'second' }, entry(3)]), 'collision');
      same(
        (await store.after(0, 10)).map(({ sequence, body }) => [sequence, body]),
        [[2, 'first']],
      );
    },
  },
  {
    name: 'reads after a sequence, oldest first, no more than asked for',
    async run({ fresh }) {
      const store = await filled(fresh, 12);
      same(
        (await store.after(4, 3)).map(({ sequence }) => sequence),
        [5, 6, 7],
      );
      same(await store.after(12, 3), []);
    },
  },
  {
    name: 'the pointer moves forward and never back',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 9);
      same((await settle(store, { sentThrough: 5, sentTally: entry(5).tally })).sentThrough, 5);
      same((await settle(store, { sentThrough: 3, sentTally: entry(3).tally })).sentThrough, 5);
      const ledger = await (await reopened(store)).ledger();
      same([ledger.sentThrough, ledger.sentTally], [5, entry(5).tally]);
    },
  },
  {
    name: 'a settlement of another ledger changes nothing',
    async run({ fresh }) {
      const store = await filled(fresh, 3);
      const other = { ledgerId: 'another', sentThrough: 3, sentTally: entry(3).tally, shelve: [shelfItem(1, '1')] };
      same((await settle(store, other)).sentThrough, 0);
      same(await store.shelved(), 0);
    },
  },
  {
    name: 'milestones are kept until others are given',
    async run({ fresh }) {
      const store = await filled(fresh, 3);
      const milestones = [{ through: 2, collectorMs: 10, wallMs: 20 }];
      await settle(store, { sentThrough: 2, sentTally: entry(2).tally, milestones });
      same((await settle(store, { sentThrough: 3, sentTally: entry(3).tally })).milestones, milestones);
    },
  },
  {
    name: 'the shelf keeps items, gives those not offered to this version, and lets go',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 4);
      await settle(store, { shelve: [shelfItem(1, '1'), shelfItem(2, '2'), shelfItem(3, '1')] });
      const again = await reopened(store);
      same(await again.shelved(), 3);
      same(
        (await again.shelf('1', 10)).map(({ entry: { sequence } }) => sequence),
        [2],
      );
      same((await again.shelf('9', 2)).length, 2);
      await settle(again, { shelve: [shelfItem(1, '2')], unshelve: [entry(3).id] });
      same(await again.shelved(), 2);
      same(await again.shelf('2', 10), []);
    },
  },
  {
    name: 'discards sent entries only, and never the last',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 6);
      await settle(store, { sentThrough: 4, sentTally: entry(4).tally });
      await store.discardSent(2);
      await store.discardSent(Number.MAX_SAFE_INTEGER);
      same(
        (await store.after(0, 10)).map(({ sequence }) => sequence),
        [5, 6],
      );
      await settle(store, { sentThrough: 6, sentTally: entry(6).tally });
      await store.discardSent(Number.MAX_SAFE_INTEGER);
      same((await (await reopened(store)).tail()).sequence, 6);
    },
  },
  {
    name: 'an empty store discards nothing',
    async run({ fresh }) {
      await (await fresh()).discardSent(Number.MAX_SAFE_INTEGER);
    },
  },
];

async function filled(fresh: OutboxRig['fresh'], count: number): Promise<OutboxStore> {
  const store = await fresh();
  await store.append(Array.from({ length: count }, (_, place) => entry(place + 1)));
  return store;
}

async function settle(store: OutboxStore, change: Partial<Settlement>) {
  const { ledgerId } = await store.ledger();
  return store.settle({ ledgerId, sentThrough: null, sentTally: null, milestones: null, shelve: [], unshelve: [], ...change });
}

function entry(sequence: number): StoredEntry {
  const id = `00000000-0000-7000-8000-${String(sequence).padStart(12, '0')}`;
  const tally = { ratings: sequence, words: 0 };
  return {
    sequence,
    id,
    hash: `hash-${sequence}`,
    kind: 'rating',
    header: `{"n":${sequence}}`,
    body: '{"ü":"😀"}',
    at: 1_000 + sequence,
    tally,
  };
}

function shelfItem(sequence: number, offeredTo: string) {
  return { id: entry(sequence).id, entry: entry(sequence), reason: 'refused', offeredTo };
}

/** By JSON: everything here is plain data. */
function same(found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`expected ${should}, found ${is}`);
}
