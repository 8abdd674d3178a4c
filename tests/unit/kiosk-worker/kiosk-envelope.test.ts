// What the kiosk says of itself has the shape that the collector takes, and says all that it should, also while its disk fails.
import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { Outgoing } from '../../../src/kiosk/outbox/outgoing.ts';
import { kioskEnvelope } from '../../../src/kiosk/worker/kiosk-envelope.ts';
import type { LiveStation } from '../../../src/kiosk/worker/live-station.ts';
import { KioskHealth } from '../../../src/protocol/batch.ts';
import { storedEntry } from './drafts.ts';

const fails = () => Promise.reject(new DOMException('gone', 'InvalidStateError'));

function parts(change: object = {}, shelved = 0) {
  const live = {
    boot: 'b',
    configuration: null,
    recorder: { head: () => ({ sequence: 9 }) },
    outboxStore: {
      ledger: async () => ({ sentThrough: 4 }),
      firstHeld: async () => 2,
      copies: () => ({ database: 'whole', journal: 'behind' }),
    },
    reserve: async () => ({ refusals: () => ({ ratings: 3, messages: 1 }) }),
    shellVersion: '1',
    failedShell: null,
    lastError: 'disk: QuotaExceededError',
    errors: () => [{ at: 1_000, what: 'disk: QuotaExceededError' }],
    starts: { total: 7, unhealthy: 3 },
    safeMode: true,
    room: 'no-new-ratings',
    ...change,
  } as unknown as LiveStation;
  const outgoing = { waiting: () => ({ entries: 4, words: 1 }), shelved: () => shelved } as unknown as Outgoing;
  const storage = async () => ({ usedBytes: 1, quotaBytes: 2, persisted: true });
  return { live, identity: { kiosk: 'k' } as never, outgoing, storage, refused: () => null };
}
const batch = { source: 'waiting', entries: [storedEntry(5)], ledgerId: 'l' } as const;
const health = async (change?: object, shelved?: number) =>
  v.parse(KioskHealth, (await kioskEnvelope(parts(change, shelved), batch, { wallMs: 1_000, monotonicMs: 5.4 })).health);

it('names pointer, oldest entry, copies, starts, room, visits turned away and the last errors', async () => {
  expect(await health()).toMatchObject({
    recorded: 9,
    waiting: 4,
    sentThrough: 4,
    firstHeld: 2,
    copies: { database: 'whole', journal: 'behind' },
    starts: { total: 7, unhealthy: 3 },
    safeMode: true,
    room: 'no-new-ratings',
    refusals: { ratings: 3, messages: 1 },
    errors: [{ at: '1970-01-01T00:00:01.000Z', what: 'disk: QuotaExceededError' }],
  });
});

it('still goes out while disk and reserve fail', async () => {
  const copies = () => ({ database: 'whole', journal: 'missing' });
  const said = await health({ outboxStore: { ledger: fails, firstHeld: fails, copies }, reserve: fails });
  expect(said).toMatchObject({ recorded: 9, room: 'no-new-ratings' });
  expect([said.firstHeld, said.refusals]).toEqual([undefined, undefined]);
});

it('names the numbers of its ledger on the shelf, and of what it lost no more than a batch may carry', async () => {
  const many = Array.from({ length: 60 }, (_, place) => ({ from: place * 3 + 1, through: place * 3 + 1 }));
  const shelf = (...numbers: number[]) =>
    numbers.map((sequence) => ({ entry: storedEntry(sequence, { header: JSON.stringify({ ledgerId: sequence === 8 ? 'other' : 'l' }) }) }));
  const store = (items: object[]) => ({
    ...parts().live.outboxStore,
    ledger: async () => ({ sentThrough: 4, lost: many }),
    shelf: async () => items,
  });
  const damaged = { entry: storedEntry(90, { header: '{"led' }) };
  const said = await health({ outboxStore: store([...shelf(3, 8, 2, 12), damaged]) }, 5);
  expect(said.shelvedNumbers).toEqual([
    { from: 2, through: 3 },
    { from: 12, through: 12 },
  ]);
  expect(said.lost).toEqual(many.slice(0, 50));
  const spread = await health({ outboxStore: store(shelf(...many.map(({ from }) => 1_000 + from))) }, 60);
  expect(spread.shelvedNumbers).toHaveLength(50);
  expect((await health()).shelvedNumbers).toBeUndefined();
  expect(await health({ outboxStore: { ...store([]), shelf: fails } }, 1)).toMatchObject({ recorded: 9, sentThrough: 4 });
});
