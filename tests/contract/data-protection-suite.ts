// Data protection in the store: erased together and for ever, held back by a legal hold, told to consoles, aged out by dates.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ErasureOrder, WordErasure } from '../../src/server/store/data-protection-store.ts';
import type { Erasure } from '../../src/server/store/store.ts';
import { ANA, add as addFact, aFact, anAddition, INTAKE, open, STAFF } from './a-case.ts';
import { rigPerTest } from './rig-per-test.ts';
import type { StoreRig } from './store-rig.ts';
import { add, comment, NOON, storedEntry } from './stored-entry.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOTE = { fact: 'note' } as const;
const noList = async () => {};

export function dataProtectionSuite(fresh: () => Promise<StoreRig>): void {
  describe('data protection', () => {
    const given = rigPerTest(fresh);
    const guard = () => given.store.dataProtection;
    const order = (change: Partial<ErasureOrder>): ErasureOrder => ({
      ...{ organisation: 'harbour', entries: [], cases: [], at: NOON, actor: ANA, action: 'person-erased', held: 'refuse' },
      ...change,
    });
    const hold = (of: 'case' | 'entry', target: string) =>
      guard().placeHold({ organisation: 'harbour', of, target, placedAt: NOON, placedBy: ANA, ground: 'court' });
    const actions = async () => (await given.store.audit.latest('harbour', 20)).map(({ action, target }) => [action, target]);

    /** A message with a case that has words of its own. */
    async function aMessageWithCase(id: string = randomUUID()) {
      const entry = comment({ id, kind: 'message', body: '{"sealed":"the message"}' });
      await add(given.store, [entry]);
      const found = await open(given.store, { entry: entry.id as never });
      await addFact(given.store, found, NOTE, { words: 'sealed note' });
      return { entry, case: found };
    }

    test('erases entries and words of cases in one go, on the list before, in the log after', async () => {
      const { entry, case: found } = await aMessageWithCase();
      const listed: (Erasure | WordErasure)[] = [];
      let bodyThen: unknown;
      const erased = await guard().erase(order({ entries: [entry.id, randomUUID()], cases: [found.id] }), async (entries, words) => {
        listed.push(...entries, ...words);
        bodyThen = listed.length;
      });
      expect(bodyThen).toBe(2);
      const [note] = (await given.store.cases.facts('harbour', found.id)).slice(1);
      expect(note).toMatchObject({ what: NOTE, words: null });
      expect(listed).toEqual([
        expect.objectContaining({ id: entry.id, hash: entry.hash, at: NOON }),
        { fact: note?.id, organisation: 'harbour', at: NOON },
      ]);
      expect(erased).toEqual({ entries: [entry.id], facts: [note?.id], cases: [found.id] });
      expect(await add(given.store, [entry])).toEqual(['gone']);
      expect(await given.rig.sql(`select body from entries where id = '${entry.id}'`)).toEqual([{ body: '' }]);
      expect((await actions()).slice(0, 2)).toEqual([
        ['person-erased', found.id],
        ['person-erased', entry.id],
      ]);
      expect(await given.store.audit.firstBroken('harbour')).toBeNull();
      expect(await guard().erase(order({ entries: [entry.id], cases: [found.id] }), noList)).toEqual({ entries: [], facts: [], cases: [] });
    });

    test('erases nothing when the list can’t be written, and nothing of another organisation', async () => {
      const { entry, case: found } = await aMessageWithCase();
      const refused = guard().erase(order({ entries: [entry.id], cases: [found.id] }), async () => {
        throw new Error('the disk is full');
      });
      await expect(refused).rejects.toThrow('the disk is full');
      const other = order({ organisation: 'market', entries: [entry.id], cases: [found.id] });
      expect(await guard().erase(other, noList)).toEqual({ entries: [], facts: [], cases: [] });
      expect(await given.rig.sql(`select body from entries where id = '${entry.id}'`)).toEqual([{ body: entry.body }]);
      expect((await given.store.cases.facts('harbour', found.id))[1]?.words).toBe('sealed note');
    });

    test('a restored database loses the words that were erased since, and does not take them again', async () => {
      const { case: found } = await aMessageWithCase();
      const [, note] = await given.store.cases.facts('harbour', found.id);
      const lost = { id: randomUUID() };
      const words = [note?.id ?? '', lost.id].map((fact) => ({ fact, organisation: 'harbour', at: NOON }));
      expect(await guard().eraseWordsAgain(words)).toBe(2);
      expect(await guard().eraseWordsAgain([...words, ...words])).toBe(0);
      expect((await given.store.cases.facts('harbour', found.id))[1]?.words).toBeNull();
      const again = aFact(found, NOTE, { id: lost.id, words: 'sealed again' });
      const { answers } = await given.store.cases.add(anAddition([again, aFact(found, NOTE, { words: 'another note' })]));
      expect(answers.map(({ answer }) => answer)).toEqual(['stored', 'stored']);
      const kept = (await given.store.cases.facts('harbour', found.id)).slice(2).map(({ words: said }) => said);
      expect(kept).toEqual([null, 'another note']);
    });

    test('tells consoles what to drop, and nobody of what they may never have seen', async () => {
      const { entry, case: found } = await aMessageWithCase();
      const [south, tap] = [comment({ site: 'south', sequence: 2 }), storedEntry({ sequence: 3 })];
      await add(given.store, [south, tap]);
      const heldEntry = comment({ kind: 'message', sequence: 4 });
      await add(given.store, [heldEntry]);
      const heldCase = await open(given.store, { entry: heldEntry.id as never, held: true });
      await addFact(given.store, heldCase, NOTE, { words: 'sealed' });
      const before = await given.store.cases.changes('harbour');
      const all = { entries: [entry.id, south.id, tap.id, heldEntry.id], cases: [found.id, heldCase.id] };
      await guard().erase(order(all), noList);
      const since = (reader: typeof STAFF, after = before) => guard().erasedSince({ organisation: 'harbour', reader, after });
      expect(await since(INTAKE)).toEqual({
        entries: [entry.id, south.id, heldEntry.id].sort(),
        cases: [found.id, heldCase.id].sort(),
      });
      expect(await since(STAFF)).toEqual({ entries: [entry.id, south.id].sort(), cases: [found.id] });
      expect((await since({ ...STAFF, sites: ['north'] })).entries).toEqual([entry.id]);
      expect(await since(INTAKE, await given.store.cases.changes('harbour'))).toEqual({ entries: [], cases: [] });
      expect(await guard().erasedSince({ organisation: 'market', reader: INTAKE, after: 0 })).toEqual({ entries: [], cases: [] });
    });

    test.each(['case', 'entry'] as const)('a legal hold on the %s keeps both from being erased while it stands', async (of) => {
      const { entry, case: found } = await aMessageWithCase();
      const free = comment({ sequence: 2 });
      await add(given.store, [free]);
      const target = of === 'case' ? found.id : entry.id;
      expect(await hold(of, target)).toBe(true);
      expect(await hold(of, randomUUID())).toBe(false);
      for (const some of [{ entries: [entry.id, free.id] }, { cases: [found.id] }])
        await expect(guard().erase(order(some), noList)).rejects.toMatchObject({ code: 'on-legal-hold' });
      const left = await guard().erase(order({ entries: [entry.id, free.id], cases: [found.id], held: 'leave' }), noList);
      expect(left).toEqual({ entries: [free.id], facts: [], cases: [] });
      expect(await guard().holds('harbour')).toMatchObject([{ of, target, placedBy: ANA, ground: 'court' }]);
      expect(await guard().holds('market')).toEqual([]);
      const lift = { organisation: 'harbour', of, target, at: NOON + 1, by: ANA };
      expect([await guard().liftHold(lift), await guard().liftHold(lift)]).toEqual([true, false]);
      expect((await guard().erase(order({ entries: [entry.id], cases: [found.id] }), noList)).entries).toEqual([entry.id]);
      const log = (await actions()).filter(([action]) => String(action).startsWith('hold-'));
      expect(log).toEqual([
        ['hold-lifted', target],
        ['hold-placed', target],
      ]);
      expect(await hold('entry', entry.id)).toBe(false);
    });

    test('erasing and holding at once end in one or the other, never in both', { timeout: 60_000 }, async () => {
      for (let turn = 0; turn < 10; turn++) {
        const entry = comment({ sequence: turn + 1 });
        await add(given.store, [entry]);
        const [erased, held] = await Promise.allSettled([
          guard().erase(order({ entries: [entry.id] }), () => new Promise((resolve) => setTimeout(resolve, 5))),
          hold('entry', entry.id),
        ]);
        const wasErased = erased.status === 'fulfilled';
        expect(held).toEqual({ status: 'fulfilled', value: !wasErased });
      }
    });

    test('finds sealed words by when they came, and what belongs together', async () => {
      const { entry, case: found } = await aMessageWithCase();
      const visit = entry.visit;
      const said = comment({ visit, sequence: 2, receivedAt: NOON + 2 * DAY });
      const other = comment({ sequence: 3, receivedAt: NOON + 2 * DAY });
      await add(given.store, [said, other, storedEntry({ visit, sequence: 4 })]);
      const period = { organisation: 'harbour', fromMs: NOON, toMs: NOON + DAY, after: 0, limit: 10 };
      expect((await guard().sealedEntries(period)).map(({ id, body }) => [id, body])).toEqual([[entry.id, entry.body]]);
      expect(await guard().sealedEntries({ ...period, organisation: 'market' })).toEqual([]);
      const facts = await guard().sealedFacts(period);
      expect(facts).toMatchObject([{ case: found.id, words: 'sealed note', fact: 'note', by: ANA }]);
      expect(await guard().sealedFacts({ ...period, after: facts[0]?.change ?? 0 })).toEqual([]);
      const together = { entries: [entry.id, said.id].sort(), cases: [found.id] };
      expect(await guard().withRelatives('harbour', { entries: [said.id], cases: [] })).toEqual(together);
      expect(await guard().withRelatives('harbour', { entries: [], cases: [found.id] })).toEqual(together);
      expect(await guard().casesByReference('harbour', found.reference)).toEqual([found.id]);
      const words = await guard().wordsOf('harbour', together);
      expect(words.entries.map(({ id }) => id).sort()).toEqual(together.entries);
      expect(words.facts.map((fact) => fact.words)).toEqual(['sealed note']);
    });

    test('ages out by kind; what has a case with it, once that has ended and nothing came since', async () => {
      const day = (days: number) => NOON + days * DAY;
      const old = (sequence: number, more = {}) => comment({ sequence, receivedAt: day(0), ...more });
      const [text, message, ofCase, ofOpen] = [
        old(1),
        old(2, { kind: 'message' }),
        old(3, { kind: 'message' }),
        old(4, { kind: 'message' }),
      ];
      const [fresh, tap] = [comment({ sequence: 5, receivedAt: day(9) }), storedEntry({ sequence: 6, receivedAt: day(0) })];
      await add(given.store, [text, message, ofCase, ofOpen, fresh, tap]);
      const closed = await open(given.store, { entry: ofCase.id as never });
      const stillOpen = await open(given.store, { entry: ofOpen.id as never });
      await addFact(given.store, closed, NOTE, { words: 'sealed', at: day(1) });
      await addFact(given.store, closed, { fact: 'state', to: 'closed' }, { at: day(2), basedOn: 2 });
      await addFact(given.store, stillOpen, NOTE, { words: 'sealed', at: day(1) });
      const none = { commentsBefore: null, messagesBefore: null, casesEndedBefore: null, ratingsBefore: null };
      const outlived = (limits: Partial<typeof none | Record<keyof typeof none, number>>) =>
        guard().outlived({ organisation: 'harbour', ...none, ...limits }, 10);
      expect(await outlived({})).toEqual({ entries: [], cases: [] });
      expect(await outlived({ commentsBefore: day(5) })).toEqual({ entries: [text.id], cases: [] });
      expect(await outlived({ messagesBefore: day(5) })).toEqual({ entries: [message.id], cases: [] });
      expect(await outlived({ ratingsBefore: day(5) })).toEqual({ entries: [tap.id], cases: [] });
      expect(await outlived({ casesEndedBefore: day(2) })).toEqual({ entries: [], cases: [] });
      expect(await outlived({ casesEndedBefore: day(2) + 1 })).toEqual({ entries: [ofCase.id], cases: [closed.id] });
      await hold('case', closed.id);
      await hold('entry', text.id);
      expect(await outlived({ casesEndedBefore: day(5), commentsBefore: day(5) })).toEqual({ entries: [], cases: [] });
    });

    test('keeps one retention policy for each organisation, and gives the run of a day to one of all who ask', async () => {
      await given.store.kiosks.putOrganisation({ id: 'harbour', name: { en: 'Harbour' } }, []);
      expect(await guard().retentionPolicy('harbour')).toBeNull();
      for (const policy of ['{"a":1}', '{"a":2}']) await guard().putRetentionPolicy({ organisation: 'harbour', policy, putAt: NOON });
      expect(await guard().retentionPolicy('harbour')).toBe('{"a":2}');
      const run = (day: string, at = NOON) => guard().beginRun({ organisation: 'harbour', day, at, patienceMs: 1000 });
      const asked = await Promise.all(Array.from({ length: 8 }, () => run('2026-11-20')));
      expect(asked.filter(Boolean)).toHaveLength(1);
      expect([await run('2026-11-20', NOON + 999), await run('2026-11-20', NOON + 1001)]).toEqual([false, true]);
      await guard().endRun({ organisation: 'harbour', day: '2026-11-20', at: NOON + 1002 });
      expect([await run('2026-11-20', NOON + DAY), await run('2026-11-21', NOON + DAY)]).toEqual([false, true]);
    });

    test('remembers by what somebody was searched, sealed, until that is forgotten; that they were, for ever', async () => {
      const put = (id: string, at: number) =>
        guard().putSearch({
          organisation: 'harbour',
          id,
          at,
          query: `sealed ${id}`,
          actor: ANA,
          action: 'person-searched',
          details: '{"terms":["name"]}',
        });
      await put('one', NOON);
      await put('two', NOON + 1);
      expect((await guard().searches('harbour')).map(({ id, query }) => [id, query])).toEqual([
        ['one', 'sealed one'],
        ['two', 'sealed two'],
      ]);
      await guard().forgetSearches('harbour', ['two']);
      expect((await guard().searches('harbour')).map(({ id }) => id)).toEqual(['one']);
      expect(await guard().forgetSearchesBefore('harbour', NOON + 1)).toBe(1);
      expect(await guard().searches('harbour')).toEqual([]);
      expect((await actions()).filter(([action]) => action === 'person-searched')).toHaveLength(2);
    });
  });
}
