// Taking batches in: a verdict for each entry, one row for each id, the contact with them, everything or nothing.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../src/server/store/store.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addTo, comment, contact, NOON, storedEntry } from './stored-entry.ts';

export function batchSuite(fresh: () => Promise<StoreRig>): void {
  describe('a batch', () => {
    const given = rigPerTest(fresh);
    const add = (entries: StoredEntry[], from = contact()) => addTo(given.store, entries, from);
    const everything = () => given.store.entries.page({ organisation: 'harbour' }, null, 10_000);

    test('is stored, and a duplicate when it comes again', async () => {
      const entries = [storedEntry({ sequence: 1 }), comment({ sequence: 2 }), storedEntry({ sequence: 3, kind: 'visit-end' })];
      expect(await add(entries)).toEqual(['stored', 'stored', 'stored']);
      expect(await add(entries)).toEqual(['duplicate', 'duplicate', 'duplicate']);
      expect(await everything()).toEqual(entries);
    });

    test('gives back every byte: quotes, escapes, emoji, other scripts, line ends, nulls', async () => {
      const body = '{"text":"\\"\\\\\\u0000 \\n\r\n\t’ ñ 😀 \u{10ffff} العربية {},$1?"}';
      const entry = storedEntry({ kind: 'newer-kind', body, header: `{"v":2,"x":"${body.length}  é"}`, locale: null, visit: null });
      const large = storedEntry({ kind: 'newer-kind', sequence: 2, body: 'é'.repeat(8000), occurredAt: 2 ** 52 });
      await add([entry, large]);
      expect(await everything()).toEqual([entry, large]);
    });

    test('keeps kinds it does not know', async () => {
      const entry = storedEntry({ kind: 'hologram', body: '[1, 2]' });
      expect(await add([entry])).toEqual(['stored']);
      expect(await everything()).toEqual([entry]);
    });

    test('calls the same id with another hash a conflict and keeps the first', async () => {
      const first = storedEntry();
      const other = storedEntry({ id: first.id, header: '{"other":true}' });
      const fine = storedEntry({ sequence: 2 });
      await add([first]);
      expect(await add([other, fine])).toEqual(['conflict', 'stored']);
      expect(await everything()).toEqual([first, fine]);
    });

    test('judges an id twice in it as if it came twice', async () => {
      const entry = storedEntry();
      const other = storedEntry({ id: entry.id, header: '{"other":true}' });
      expect(await add([entry, entry, other])).toEqual(['stored', 'duplicate', 'conflict']);
      expect(await add([other, entry])).toEqual(['conflict', 'duplicate']);
      expect(await everything()).toEqual([entry]);
      expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(1);
    });

    test('keeps two entries at one sequence', async () => {
      const twins = [storedEntry({ sequence: 7 }), storedEntry({ sequence: 7 })];
      expect(await add(twins)).toEqual(['stored', 'stored']);
      expect(await everything()).toHaveLength(2);
    });

    test('never brings back what was erased', async () => {
      const words = comment({ sequence: 1 });
      const rating = storedEntry({ sequence: 2 });
      await add([words, rating]);
      expect(await given.store.entries.erase([words.id, rating.id, randomUUID()], NOON)).toEqual(
        expect.arrayContaining([words.id, rating.id]),
      );
      expect(await given.store.entries.erase([words.id], NOON)).toEqual([]);
      const fresher = comment({ sequence: 3 });
      expect(await add([words, fresher, rating, { ...words, hash: rating.hash }])).toEqual(['gone', 'stored', 'gone', 'gone']);
      const left = (await everything()).map(({ id, header, body, valueId }) => ({ id, header, body, valueId }));
      expect(left).toEqual([
        { id: words.id, header: words.header, body: '', valueId: null },
        { id: rating.id, header: rating.header, body: '', valueId: null },
        { id: fresher.id, header: fresher.header, body: fresher.body, valueId: null },
      ]);
      const inbox = await given.store.entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 10 });
      expect(inbox.map(({ id }) => id)).toEqual([fresher.id]);
    });

    test('does not take in what is gone, even when nothing else of it is left', async () => {
      const [erased, fine] = [comment(), storedEntry({ sequence: 2 })];
      await given.rig.sql(`insert into gone (id, erased_at) values ('${erased.id}', 1)`);
      expect(await add([erased, fine])).toEqual(['gone', 'stored']);
      expect(await everything()).toEqual([fine]);
      expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(1);
    });

    test('sent fifty times at once is stored once', { timeout: 60_000 }, async () => {
      const entries = Array.from({ length: 40 }, (_, place) => (place % 4 ? storedEntry : comment)({ sequence: place + 1 }));
      // Half of them the other way round: writers that meet must not lock each other out.
      const batches = Array.from({ length: 50 }, (_, turn) => (turn % 2 ? entries.toReversed() : entries));
      const verdicts = await Promise.all(batches.map((batch) => add(batch)));
      const perEntry = entries.map((entry) => verdicts.map((batch, turn) => batch[batches[turn]?.indexOf(entry) ?? -1]));
      for (const judged of perEntry) {
        expect(judged.filter((verdict) => verdict === 'stored')).toHaveLength(1);
        expect(judged.filter((verdict) => verdict === 'duplicate')).toHaveLength(49);
      }
      expect(await everything()).toEqual(entries);
      expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(40);
    });

    test('is stored whole or not at all', async () => {
      await add([storedEntry()]);
      // The arrival that the comment would get is taken: the last step but one of the transaction fails.
      await given.rig.sql(`insert into arrivals (organisation, arrival, site, entry) values ('harbour', 1, 'north', 'taken')`);
      const before = await everything();
      await expect(add([storedEntry({ sequence: 2 }), comment({ sequence: 3 })], contact({ at: NOON + 1 }))).rejects.toThrow();
      expect(await everything()).toEqual(before);
      expect((await given.store.entries.receivedByKiosk('harbour')).get('north-1')).toBe(1);
      // And the connection is not left in a broken transaction.
      expect(await add([storedEntry({ sequence: 4 })])).toEqual(['stored']);
    });

    test('counts what each kiosk handed in, whoever brought it', async () => {
      const elsewhere = storedEntry({ kiosk: 'south-1', site: 'south', ledgerId: randomUUID() });
      await add([storedEntry(), storedEntry({ sequence: 2 }), elsewhere]);
      await add([storedEntry({ organisation: 'other', kiosk: 'other-1' })], contact({ kiosk: 'other-1', organisation: 'other' }));
      expect(await given.store.entries.receivedByKiosk('harbour')).toEqual(
        new Map([
          ['north-1', 2],
          ['south-1', 1],
        ]),
      );
      expect(await given.store.entries.receivedByKiosk('other')).toEqual(new Map([['other-1', 1]]));
    });
  });
}
