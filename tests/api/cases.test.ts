// Cases over the API: they open by themselves and by hand, take facts from anybody's queue, and show each caller what is theirs.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  AddFactsAnswer,
  CaseAnswer,
  CaseCountsAnswer,
  CaseRow,
  CasesAnswer,
  OpenCaseAnswer,
} from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import { readCode } from '../../src/protocol/receipt.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';
import { cursor } from '../../src/server/cases/case-query.ts';
import { raiseEpoch } from '../../src/server/configuration/raise-epoch.ts';
import { opaqueIds } from '../../src/server/inbox/opaque-id.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let north: TestKiosk;
let handler: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  north = await aKiosk(collector);
  handler = await aPerson(collector, { role: 'handler' });
});
afterAll(() => collector.stop());

const json = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;
const list = (person = handler, query = '') => json<CasesAnswer>(person.get(`/api/v1/cases${query}`));
const one = (id: string, person = handler) => json<CaseAnswer>(person.get(`/api/v1/cases/${id}`));
const inbox = (person: TestPerson, query = '') => json<InboxAnswer>(person.get(`/api/v1/inbox${query}`));
const fact = (of: { id: string; number?: number }, what: What, words: object | null = null) => {
  return { id: randomUUID(), case: of.id, doneAt: NOON_OR_SO, basedOn: of.number ?? 1, what, words };
};
const add = (person: TestPerson, ...facts: object[]) => json<AddFactsAnswer>(person.send('POST', '/api/v1/cases/facts', { facts }));
const message = (answers: object, more: object = {}) =>
  sendWords(collector, north, { formId: 'say', answers }, { kind: 'message', ...more });
const newest = async (person = handler): Promise<CaseRow> => (await list(person, '?limit=1')).cases[0] as CaseRow;
const PAPER = { from: 'elsewhere', channel: 'paper', site: 'north', day: '2026-03-09', kind: 'complaint', contact: 'letter' };
const open = (person: TestPerson, more: object = {}) =>
  json<OpenCaseAnswer>(
    person.send('POST', '/api/v1/cases', { ...PAPER, case: randomUUID(), id: randomUUID(), doneAt: NOON_OR_SO, ...more }),
  );

describe('a case opens', () => {
  test('by rule from a message, under its reference, with the words in the message alone', async () => {
    const receipt = { reference: 'RVCTQR222R', verifier: '1.00' };
    await message({ kind: 'complaint', what: 'Waited two hours.', email: 'ann@example.org', department: 'lands' }, { receipt });
    const found = await newest();
    expect(found).toMatchObject({
      ...{ reference: 'RVCTQR222R', kind: 'complaint', channel: 'kiosk', contact: 'e-mail', department: 'lands', state: 'new' },
      ...{ site: 'north', day: '2026-03-10', receivedAt: '2026-03-10T15:00:00.000Z', held: false, owner: null, number: 1 },
    });
    const { facts, message: left } = await one(found.id);
    expect(facts).toMatchObject([
      { number: 1, by: 'rule', at: Date.UTC(2026, 2, 10, 15), what: { fact: 'opened', entry: found.entry }, words: null },
    ]);
    expect(left?.words).toContain('Waited two hours.');
    const [read] = await collector.parts.store.audit.latest('harbour', 1);
    expect(read).toMatchObject({ action: 'case-read', target: found.id });
    // The item and its case have one name, so that each is found from the other.
    expect((await inbox(handler)).items.at(-1)?.id).toBe(found.id);
    expect(found.entry).toBe(found.id);
  });

  test('not from a suggestion, nor from a comment, nor from what nobody can open', async () => {
    const before = (await list()).cases.length;
    await message({ kind: 'suggestion', idea: 'Chairs.' });
    await sendWords(collector, north, { text: 'complaint' }, { kind: 'comment' });
    await sendWords(collector, north, { formId: 'say', answers: { kind: 'complaint' } }, { kind: 'message', sealedTo: 'market' });
    expect((await list()).cases).toHaveLength(before);
  });

  test('once, however often its message is looked at', async () => {
    await message({ kind: 'question', question: 'When?' });
    const before = (await list()).cases.length;
    const { store } = collector.parts;
    const arrivals = await store.entries.wordsAfter({ organisation: 'harbour', sites: null, after: 0, limit: 200 });
    expect(await store.cases.readThrough('harbour')).toBe(arrivals.at(-1)?.arrival);
    await Promise.all([1, 2, 3].map(() => collector.parts.caseOpener.catchUp('harbour')));
    expect((await list()).cases).toHaveLength(before);
  });

  test('by hand from what came on paper, with its own day and a reference of the same shape; again opens no second one', async () => {
    const asked = { case: randomUUID(), id: randomUUID(), words: { text: 'By post.', name: 'Ann' }, department: 'lands' };
    const answer = await open(handler, asked);
    expect(answer).toMatchObject({
      opened: true,
      id: asked.case,
      case: { day: '2026-03-09', channel: 'paper', contact: 'letter', entry: null },
    });
    expect(readCode(answer.reference ?? '')).toBe(answer.reference);
    expect(await open(handler, asked)).toMatchObject({ opened: false, id: asked.case, reference: answer.reference });
    expect((await one(asked.case)).facts[0]?.words).toEqual({ text: 'By post.', name: 'Ann' });
    const facts = await collector.parts.store.cases.facts('harbour', asked.case);
    expect(facts[0]?.words).not.toContain('By post.');
  });

  test('by hand from an item, once for two people who open it apart', async () => {
    await sendWords(collector, north, { text: 'Nobody came.' }, { kind: 'comment' });
    const item = (await inbox(handler)).items.at(-1)?.id;
    const asked = { from: 'item', item, kind: 'complaint', contact: 'none', doneAt: NOON_OR_SO };
    const other = await aPerson(collector, { role: 'staff' });
    const answers = await Promise.all(
      [handler, other].map((person) => json<OpenCaseAnswer>(person.send('POST', '/api/v1/cases', { ...asked, id: randomUUID() }))),
    );
    expect(answers.map(({ opened }) => opened).sort()).toEqual([false, true]);
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([item]));
    expect((await one(item ?? '')).message?.words).toBe('Nobody came.');
  });

  test.each([
    ['a day that is still to come', { day: '2026-03-11' }, 'day'],
    ['a site that is not there', { site: 'west' }, 'site'],
  ])('never with %s', async (_, more, path) => {
    expect(await open(handler, more)).toMatchObject({ code: 'shape-invalid', path });
  });
});

