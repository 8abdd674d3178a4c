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
      const [one, two, three] = [await hashed(entry(1)), await hashed(entry(2)), await hashed(entry(3))];
      same(await store.append([one, two]), 'committed');
      same(await store.append([three]), 'committed');
      const again = await reopened(store);
      same(await again.after(0, 10), [one, two, three]);
      const tail = await again.tail();
      same([tail.sequence, tail.hash, tail.tally, tail.recentIds], [3, three.hash, three.tally, [one.id, two.id, three.id]]);
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
    name: 'a rewind moves the pointer back and never forward, and with it nothing moves forward',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 9);
      await settle(store, { sentThrough: 7, sentTally: entry(7).tally });
      await settle(store, { sentThrough: 8, sentTally: entry(8).tally, rewind: pointer(3) });
      const again = await reopened(store);
      const { sentThrough, sentTally } = await again.ledger();
      same([sentThrough, sentTally], [3, entry(3).tally]);
      same((await settle(again, { rewind: pointer(6) })).sentThrough, 3);
      same((await settle(again, { sentThrough: 5, sentTally: entry(5).tally })).sentThrough, 5);
    },
  },
  {
    name: 'whoever has not heard of a rewind does not undo it',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 9);
      await settle(store, { sentThrough: 6, sentTally: entry(6).tally });
      const other = await reopened(store);
      await settle(other, { rewind: pointer(2) });
      same((await settle(store, { from: 6, ...pointer(8) })).sentThrough, 2);
      same((await settle(store, { from: 2, ...pointer(4) })).sentThrough, 4);
      same((await settle(store, { from: 3, ...pointer(5) })).sentThrough, 5);
    },
  },
  {
    name: 'how far the collector said it has come is kept until it is told anew',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 3);
      same((await store.ledger()).reach ?? null, null);
      const reach = { received: 2, safeThrough: 1, settledThrough: 2 };
      await settle(store, { reach });
      await settle(store, { sentThrough: 3, sentTally: entry(3).tally });
      same((await (await reopened(store)).ledger()).reach, reach);
      same((await settle(store, { reach: { ...reach, received: 0 } })).reach?.received, 0);
    },
  },
  {
    name: 'names the oldest that it holds',
    async run({ fresh }) {
      same(await (await fresh()).firstHeld(), null);
      const store = await filled(fresh, 6);
      same(await store.firstHeld(), 1);
      await settle(store, { sentThrough: 4, sentTally: entry(4).tally });
      await store.discardSent(4);
      same(await store.firstHeld(), 5);
    },
  },
  {
    name: 'what was rewound is not discarded until it is sent again',
    async run({ fresh }) {
      const store = await filled(fresh, 6);
      await settle(store, { sentThrough: 6, sentTally: entry(6).tally });
      await settle(store, { rewind: pointer(2) });
      await store.discardSent(Number.MAX_SAFE_INTEGER);
      same(
        (await store.after(0, 10)).map(({ sequence }) => sequence),
        [3, 4, 5, 6],
      );
    },
  },
  {
    name: 'a settlement of another ledger changes nothing',
    async run({ fresh }) {
      const store = await filled(fresh, 3);
      const other = {
        ledgerId: 'another',
        ...pointer(3),
        shelve: [shelfItem(1, '1')],
        reach: { received: 3, safeThrough: 3, settledThrough: 3 },
      };
      same((await settle(store, other)).sentThrough, 0);
      same(await store.shelved(), 0);
    },
  },
  {
    name: 'the ledger can be amended, and stays so',
    async run({ fresh, reopened }) {
      const store = await filled(fresh, 3);
      const lost = [{ from: 2, through: 2 }];
      same((await store.amend((ledger) => ({ ...ledger, lost }))).lost, lost);
      same((await (await reopened(store)).ledger()).lost, lost);
      same((await settle(store, { sentThrough: 3, sentTally: entry(3).tally })).lost, lost);
    },
  },
  {
    name: 'a number that was left out can be filled in later, and is read in its place',
    async run({ fresh }) {
      const store = await fresh();
      same(await store.append([entry(1), entry(4)]), 'committed');
      same(await store.append([entry(2), entry(3)]), 'committed');
      same(
        (await store.after(0, 10)).map(({ sequence }) => sequence),
        [1, 2, 3, 4],
      );
      same((await store.tail()).sequence, 4);
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
      same((await again.shelf(null, 9)).length, 3);
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

/** As the recorder hashes it: a store may look. */
async function hashed({ header, ...entry }: StoredEntry): Promise<StoredEntry> {
  const sha256 = async (text: string) => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
  const whole = JSON.stringify({ ...JSON.parse(header), id: entry.id, bodyHash: await sha256(entry.body) });
  return { ...entry, hash: await sha256(whole), header: whole };
}

function pointer(sequence: number) {
  return { sentThrough: sequence, sentTally: entry(sequence).tally };
}

function shelfItem(sequence: number, offeredTo: string) {
  return { id: entry(sequence).id, entry: entry(sequence), reason: 'refused', offeredTo };
}

/** By JSON: everything here is plain data. */
function same(found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== should) throw new Error(`expected ${should}, found ${is}`);
}
