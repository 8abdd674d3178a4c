// Receipts: found by reference from the moment their message has come, also in a database that held it before it knew of receipts.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { receiptPrefix, receiptReference } from '../../src/protocol/receipt.ts';
import type { StoredEntry } from '../../src/server/store/store.ts';
import { open } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add, NOON, storedEntry } from './stored-entry.ts';

const PREFIX = 'RVCTQR';
const verifier = (letter: string) => `1.${letter.repeat(64)}`;

export function receiptSuite(fresh: () => Promise<StoreRig>): void {
  describe('receipts', () => {
    const given = rigPerTest(fresh);
    const find = (counter: number, prefix = PREFIX, store = given.store) => store.receipts.find({ prefix, counter });

    function message(counter: number, more: Partial<StoredEntry> & { receipt?: object; prefix?: string } = {}): StoredEntry {
      const { receipt, prefix = PREFIX, ...given } = more;
      const id = randomUUID();
      const named = receipt ?? { reference: receiptReference(prefix, counter), verifier: verifier('a') };
      const header = JSON.stringify({ v: 1, id, sequence: given.sequence ?? counter, receipt: named });
      return storedEntry({ id, kind: 'message', sealed: true, sequence: counter, header, body: '{"sealed":true}', ...given });
    }

    test('name the message that came with them, and how far its ledger has come', async () => {
      const entry = message(7);
      await add(given.store, [message(2), entry, storedEntry({ sequence: 8 })]);
      expect(await find(7)).toMatchObject({
        arrived: [{ entry: entry.id, organisation: 'harbour', verifier: verifier('a') }],
        highest: 7,
      });
      expect(await find(3)).toMatchObject({ arrived: [], highest: 7 });
      expect(await find(8)).toMatchObject({ arrived: [], highest: 7 });
      expect(await find(7, 'RVCTQ2')).toMatchObject({ arrived: [], highest: 0 });
    });

    test('stay what they were when their message comes again, or with other content', async () => {
      const entry = message(7);
      await add(given.store, [entry]);
      const other = { reference: receiptReference(PREFIX, 8), verifier: verifier('b') };
      const again = { ...message(7, { receipt: other }), id: entry.id };
      expect(await add(given.store, [entry, again])).toEqual(['duplicate', 'conflict']);
      expect(await find(8)).toMatchObject({ arrived: [], highest: 7 });
    });

    test('of two ledgers with one reference are both there', async () => {
      await add(given.store, [message(7), message(7, { organisation: 'market', kiosk: 'stall' })]);
      const { arrived } = await find(7);
      expect(arrived.map(({ organisation }) => organisation).sort()).toEqual(['harbour', 'market']);
    });

    test('that nobody could check are passed over, and their message is kept all the same', async () => {
      const odd = [{ reference: 'A', verifier: verifier('a') }, { reference: receiptReference(PREFIX, 3), verifier: '2.x' }, 7 as never];
      const entries = odd.map((receipt, place) => message(place + 1, { receipt }));
      expect(await add(given.store, [...entries, message(4, { kind: 'comment' })])).toEqual(Array(4).fill('stored'));
      expect(await find(3)).toMatchObject({ arrived: [], highest: 0 });
    });

    test('begin as their ledger does, from its first contact', async () => {
      const { organisation, kiosk, ledgerId } = storedEntry();
      const prefix = await receiptPrefix({ organisation, kiosk, ledgerId }, crypto.subtle);
      expect(await find(1, prefix)).toEqual({ arrived: [], highest: 0, isOfALedger: false });
      await add(given.store, []);
      expect(await find(1, prefix)).toEqual({ arrived: [], highest: 0, isOfALedger: true });
      expect((await find(1)).isOfALedger).toBe(false);
    });

    test('of an erased message open nothing any more, and it is still known that something came', async () => {
      const entry = message(7);
      await add(given.store, [entry]);
      await given.store.entries.erase([entry.id], NOON);
      expect(await find(7)).toMatchObject({ arrived: [{ entry: entry.id, verifier: '' }], highest: 7 });
    });

    test('lead to the case that was opened from their message, whoever may see it', async () => {
      const entry = message(7);
      await add(given.store, [entry]);
      expect(await given.store.receipts.caseOf('harbour', entry.id)).toBeNull();
      const { id } = await open(given.store, { entry: entry.id as never, held: true });
      expect(await given.store.receipts.caseOf('harbour', entry.id)).toBe(id);
      expect(await given.store.receipts.caseOf('market', entry.id)).toBeNull();
    });

    test('of a database from before there were any are read out of its messages', { timeout: 60_000 }, async () => {
      const many = Array.from({ length: 1100 }, (_, place) => message(place + 1));
      const market = message(3, { organisation: 'market', kiosk: 'stall', prefix: 'QQQQQQ' });
      const gone = message(1200);
      await add(given.store, [...many, market, gone, message(1300, { kind: 'comment' })]);
      await given.store.entries.erase([gone.id], NOON);
      const { organisation, kiosk, ledgerId } = gone;
      const prefix = await receiptPrefix({ organisation, kiosk, ledgerId }, crypto.subtle);
      for (const table of ['receipts', 'api_tokens', 'officer_contacts', 'outgoing_mail', 'kept_filters', 'ledger_days'])
        await given.rig.sql(`drop table ${table}`);
      for (const table of ['erased_words', 'gone_words', 'legal_holds', 'retention_policies', 'retention_runs', 'person_searches'])
        await given.rig.sql(`drop table ${table}`);
      for (const column of ['version', 'dues_by']) await given.rig.sql(`alter table case_policies drop column ${column}`);
      for (const index of ['case_facts_by_change', 'cases_by_board', 'case_subjects_by_person']) await given.rig.sql(`drop index ${index}`);
      await given.rig.sql('drop index ledgers_by_receipt_prefix');
      await given.rig.sql('alter table ledgers drop column receipt_prefix');
      await given.rig.sql(`delete from kysely_migration where name >= '20261129-09'`);
      const again = await given.rig.reopen();
      for (const entry of [many[0], many[999], many[1000], many[1099]] as StoredEntry[])
        expect(await find(entry.sequence, PREFIX, again)).toMatchObject({ arrived: [{ entry: entry.id, organisation: 'harbour' }] });
      expect(await find(3, 'QQQQQQ', again)).toMatchObject({ arrived: [{ entry: market.id, organisation: 'market' }] });
      expect((await find(1, PREFIX, again)).highest).toBe(1100);
      expect(await find(1, prefix, again)).toMatchObject({ isOfALedger: true });
    });
  });
}