describe('facts', () => {
  test('of a queue are answered one by one; what is refused says why', async () => {
    const { id } = await open(handler);
    const note = fact({ id }, { fact: 'note' }, { text: 'Rang her.' });
    const answer = await add(handler, note, fact({ id }, { fact: 'released' }), fact({ id: randomUUID() }, { fact: 'reopened' }), note);
    expect(answer.answers).toMatchObject([
      { id: note.id, answer: 'stored', number: 2, overlaps: [] },
      { answer: 'refused', reason: 'not-allowed' },
      { answer: 'refused', reason: 'not-found' },
      { id: note.id, answer: 'duplicate', number: 2 },
    ]);
    expect(answer.cases).toMatchObject([{ id, number: 2 }]);
    expect((await one(id)).facts.at(-1)).toMatchObject({ words: { text: 'Rang her.' } });
  });

  test('of two people who were offline are both kept, and both see the conflict', async () => {
    const { id } = await open(handler);
    const other = await aPerson(collector, { role: 'handler' });
    const [waiting, closed] = [fact({ id }, { fact: 'state', to: 'waiting' }), fact({ id }, { fact: 'state', to: 'closed' })];
    await add(handler, closed);
    expect((await add(other, waiting)).answers).toMatchObject([{ answer: 'stored', overlaps: [closed.id] }]);
    expect((await one(id)).case).toMatchObject({ state: 'closed', conflicts: 1 });
    expect((await add(handler, fact({ id, number: 3 }, { fact: 'state', to: 'closed' }))).cases).toMatchObject([{ conflicts: 0 }]);
  });

  test('give a case only to somebody who could see it', async () => {
    const { id } = await open(handler);
    const people = await json<{ people: { id: string; role: string }[] }>(handler.get('/api/v1/cases/people'));
    const given = (owner: string | undefined) => fact({ id }, { fact: 'assigned', owner: owner ?? '', team: null });
    const someone = (role: string) => people.people.find((person) => person.role === role)?.id;
    await aPerson(collector, { role: 'oversight' });
    const southern = await aPerson(collector, { role: 'handler', sites: ['south'] });
    const { person } = await json<{ person: { id: string } }>(southern.get('/api/v1/session'));
    expect((await add(handler, given(person.id))).answers).toMatchObject([{ reason: 'no-such-person' }]);
    expect((await add(handler, given(randomUUID()))).answers).toMatchObject([{ reason: 'no-such-person' }]);
    expect((await add(handler, given(someone('handler')))).answers).toMatchObject([{ answer: 'stored' }]);
  });

  test.each([
    ['without the text it needs', fact({ id: randomUUID() }, { fact: 'note' })],
    ['of a kind that nobody knows', fact({ id: randomUUID() }, { fact: 'nonsense' } as never)],
  ])('%s are no request at all', async (_, wrong) => {
    expect(await add(handler, wrong)).toMatchObject({ code: 'shape-invalid' });
  });
});

