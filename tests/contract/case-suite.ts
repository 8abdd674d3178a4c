// Cases: opened once, facts appended once and never lost, all that lists show derived in the same transaction.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ANA, add, aFact, anAddition, anOpening, BEN, INTAKE, open, STAFF } from './a-case.ts';
import { harbour } from './harbour.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add as addEntries, comment, NOON } from './stored-entry.ts';

export function caseSuite(fresh: () => Promise<StoreRig>): void {
  describe('cases', () => {
    const given = rigPerTest(fresh);
    const cases = () => given.store.cases;
    const harbourCase = (id: string) => cases().case({ organisation: 'harbour', reader: INTAKE, id });
    const assigned = (owner: string) => ({ fact: 'assigned', owner, team: null }) as const;

    test('are opened once under their id and from their entry, also at the same time, with one reference each', async () => {
      const entry = randomUUID();
      const id = randomUUID();
      const openings = [...Array(20)].map(() => anOpening({ entry, id }));
      const answers = await Promise.all(openings.map((opening) => cases().open(opening)));
      expect(answers.filter(({ opened }) => opened)).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer.case.reference)).size).toBe(1);
      expect((await cases().open(anOpening({ entry }))).case.id).toBe(id);
      const others = await Promise.all([...Array(10)].map(() => open(given.store)));
      expect(new Set(others.map(({ reference }) => reference)).size).toBe(10);
      expect(new Set(others.map(({ opening }) => opening)).size).toBe(10);
      expect(others.every(({ reference }) => reference.startsWith('RVCTQR'))).toBe(true);
      expect((await open(given.store, { reference: 'FGHJKM2225' })).reference).toBe('FGHJKM2225');
    });

    test('show what their facts say, also after a restart, and the log says who did what', async () => {
      const { id } = await open(given.store, { department: 'lands', dues: { respondBy: NOON + 5 } });
      await add(given.store, { id }, { fact: 'assessed', harm: 'high', vulnerability: 'low', urgency: 'low' });
      await add(given.store, { id }, { fact: 'state', to: 'waiting' }, { words: 'sealed', at: NOON + 9 });
      const row = { state: 'waiting', severity: 'high', number: 3, change: 3, department: 'lands', held: false, hasEnded: false };
      expect(await harbourCase(id)).toMatchObject(row);
      const store = await given.rig.reopen();
      expect(await store.cases.case({ organisation: 'harbour', reader: STAFF, id })).toMatchObject(row);
      expect(await store.cases.facts('harbour', id)).toMatchObject([
        { number: 1, by: 'rule', what: { fact: 'opened' }, words: null },
        { number: 2, by: ANA, overlaps: [] },
        { number: 3, at: NOON + 9, doneAt: NOON, basedOn: 1, words: 'sealed', what: { fact: 'state', to: 'waiting' } },
      ]);
      const events = (await store.audit.latest('harbour', 10)).map(({ actor, action, target }) => [actor, action, target]);
      expect(events).toEqual([
        [ANA, 'case-fact', id],
        [ANA, 'case-fact', id],
        ['rule', 'case-opened', id],
      ]);
      expect(await store.audit.firstBroken('harbour')).toBeNull();
    });

    test('hold a fact once, however often and however many at once send it', async () => {
      const { id } = await open(given.store);
      const fact = aFact({ id }, assigned(BEN));
      const answers = await Promise.all([...Array(50)].map(async () => (await cases().add(anAddition([fact]))).answers[0]));
      expect(answers.filter((answer) => answer?.answer === 'stored')).toHaveLength(1);
      expect(answers.filter((answer) => answer?.answer === 'duplicate')).toHaveLength(49);
      expect(answers.every((answer) => answer && 'number' in answer && answer.number === 2)).toBe(true);
      expect(await given.rig.sql(`select count(*) as rows from case_facts where id = '${fact.id}'`)).toEqual([{ rows: expect.anything() }]);
      expect(await cases().facts('harbour', id)).toHaveLength(2);
    });

    test('take no other fact under an id that is in use', async () => {
      const { id } = await open(given.store);
      const other = await open(given.store);
      const fact = aFact({ id }, assigned(BEN));
      await cases().add(anAddition([fact]));
      const taken = { answer: 'refused', reason: 'id-taken' };
      expect((await cases().add(anAddition([{ ...fact, what: assigned(ANA) }]))).answers).toMatchObject([taken]);
      expect((await cases().add(anAddition([{ ...fact, case: other.id }]))).answers).toMatchObject([taken]);
      expect((await cases().add(anAddition([fact], { by: BEN as never }))).answers).toMatchObject([taken]);
      expect(await cases().facts('harbour', other.id)).toHaveLength(1);
    });

    test('keep both of two people who change them at the same time, with overlaps on the later', async () => {
      const { id } = await open(given.store);
      const one = anAddition([aFact({ id }, assigned(ANA))], { by: ANA as never });
      const two = anAddition([aFact({ id }, assigned(BEN))], { by: BEN as never });
      const answers = (await Promise.all([cases().add(one), cases().add(two)])).map((each) => each.answers[0]);
      expect(answers).toMatchObject([{ answer: 'stored' }, { answer: 'stored' }]);
      const facts = await cases().facts('harbour', id);
      expect(facts.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(facts.map(({ overlaps }) => overlaps)).toEqual([[], [], [facts[1]?.id]]);
      expect(await harbourCase(id)).toMatchObject({ conflicts: 1, owner: facts[2]?.by });
      await add(given.store, { id }, assigned(BEN), { basedOn: 3 });
      expect(await harbourCase(id)).toMatchObject({ conflicts: 0, owner: BEN });
    });

    test('number facts without gaps while many write, in each organisation by itself', { timeout: 60_000 }, async () => {
      const [one, two] = [await open(given.store), await open(given.store)];
      const other = await open(given.store, { organisation: 'other' });
      const note = { fact: 'note' } as const;
      const writers = [...Array(8)].flatMap(() => [
        ...[one, two].map(({ id }) => cases().add(anAddition([aFact({ id }, note), aFact({ id }, note)]))),
        cases().add(anAddition([aFact(other, note)], { organisation: 'other' })),
      ]);
      await Promise.all(writers);
      for (const { id } of [one, two])
        expect((await cases().facts('harbour', id)).map(({ number }) => number)).toEqual([...Array(17)].map((_, place) => place + 1));
      expect(await cases().changes('harbour')).toBe(34);
      expect(await cases().changes('other')).toBe(9);
      expect(await cases().changes('nobody')).toBe(0);
    });

    test('answer each fact of a queue by itself: what is refused holds up nothing', async () => {
      const [one, two] = [await open(given.store), await open(given.store)];
      const elsewhere = await open(given.store, { organisation: 'other' });
      const facts = [
        aFact(one, { fact: 'note' }),
        aFact({ id: randomUUID() }, { fact: 'note' }),
        aFact(elsewhere, { fact: 'note' }),
        aFact(one, { fact: 'released' }),
        aFact(two, { fact: 'linked', to: elsewhere.id, how: 'related' }),
        aFact(two, { fact: 'linked', to: one.id, how: 'related' }),
      ];
      const judge = (_: unknown, fact: { what: { fact: string } }) => (fact.what.fact === 'released' ? ('not-allowed' as const) : null);
      const { answers, cases: now } = await cases().add(anAddition(facts, { judge }));
      expect(answers.map((each) => ('reason' in each ? each.reason : each.answer))).toEqual([
        ...['stored', 'not-found', 'not-found', 'not-allowed', 'not-found', 'stored'],
      ]);
      expect(answers.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
      expect(now.map(({ id, number }) => [id, number])).toEqual([
        [one.id, 2],
        [two.id, 2],
      ]);
      expect(await cases().facts('other', elsewhere.id)).toHaveLength(1);
    });

    test('get what follows by rule right after, in the same transaction', async () => {
      const { id } = await open(given.store, { kind: 'question' });
      const follows = ({ kind, held }: { kind: string; held: boolean }) =>
        kind === 'complaint' && !held ? ({ fact: 'held' } as const) : null;
      await add(given.store, { id }, { fact: 'classified', kind: 'complaint' }, { follows });
      expect((await cases().facts('harbour', id)).map(({ by, what }) => [by, what.fact])).toEqual([
        ['rule', 'opened'],
        [ANA, 'classified'],
        ['rule', 'held'],
      ]);
      expect(await harbourCase(id)).toMatchObject({ held: true, number: 3 });
    });

    test('are looked for in arrivals by a cursor that never goes back', async () => {
      await harbour(given.store);
      const message = comment({ kind: 'message', header: JSON.stringify({ receipt: { reference: 'R' } }) });
      await addEntries(given.store, [comment(), message, comment()]);
      expect(await cases().unread('harbour', 2)).toMatchObject({
        through: 2,
        messages: [{ id: message.id, header: message.header, site: 'north' }],
      });
      await cases().markRead('harbour', 2);
      await cases().markRead('harbour', 1);
      expect(await cases().readThrough('harbour')).toBe(2);
      expect(await cases().unread('harbour', 9)).toEqual({ through: 3, messages: [] });
      expect(await cases().arrived('harbour', message.id)).toMatchObject({ id: message.id, kind: 'message' });
      expect(await cases().arrived('other', message.id)).toBeNull();
      expect(await cases().unread('other', 9)).toBeNull();
      await open(given.store);
      expect(await cases().readThrough('harbour')).toBe(2);
    });
  });
}
