// Lists, counts and copies of cases, and of the inbox beside them: what somebody may not see is not there for them.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CaseFilter, CaseOrder, CaseReader, StoredCase } from '../../src/server/store/case-store.ts';
import { add, BEN, INTAKE, open, STAFF } from './a-case.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addEntries, comment, NOON } from './stored-entry.ts';

const DAY = 86_400_000;
const OVERSIGHT: CaseReader = { ...STAFF, held: 'own-places' };
const SUBJECT: CaseReader = { ...INTAKE, person: BEN };
const MARKED = { fact: 'subjects' as const, marked: [BEN], cleared: [] };

export function caseListSuite(fresh: () => Promise<StoreRig>): void {
  describe('lists of cases', () => {
    const given = rigPerTest(fresh);
    const list = (reader: CaseReader, filter: CaseFilter = {}, order: CaseOrder = { by: 'opening', after: null }, limit = 100) =>
      given.store.cases.cases({ organisation: 'harbour', reader, filter, order, limit });
    const ids = async (rows: Promise<StoredCase[]>) => (await rows).map(({ id }) => id);
    const counts = (reader: CaseReader, now = NOON) =>
      given.store.cases.counts({ organisation: 'harbour', reader, now, endOfDay: now + DAY });
    const heldDays = (reader: CaseReader) => given.store.cases.heldDays({ organisation: 'harbour', reader });

    test('are paged by cursor: newest first, due first, changed first; nothing twice, nothing left out', async () => {
      const made: StoredCase[] = [];
      for (let place = 0; place < 7; place++)
        made.push(await open(given.store, place < 5 ? { dues: { respondBy: NOON + (place % 2) } } : {}));
      const pages = async (next: (last: StoredCase | undefined) => CaseOrder) => {
        const seen: string[] = [];
        for (let page = await list(STAFF, {}, next(undefined), 2); page.length > 0; page = await list(STAFF, {}, next(page.at(-1)), 2))
          seen.push(...page.map(({ id }) => id));
        return seen;
      };
      const [a, b, c, d, e] = made.map(({ id }) => id);
      expect(await pages((last) => ({ by: 'opening', after: last?.opening ?? null }))).toEqual(made.map(({ id }) => id).reverse());
      expect(await pages((last) => ({ by: 'change', after: last?.change ?? 0 }))).toEqual(made.map(({ id }) => id));
      const due = (last: StoredCase | undefined): CaseOrder => ({
        by: 'due',
        after: last ? { dueAt: last.dueAt ?? 0, opening: last.opening } : null,
      });
      expect(await pages(due)).toEqual([a, c, e, b, d]);
      await add(given.store, { id: b ?? '' }, { fact: 'state', to: 'closed' });
      expect(await pages(due)).toEqual([a, c, e, d]);
      expect(await ids(list(STAFF, {}, { by: 'change', after: 7 }))).toEqual([b]);
    });

    test('say whether something changed for a reader, by staff or by people, without saying what', async () => {
      const changed = (by: 'staff' | 'people', after: number, reader = STAFF) =>
        given.store.cases.hasChanged({ organisation: 'harbour', reader, after, by });
      expect(await changed('people', 0)).toBe(false);
      const byRule = await open(given.store, { department: 'lands' });
      expect([await changed('people', 0), await changed('staff', 0), await changed('people', 1)]).toEqual([true, false, false]);
      await add(given.store, byRule, { fact: 'note' });
      await add(given.store, byRule, { fact: 'added', wantsContact: true, satisfied: null }, { by: 'sender' as never });
      expect([await changed('staff', 1), await changed('staff', 2), await changed('people', 2)]).toEqual([true, false, true]);
      for (const other of [{ sites: ['south'] }, { departments: ['tax'] }])
        for (const by of ['staff', 'people'] as const) expect(await changed(by, 0, { ...STAFF, ...other })).toBe(false);
      await add(given.store, byRule, { fact: 'held' });
      expect([await changed('staff', 0), await changed('staff', 3, INTAKE)]).toEqual([false, true]);
      const elsewhere = { organisation: 'market', reader: INTAKE, after: 0 };
      expect(await given.store.cases.hasChanged({ ...elsewhere, by: 'staff' })).toBe(false);
    });

    test('are filtered by everything that is plain, together', async () => {
      const plain = await open(given.store, { reference: 'RVCTQR222R', receivedAt: NOON - DAY });
      const other = { site: 'south' as never, department: 'lands', service: 'deeds', kind: 'question' as const };
      const rich = await open(given.store, { ...other, reference: 'FGHJKM2225', dues: { acknowledgeBy: NOON + 5 } });
      const held = await open(given.store, { held: true, reference: 'RVD' });
      await add(given.store, rich, { fact: 'assigned', owner: BEN, team: null });
      await add(given.store, plain, { fact: 'state', to: 'answered' });
      const found = async (filter: CaseFilter) =>
        (await ids(list(INTAKE, filter))).map((id) => [plain.id, rich.id, held.id].indexOf(id)).sort();
      expect(await found({})).toEqual([0, 1, 2]);
      expect(await found({ states: ['answered', 'closed'] })).toEqual([0]);
      expect(await found({ states: [] })).toEqual([]);
      expect(await found({ kind: 'question' })).toEqual([1]);
      expect(await found({ site: 'north' })).toEqual([0, 2]);
      expect(await found({ department: 'lands' })).toEqual([1]);
      expect(await found({ service: 'deeds', kind: 'question' })).toEqual([1]);
      expect(await found({ service: 'deeds', kind: 'complaint' })).toEqual([]);
      expect(await found({ owner: BEN })).toEqual([1]);
      expect(await found({ owner: null })).toEqual([0, 2]);
      expect(await found({ held: true })).toEqual([2]);
      expect(await found({ receivedFrom: NOON })).toEqual([1, 2]);
      expect(await found({ receivedTo: NOON })).toEqual([0]);
      expect(await found({ reference: 'RV' })).toEqual([0, 2]);
      expect(await found({ reference: 'RVCTQR222R' })).toEqual([0]);
      expect(await found({ reference: "R' or '1'='1" })).toEqual([]);
      // What was answered with another `dueOf` has no due day any more: nothing is due of it.
      expect(await found({ dueBefore: NOON + 6 })).toEqual([]);
    });

    test('show their own sites and departments; a case of no department is everybody’s of the site', async () => {
      const north = await open(given.store, { department: 'lands' });
      const south = await open(given.store, { site: 'south' as never, department: 'tax' });
      const none = await open(given.store, { site: 'south' as never });
      const other = await open(given.store, { organisation: 'other' });
      expect(await ids(list({ ...STAFF, sites: ['north'] }))).toEqual([north.id]);
      expect(await ids(list({ ...STAFF, departments: ['tax'] }))).toEqual([none.id, south.id]);
      expect(await ids(list({ ...STAFF, sites: ['south'], departments: ['lands'] }))).toEqual([none.id]);
      expect(await ids(list({ ...STAFF, sites: [] }))).toEqual([]);
      expect(await given.store.cases.case({ organisation: 'harbour', reader: INTAKE, id: other.id })).toBeNull();
      expect(await counts({ ...STAFF, departments: ['tax'] })).toMatchObject({ byState: { new: 2 }, unowned: 2 });
    });

    test('show what is held to intake anywhere, to oversight at its places, to others only how many on which day', async () => {
      const held = await open(given.store, { held: true });
      const south = { sites: ['south'] };
      const north = { sites: ['north'] };
      for (const reader of [INTAKE, { ...INTAKE, ...south }, OVERSIGHT, { ...OVERSIGHT, ...north }])
        expect(await ids(list(reader))).toEqual([held.id]);
      for (const reader of [STAFF, { ...STAFF, ...north }, { ...OVERSIGHT, ...south }]) {
        expect(await list(reader)).toEqual([]);
        expect(await given.store.cases.case({ organisation: 'harbour', reader, id: held.id })).toBeNull();
        expect((await counts(reader)).byState).toEqual({});
        expect(await add(given.store, held, { fact: 'note' }, { reader })).toMatchObject({ reason: 'not-found' });
      }
      expect(await heldDays({ ...STAFF, ...north })).toEqual([{ site: 'north', day: '2026-11-20', count: 1 }]);
      expect(await heldDays({ ...STAFF, ...south })).toEqual([]);
      expect(await heldDays(INTAKE)).toEqual([]);
      await add(given.store, held, MARKED);
      await add(given.store, held, { fact: 'released' });
      expect(await ids(list(STAFF))).toEqual([held.id]);
      expect(await heldDays(STAFF)).toEqual([]);
    });

    test('never show anything to whom it is about, not even as a number', async () => {
      const [held, released] = [await open(given.store, { held: true }), await open(given.store)];
      for (const one of [held, released]) await add(given.store, one, MARKED);
      for (const reader of [SUBJECT, { ...STAFF, person: BEN }, { ...OVERSIGHT, person: BEN }]) {
        expect(await list(reader)).toEqual([]);
        expect(await counts(reader)).toEqual({ byState: {}, late: 0, today: 0, atRisk: 0, unowned: 0, conflicts: 0 });
        expect(await heldDays(reader)).toEqual([]);
        for (const { id } of [held, released]) expect(await given.store.cases.case({ organisation: 'harbour', reader, id })).toBeNull();
        expect(await add(given.store, released, { fact: 'note' }, { reader })).toMatchObject({ reason: 'not-found' });
        expect(
          await add(given.store, await open(given.store), { fact: 'linked', to: released.id, how: 'related' }, { reader }),
        ).toMatchObject({
          reason: 'not-found',
        });
        await given.rig.sql(`delete from cases where id not in ('${held.id}', '${released.id}')`);
      }
      expect(await ids(list(INTAKE))).toHaveLength(2);
      await add(given.store, released, { fact: 'subjects', marked: [], cleared: [BEN] });
      expect(await ids(list({ ...STAFF, person: BEN }))).toEqual([released.id]);
    });

    test('count what is late, due today and at risk, of what has not ended', async () => {
      const dues = (respondBy: number, atRiskFrom = respondBy) => ({ dues: { respondBy, atRiskFrom } });
      for (const due of [dues(NOON - 1), dues(NOON + 5, NOON - 9), dues(NOON + DAY), {}]) await open(given.store, due);
      const closed = await open(given.store, dues(NOON - 5));
      await add(given.store, closed, { fact: 'state', to: 'closed' });
      expect(await counts(STAFF)).toEqual({ byState: { new: 4, closed: 1 }, late: 1, today: 1, atRisk: 1, unowned: 4, conflicts: 0 });
    });
  });

  describe('the inbox beside cases', () => {
    const given = rigPerTest(fresh);
    const NORTH = { ...STAFF, sites: ['north'] };
    const shown = async (reader: CaseReader, through = 99) => {
      const query = { organisation: 'harbour', sites: reader.sites, after: 0, limit: 99, seen: { reader, through } };
      return (await given.store.entries.wordsAfter(query)).map(({ id, arrival }) => [id, arrival]);
    };
    const visible = (reader: CaseReader, ids: string[]) =>
      given.store.entries.visibleIds({ organisation: 'harbour', sites: reader.sites, ids, reader });
    const withdrawn = async (reader: CaseReader, after = 0) =>
      (await given.store.cases.withdrawn({ organisation: 'harbour', reader, after })).entries;

    test('ends where arrivals have been looked at, and leaves out what is held or about its reader', async () => {
      await harbour(given.store);
      const [message, said] = [comment({ kind: 'message' }), comment()];
      await addEntries(given.store, [message, said]);
      expect(await shown(NORTH, 0)).toEqual([]);
      expect(await shown(NORTH, 1)).toEqual([[message.id, 1]]);
      const held = await open(given.store, { held: true, entry: message.id });
      expect(await shown(NORTH)).toEqual([[said.id, 2]]);
      expect(await shown(INTAKE)).toHaveLength(2);
      expect(await visible(NORTH, [message.id, said.id])).toEqual([said.id]);
      expect(await given.store.cases.withheld({ organisation: 'harbour', reader: NORTH, entries: [message.id, said.id] })).toEqual([
        message.id,
      ]);
      await add(given.store, held, MARKED);
      await add(given.store, held, { fact: 'released' });
      // As if it had just arrived: who reads along has read past its old number.
      expect(await shown(NORTH)).toEqual([
        [said.id, 2],
        [message.id, 3],
      ]);
      expect(await shown(SUBJECT)).toEqual([[said.id, 2]]);
      expect(await visible(SUBJECT, [message.id, said.id])).toEqual([said.id]);
    });

    test('leaves out what belongs to another department', async () => {
      await harbour(given.store);
      const message = comment({ kind: 'message' });
      await addEntries(given.store, [message]);
      await open(given.store, { entry: message.id, department: 'lands' });
      expect(await shown({ ...NORTH, departments: ['tax'] })).toEqual([]);
      expect(await shown({ ...NORTH, departments: ['lands'] })).toHaveLength(1);
    });

    test('takes back from a copy what its owner may not see any more, and tells nobody of what they never saw', async () => {
      await harbour(given.store);
      const [fromStart, later] = [randomUUID(), randomUUID()];
      const held = await open(given.store, { held: true, entry: fromStart });
      const shownFirst = await open(given.store, { entry: later });
      expect(await withdrawn(NORTH)).toEqual([]);
      const before = await given.store.cases.changes('harbour');
      await add(given.store, held, MARKED);
      await add(given.store, shownFirst, MARKED);
      expect(await withdrawn({ ...NORTH, person: BEN }, before)).toEqual([later]);
      expect((await withdrawn(SUBJECT, before)).sort()).toEqual([fromStart, later].sort());
      expect(await withdrawn(NORTH, before)).toEqual([]);
      expect(await withdrawn({ ...STAFF, person: BEN, sites: ['south'] }, before)).toEqual([]);
      expect(await withdrawn({ ...NORTH, person: BEN }, await given.store.cases.changes('harbour'))).toEqual([]);
      await add(given.store, shownFirst, { fact: 'held' });
      expect(await withdrawn(NORTH, before)).toEqual([later]);
      const byHand = await open(given.store, { held: true, entry: randomUUID(), by: BEN });
      expect((await withdrawn(NORTH, before)).sort()).toEqual([later, byHand.entry].sort());
    });
  });
}