describe('lists', () => {
  test('are paged by a cursor that tells nothing', async () => {
    for (let place = 0; place < 3; place++) await open(handler);
    const all = (await list()).cases.map(({ id }) => id);
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const { cases, next } = await list(handler, `?limit=2${after && `&after=${after}`}`);
      paged.push(...cases.map(({ id }) => id));
      if (!next) break;
      after = next;
    }
    expect(paged).toEqual(all);
    const { changes } = await list();
    expect(await list(handler, `?changedAfter=${changes}`)).toMatchObject({ cases: [], next: null, withdrawn: [] });
    const { id } = await open(handler);
    expect((await list(handler, `?changedAfter=${changes}`)).cases.map((found) => found.id)).toEqual([id]);
  });

  test('a copy of before a restore is told so, and one that is ahead of what was restored', async () => {
    const { changes } = await list();
    const { hide } = opaqueIds(await collector.parts.store.sharedSecret('inbox-ids'));
    const ahead = cursor(0, (await collector.parts.store.cases.changes('harbour')) + 1, hide);
    for (const path of [`cases?changedAfter=${ahead}`, `inbox?after=1&changes=${ahead}`]) {
      const refused = await handler.get(`/api/v1/${path}`);
      expect([refused.status, (await refused.json()).code]).toEqual([410, 'copy-outdated']);
    }
    await raiseEpoch(collector.parts, 'harbour');
    for (const path of [`cases?changedAfter=${changes}`, `inbox?after=1&changes=${changes}`])
      expect((await handler.get(`/api/v1/${path}`)).status).toBe(410);
    const anew = await list();
    expect(anew.cases.length).toBeGreaterThan(0);
    expect(await list(handler, `?changedAfter=${anew.changes}`)).toMatchObject({ cases: [], withdrawn: [] });
  });

  test.each([
    '?limit=0',
    '?limit=x',
    '?after=x',
    `?after=${randomUUID()}`,
    '?order=name',
    '?states=lost',
    '?held=perhaps',
    '?from=now',
    '?dueBefore=T',
  ])('%s is refused', async (query) => {
    expect(await list(handler, query)).toMatchObject({ code: 'shape-invalid' });
  });

  test('are filtered, and counted', async () => {
    const { id, reference } = await open(handler, { kind: 'compliment', department: 'tax' });
    const only = async (query: string) => (await list(handler, query)).cases.map((found) => found.id);
    expect(await only('?kind=compliment&department=tax&owner=nobody&states=new,closed&held=no')).toEqual([id]);
    expect(await only(`?reference=${reference?.toLowerCase().slice(0, 8)}&kind=compliment`)).toEqual([id]);
    expect(await only('?department=tax&from=2026-03-10')).toEqual([]);
    expect(await only('?department=tax&from=2026-03-09&to=2026-03-09')).toEqual([id]);
    const counts = await json<CaseCountsAnswer>(handler.get('/api/v1/cases/counts'));
    expect(counts.byState.new).toBeGreaterThan(1);
    expect(counts).toMatchObject({ late: 0, today: 0, held: [] });
  });

  test('show a department its own cases and those of none', async () => {
    const tax = await aPerson(collector, { role: 'handler', departments: ['tax'] });
    const departments = new Set((await list(tax)).cases.map(({ department }) => department));
    expect(departments).toEqual(new Set(['tax', null]));
    expect(await open(tax, { department: 'lands' })).toMatchObject({ code: 'shape-invalid', path: 'department' });
  });

  test('nothing of a case that a kiosk brought tells the minute of the touch', async () => {
    const spoken = uuidV7(NOON_OR_SO, randomBytes(10));
    await message({ kind: 'complaint', what: 'timed' }, { id: spoken });
    const row = await newest();
    const { facts, message: left } = await one(row.id);
    const received = JSON.stringify([row, facts, left]);
    expect(received).toContain('timed');
    expect(received).not.toContain(spoken.slice(0, 13));
    expect(received).not.toContain('15:30');
    expect(received).not.toContain(String(NOON_OR_SO));
  });
});
