// The state of ledgers: kept with every batch, whatever the order; alarms once; true also when many write at once.
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LedgerReport } from '../../src/server/ledgers/ledger-report.ts';
import type { Erasure, StoredEntry } from '../../src/server/store/store.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add, arriving, contact, NOON, storedEntry } from './stored-entry.ts';

const LEDGER = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';

/** Entries 1 to `count`, each naming the hash of the one before it. */
function chain(count: number, given: Partial<StoredEntry> = {}): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let previousHash: string | null = null;
  for (let sequence = 1; sequence <= count; sequence++) {
    const id = randomUUID();
    const header: string = JSON.stringify({ v: 1, id, sequence, previousHash });
    entries.push(storedEntry({ id, header, sequence, ledgerId: LEDGER, ...given }));
    previousHash = createHash('sha256').update(header).digest('base64url');
  }
  return entries;
}

const report = (given: Partial<LedgerReport> = {}): LedgerReport => ({
  ledgerId: LEDGER,
  boot: 'boot-1',
  monotonicMs: 1,
  recorded: 0,
  sentThrough: 0,
  firstHeld: null,
  lost: [],
  shelved: [],
  ...given,
});

export function ledgerSuite(fresh: () => Promise<StoreRig>): void {
  describe('ledgers', () => {
    const given = rigPerTest(fresh);
    const send = async (entries: StoredEntry[], said: Partial<LedgerReport> = {}, at = NOON) =>
      given.store.entries.addBatch(entries.map(arriving), contact({ at, ledger: report({ recorded: 10, ...said }) }));
    const ledgers = () => given.store.ledgers.ledgers('harbour');
    const alarms = async () => (await ledgers()).flatMap((ledger) => ledger.alarms.map(({ what, sequence }) => [what, sequence]));

    test('count what came and say up to where all of it came', async () => {
      const entries = chain(10);
      expect((await send(entries.slice(0, 4))).ledger).toEqual({ received: 4, safeThrough: 4 });
      expect((await send(entries.slice(0, 4))).ledger).toEqual({ received: 4, safeThrough: 4 });
      expect((await send([])).ledger).toEqual({ received: 4, safeThrough: 4 });
      expect((await send(entries.slice(6))).ledger).toEqual({ received: 8, safeThrough: 4 });
      expect((await ledgers())[0]?.gaps).toEqual([{ from: 5, through: 6 }]);
      expect((await send(entries.slice(5, 6))).ledger).toEqual({ received: 9, safeThrough: 4 });
      expect((await ledgers())[0]?.gaps).toEqual([{ from: 5, through: 5 }]);
      expect((await send(entries)).ledger).toEqual({ received: 10, safeThrough: 10 });
      expect(await ledgers()).toMatchObject([{ kiosk: 'north-1', ledgerId: LEDGER, reach: 10, received: 10, gaps: [], alarms: [] }]);
    });

    test('go on counting what was erased', async () => {
      const entries = chain(3);
      await send(entries.slice(0, 2));
      await given.store.entries.erase([entries[1]?.id ?? ''], NOON);
      expect((await send(entries)).ledger).toEqual({ received: 3, safeThrough: 3 });
    });

    test('keep what the kiosk said last, and when', async () => {
      await send([], { recorded: 7, sentThrough: 3, firstHeld: 2, lost: [{ from: 5, through: 6 }], shelved: [{ from: 1, through: 1 }] });
      expect(await ledgers()).toMatchObject([{ lost: [{ from: 5, through: 6 }], shelved: [{ from: 1, through: 1 }], isHeard: true }]);
      await send([], { recorded: 9, sentThrough: 4, monotonicMs: 2 }, NOON + 5);
      const times = { firstContactAt: NOON, lastContactAt: NOON + 5 };
      expect(await ledgers()).toMatchObject([{ recorded: 9, sentThrough: 4, firstHeld: null, lost: [], isCurrent: true, ...times }]);
      expect(await given.store.ledgers.ledgers('other')).toEqual([]);
    });

    test('do not listen to a request that was overtaken', async () => {
      await send([], { monotonicMs: 5, recorded: 20, sentThrough: 20 });
      await send([], { monotonicMs: 4, recorded: 3, sentThrough: 3 }, NOON + 1);
      await send([], { boot: 'boot-2', monotonicMs: 1, recorded: 21, sentThrough: 21 }, NOON + 2);
      await send([], { boot: 'boot-1', monotonicMs: 9, recorded: 3, sentThrough: 3 }, NOON + 3);
      expect(await ledgers()).toMatchObject([{ recorded: 21, sentThrough: 21, lastContactAt: NOON + 2, alarms: [] }]);
    });

    test('an older copy of the storage that comes back is named, with its latest time; once in the audit log', async () => {
      await send(chain(10));
      await send([], { recorded: 6, boot: 'boot-2' }, NOON + 1);
      await send([], { recorded: 5, boot: 'boot-3' }, NOON + 2);
      expect(await ledgers()).toMatchObject([{ alarms: [{ what: 'rewound', sequence: 5, at: NOON + 2 }] }]);
      const events = await given.store.audit.latest('harbour', 10);
      expect(events.map(({ details, ...event }) => ({ ...event, details: JSON.parse(details) }))).toEqual([
        {
          ...{ organisation: 'harbour', at: NOON + 1, actor: 'collector', action: 'ledger-alarm', target: 'north-1' },
          details: { ledgerId: LEDGER, what: 'rewound', sequence: 6 },
        },
      ]);
      expect(await given.store.audit.firstBroken('harbour')).toBeNull();
    });

    test('an older copy is named when it comes back, not for as long as it takes to get as far again', async () => {
      const entries = chain(20);
      await send(entries.slice(0, 10));
      const rewound = async (at: number, recorded: number, given: Partial<LedgerReport> = {}) => {
        await send([], { recorded, boot: 'boot-2', monotonicMs: at, ...given }, NOON + at);
        return (await ledgers()).flatMap((ledger) => ledger.alarms.map((alarm) => [alarm.what, alarm.at - NOON]));
      };
      expect(await rewound(1, 8)).toEqual([['rewound', 1]]);
      expect(await rewound(2, 8)).toEqual([['rewound', 1]]);
      expect(await rewound(3, 9)).toEqual([['rewound', 1]]);
      expect((await ledgers())[0]?.recorded).toBe(10);
      expect(await rewound(4, 8)).toEqual([['rewound', 4]]);
      // Carried in by hand from the kiosk as it was, so it is known to have had them.
      await given.store.entries.addBatch(entries.slice(10).map(arriving), null);
      expect(await rewound(5, 8)).toEqual([['rewound', 5]]);
      expect(await rewound(6, 8)).toEqual([['rewound', 5]]);
    });

    test('a ledger that was only carried in has not been heard', async () => {
      await given.store.entries.addBatch(chain(3).slice(1).map(arriving), null);
      expect(await ledgers()).toMatchObject([{ isHeard: false, gaps: [{ from: 1, through: 1 }] }]);
      await send([], { recorded: 0 });
      expect(await ledgers()).toMatchObject([{ isHeard: true }]);
    });

    test('a kiosk that comes back with another ledger is named at the old one; late requests change nothing', async () => {
      await send(chain(5), { recorded: 8, sentThrough: 5, monotonicMs: 7 });
      await send(chain(2, { ledgerId: OTHER }), { ledgerId: OTHER, recorded: 2, boot: 'boot-2' }, NOON + 1);
      await send([], { monotonicMs: 7 }, NOON + 2);
      expect(await ledgers()).toMatchObject([
        { ledgerId: OTHER, isCurrent: true, alarms: [] },
        { ledgerId: LEDGER, isCurrent: false, recorded: 8, received: 5, alarms: [{ what: 'replaced', sequence: null, at: NOON + 1 }] },
      ]);
      await send([], { boot: 'boot-3', recorded: 10 }, NOON + 3);
      expect((await ledgers())[0]).toMatchObject({ ledgerId: LEDGER, isCurrent: true });
    });

    test('two entries at one number are both kept, and named', async () => {
      await send(chain(4));
      const [, , clone] = chain(3);
      expect((await send([clone as StoredEntry])).ledger).toEqual({ received: 5, safeThrough: 4 });
      expect(await ledgers()).toMatchObject([{ received: 4, reach: 4 }]);
      expect(await alarms()).toEqual([
        ['chain-broken', 3],
        ['doubled', 3],
      ]);
    });

    test.each([
      ['in order', [0, 1, 2, 3, 4, 5]],
      ['backwards', [5, 4, 3, 2, 1, 0]],
      ['from the middle', [3, 2, 4, 0, 5, 1]],
    ])('a chain that came %s is found whole; broken at its third, at its third', async (_how, order) => {
      const whole = chain(6);
      for (const place of order) await send([whole[place] as StoredEntry]);
      expect(await alarms()).toEqual([]);
      const broken = chain(6, { ledgerId: OTHER }).with(2, chain(3, { ledgerId: OTHER })[2] as StoredEntry);
      for (const place of order) await send([broken[place] as StoredEntry], { ledgerId: OTHER });
      // The fourth names the third that never came.
      expect((await alarms()).filter(([what]) => what === 'chain-broken').map(([, sequence]) => [3, 4].includes(Number(sequence)))).toEqual(
        [true],
      );
    });

    test('entries of another ledger than the batch’s count for their own', async () => {
      const shelved = chain(2);
      expect((await send([...shelved, ...chain(3, { ledgerId: OTHER })], { ledgerId: OTHER, recorded: 3 })).ledger).toMatchObject({
        received: 3,
      });
      expect(await ledgers()).toMatchObject([
        { ledgerId: OTHER, isCurrent: true, received: 3 },
        { ledgerId: LEDGER, isCurrent: false, received: 2, alarms: [] },
      ]);
    });

    test('entries that somebody carried by hand need no contact, and make none', async () => {
      await send(chain(2), { monotonicMs: 9 });
      const carried = chain(4, { ledgerId: OTHER });
      expect(await given.store.entries.addBatch(carried.map(arriving), null)).toEqual({
        verdicts: carried.map(() => 'stored'),
        ledger: null,
      });
      expect(await ledgers()).toMatchObject([{ ledgerId: OTHER, isCurrent: false, received: 4, alarms: [] }, { isCurrent: true }]);
      expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(6);
    });

    test('overlapping batches at once end in the one true state', { timeout: 60_000 }, async () => {
      const entries = chain(120);
      const slices = Array.from({ length: 40 }, (_, turn) => entries.slice((turn * 37) % 100, ((turn * 37) % 100) + 21));
      const answers = await Promise.all(slices.map((slice, turn) => send(turn % 2 ? slice.toReversed() : slice, { recorded: 120 })));
      expect(answers.flatMap(({ verdicts }) => verdicts).filter((verdict) => verdict === 'stored')).toHaveLength(120);
      expect(await ledgers()).toMatchObject([{ reach: 120, received: 120, gaps: [], alarms: [] }]);
      expect((await send([], { recorded: 120 })).ledger).toEqual({ received: 120, safeThrough: 120 });
    });

    test('are told within the transaction that stored: an entry that is rolled back is not counted', async () => {
      const entries = chain(3);
      await send(entries.slice(0, 1));
      await given.rig.sql(`insert into arrivals (organisation, arrival, site, entry) values ('harbour', 1, 'north', 'taken')`);
      const words = { ...(entries[1] as StoredEntry), kind: 'comment' };
      await expect(send([words])).rejects.toThrow();
      expect(await ledgers()).toMatchObject([{ received: 1, reach: 1 }]);
      expect(await add(given.store, [entries[1] as StoredEntry])).toEqual(['stored']);
    });

    test('of a database from before there was a state are read out of their entries', async () => {
      const broken = chain(9).with(6, chain(7)[6] as StoredEntry);
      await send(
        broken.filter((_, place) => ![1, 2].includes(place)),
        { recorded: 9, sentThrough: 9 },
      );
      await send(chain(1), { recorded: 9, sentThrough: 9 });
      await send(chain(3, { ledgerId: OTHER, receivedAt: NOON + 61_000 }), { ledgerId: OTHER, recorded: 3, sentThrough: 3 });
      const read = async (store = given.store) =>
        (await store.ledgers.ledgers('harbour')).map(({ alarms: found, firstContactAt: _first, lastContactAt: _last, ...ledger }) => ({
          ...ledger,
          alarms: new Map(found.filter(({ what }) => what !== 'replaced').map(({ what, sequence }) => [what, sequence])),
        }));
      const before = await read();
      expect(before).toMatchObject([
        { ledgerId: OTHER, isCurrent: true, received: 3 },
        { reach: 9, received: 7, gaps: [{ from: 2, through: 3 }] },
      ]);
      const since = ['case_policies', 'case_facts', 'cases', 'case_subjects', 'case_withdrawals', 'case_counters', 'receipts'];
      since.push('erased_words', 'gone_words', 'legal_holds', 'retention_policies', 'retention_runs', 'person_searches', 'api_tokens');
      since.push('officer_contacts', 'outgoing_mail', 'kept_filters', 'ledger_days');
      for (const table of ['ledger_states', 'ledger_gaps', 'ledger_alarms', 'reader_keys', ...since])
        await given.rig.sql(`drop table ${table}`);
      for (const table of ['people', 'links']) await given.rig.sql(`alter table ${table} drop column departments`);
      for (const index of ['gone_by_ledger', 'service_answers_by_day', 'ledgers_by_receipt_prefix'])
        await given.rig.sql(`drop index ${index}`);
      await given.rig.sql('alter table ledgers drop column receipt_prefix');
      for (const column of ['ledger', 'sequence', 'hash']) await given.rig.sql(`alter table gone drop column ${column}`);
      await given.rig.sql('alter table kiosk_contacts drop column ledger');
      await given.rig.sql(`delete from kysely_migration where name >= '20261124-03'`);
      const again = await given.rig.reopen();
      expect(await read(again)).toEqual(before);
      const more = chain(1, { ledgerId: OTHER }).map(arriving);
      const answer = await again.entries.addBatch(more, contact({ ledger: report({ ledgerId: OTHER }) }));
      expect(answer.ledger).toEqual({ received: 4, safeThrough: 3 });
    });

    describe('brought up to a list of erasures', () => {
      const erasureOf = ({ id, organisation, kiosk, ledgerId, sequence, hash }: StoredEntry, at = NOON): Erasure => ({
        ...{ id, organisation, kiosk, ledgerId, sequence, hash, at },
      });

      test('what is there is erased; for what is not stands a tombstone that counts as it would', async () => {
        const entries = chain(6, { kind: 'comment', sealed: true, body: '{"sealed":true}' });
        await send(entries.slice(0, 3));
        const erased = [1, 4].map((place) => erasureOf(entries[place] as StoredEntry));
        expect(await given.store.entries.places('harbour', [entries[1]?.id ?? '', entries[4]?.id ?? ''])).toEqual([
          { ...erasureOf(entries[1] as StoredEntry), at: undefined },
        ]);
        expect(await given.store.entries.eraseAgain(erased)).toEqual({ erased: 1, tombstones: 1 });
        expect(await given.store.entries.eraseAgain([...erased, ...erased])).toEqual({ erased: 0, tombstones: 0 });
        expect((await send([])).ledger).toEqual({ received: 4, safeThrough: 3 });
        const { verdicts, ledger } = await send(entries);
        expect(verdicts).toEqual(['duplicate', 'gone', 'duplicate', 'stored', 'gone', 'stored']);
        expect(ledger).toEqual({ received: 6, safeThrough: 6 });
        expect(await ledgers()).toMatchObject([{ gaps: [], alarms: [] }]);
        expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(6);
        const words = await given.store.entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 10 });
        expect(words.map(({ id }) => id)).toEqual([0, 2, 3, 5].map((place) => entries[place]?.id));
        const bodies = await given.rig.sql(`select body from entries where id = '${entries[1]?.id}'`);
        expect(bodies).toEqual([{ body: '' }]);
      });

      test('of a ledger that the database does not know', async () => {
        const entries = chain(3);
        expect(await given.store.entries.eraseAgain([erasureOf(entries[0] as StoredEntry)])).toEqual({ erased: 0, tombstones: 1 });
        const { verdicts, ledger } = await send(entries);
        expect([verdicts, ledger]).toEqual([['gone', 'stored', 'stored'], { received: 3, safeThrough: 3 }]);
        expect(await alarms()).toEqual([]);
      });

      test('while the same entries come in: each is erased or gone, none is left', { timeout: 60_000 }, async () => {
        const entries = chain(60, { kind: 'comment', sealed: true, body: '{"sealed":true}' });
        const erasures = entries.filter((_, place) => place % 3 === 0).map((entry) => erasureOf(entry));
        const sending = Array.from({ length: 6 }, (_, turn) => send(entries.slice(turn * 10, turn * 10 + 10), { recorded: 60 }));
        const erasing = [erasures, erasures.toReversed()].map((list) => given.store.entries.eraseAgain(list));
        await Promise.all([...sending, ...erasing]);
        expect((await send(entries, { recorded: 60 })).ledger).toEqual({ received: 60, safeThrough: 60 });
        const ids = erasures.map(({ id }) => `'${id}'`).join();
        expect(await given.rig.sql(`select id from entries where body <> '' and id in (${ids})`)).toEqual([]);
        expect(await ledgers()).toMatchObject([{ reach: 60, received: 60, gaps: [], alarms: [] }]);
      });
    });
  });
}
