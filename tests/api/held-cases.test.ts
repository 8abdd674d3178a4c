// Complaints at police sites: held from their arrival, seen by intake and oversight alone until released, and never by whom they are about:
// not in lists, cases, counts, inbox or copies (CY3).
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AddFactsAnswer, CaseAnswer, CaseCountsAnswer, CasesAnswer, OpenCaseAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
const people: Record<string, TestPerson & { id: string }> = {};
const person = (name: string) => people[name] as TestPerson & { id: string };

beforeAll(async () => {
  collector = await aCollector();
  const { kiosks } = collector.parts.store;
  const sites = await kiosks.sites('harbour');
  await kiosks.putOrganisation(
    { id: 'harbour', name: { en: 'Harbour' } },
    sites.map((site) => ({ ...site, police: site.id === 'north' })),
  );
  kiosk = await aKiosk(collector);
  const add = async (name: string, parts: Parameters<typeof aPerson>[1]) => {
    const signedIn = await aPerson(collector, parts);
    const { person: known } = await (await signedIn.get('/api/v1/session')).json();
    people[name] = { ...signedIn, id: known.id };
  };
  await add('officer', { role: 'staff', sites: ['north'] });
  await add('colleague', { role: 'handler', sites: ['north'] });
  await add('intake', { role: 'intake', sites: ['south'] });
  await add('oversight', { role: 'oversight' });
  await add('administrator', { role: 'administrator' });
  await add('stranger', { role: 'intake', organisation: 'market' });
});
afterAll(() => collector.stop());

const json = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;
const cases = async (name: string, query = '') =>
  (await json<CasesAnswer>(person(name).get(`/api/v1/cases${query}`))).cases.map(({ id }) => id);
const inbox = (name: string, query = '') => json<InboxAnswer>(person(name).get(`/api/v1/inbox${query}`));
const items = async (name: string, query = '') => (await inbox(name, query)).items.map(({ id }) => id);
const counts = (name: string) => json<CaseCountsAnswer>(person(name).get('/api/v1/cases/counts'));
const read = (name: string, id: string) => person(name).get(`/api/v1/cases/${id}`);
const add = async (name: string, id: string, what: What, words: object | null = null) => {
  const fact = { id: randomUUID(), case: id, doneAt: NOON_OR_SO, basedOn: 99, what, words };
  return (await json<AddFactsAnswer>(person(name).send('POST', '/api/v1/cases/facts', { facts: [fact] }))).answers[0];
};
const complain = async (what: string) => {
  await sendWords(collector, kiosk, { formId: 'say', answers: { kind: 'complaint', what } }, { kind: 'message' });
  return (await cases('intake', '?limit=1'))[0] ?? '';
};
const mark = (...marked: string[]): What => ({ fact: 'subjects', marked, cleared: [] });

test('a complaint is held from its arrival: the station sees how many, on which day, and nothing else', async () => {
  const id = await complain('About an officer.');
  for (const name of ['officer', 'colleague', 'administrator']) {
    expect(await cases(name)).toEqual([]);
    expect((await read(name, id)).status).toBe(404);
    expect((await counts(name)).byState).toEqual({});
    expect((await counts(name)).held).toEqual([{ site: 'north', day: '2026-03-10', count: 1 }]);
  }
  expect(await items('officer')).toEqual([]);
  expect(await add('colleague', id, { fact: 'note' }, { text: 'x' })).toMatchObject({ reason: 'not-found' });
  const openings = { openings: [{ entryId: id, openedAt: '2026-03-10T15:30:00Z' }] };
  expect((await person('officer').send('POST', '/api/v1/inbox/openings', openings)).status).toBe(404);
  // Intake from outside the station; oversight of the organisation.
  for (const name of ['intake', 'oversight']) {
    expect(await cases(name)).toContain(id);
    expect((await json<CaseAnswer>(read(name, id))).message?.words).toContain('About an officer.');
    expect((await counts(name)).held).toEqual([]);
  }
  expect((await person('oversight').send('POST', '/api/v1/cases/facts', { facts: [] })).status).toBe(403);
  expect(await cases('stranger')).toEqual([]);
  expect((await read('stranger', id)).status).toBe(404);
});

test('released, it comes to the station, though never to whom it is about', async () => {
  const id = await complain('About one of two.');
  const before = await inbox('colleague');
  expect(await add('intake', id, { fact: 'released' })).toMatchObject({ reason: 'subjects-first' });
  expect(await add('intake', id, mark(person('officer').id))).toMatchObject({ answer: 'stored' });
  const { held } = await counts('officer');
  expect((await counts('colleague')).held[0]?.count).toBe((held[0]?.count ?? 0) + 1);
  expect(await add('intake', id, { fact: 'released' })).toMatchObject({ answer: 'stored' });
  expect(await cases('colleague')).toContain(id);
  // Those who read along get it now, though it arrived long before.
  expect(await items('colleague', `?after=${before.through}`)).toContain(id);
  expect((await json<CaseAnswer>(read('colleague', id))).case).toMatchObject({ held: false });
  expect(await cases('officer')).not.toContain(id);
  expect(await items('officer')).not.toContain(id);
  expect((await read('officer', id)).status).toBe(404);
  expect((await inbox('officer', '?after=1')).withdrawn).not.toContain(id);
  expect(await add('colleague', id, { fact: 'assigned', owner: person('officer').id, team: null })).toMatchObject({ reason: 'is-subject' });
});

test('what was copied before goes at the next contact; comments without a case stay', async () => {
  await sendWords(collector, kiosk, { text: 'Rude.' }, { kind: 'comment' });
  await sendWords(collector, kiosk, { text: 'Kind.' }, { kind: 'comment' });
  const copied = await inbox('officer');
  const [rude, kind] = copied.items.slice(-2).map(({ id }) => id);
  const asked = { from: 'item', item: rude, id: randomUUID(), doneAt: NOON_OR_SO, kind: 'complaint', contact: 'none' };
  const opened = await json<OpenCaseAnswer>(person('colleague').send('POST', '/api/v1/cases', asked));
  // Held from now on, for whoever opened it as well; they keep its reference.
  expect(opened).toMatchObject({ opened: true, id: rude, case: null, reference: expect.any(String) });
  const since = `?after=${copied.through}&changes=${copied.changes}`;
  const next = await inbox('officer', since);
  expect(next.withdrawn).toEqual([rude]);
  expect((await inbox('officer', `?after=${copied.through}&changes=${next.changes}`)).withdrawn).toEqual([]);
  // A console of before says nothing of changes.
  expect((await inbox('officer', `?after=${copied.through}`)).withdrawn).toContain(rude);
  expect((await inbox('officer')).withdrawn).toEqual([]);
  expect(await items('officer')).toContain(kind);
  expect(await items('officer')).not.toContain(rude);
});

test('what turns out to be a complaint is held from then on', async () => {
  await sendWords(collector, kiosk, { formId: 'say', answers: { kind: 'question', question: 'Why?' } }, { kind: 'message' });
  const [id = ''] = await cases('colleague', '?limit=1');
  const { changes } = await json<CasesAnswer>(person('officer').get('/api/v1/cases'));
  expect(await add('colleague', id, { fact: 'classified', kind: 'complaint' })).toMatchObject({ answer: 'stored' });
  expect((await read('colleague', id)).status).toBe(404);
  expect((await json<CasesAnswer>(person('officer').get(`/api/v1/cases?changedAfter=${changes}`))).withdrawn).toEqual([id]);
  expect((await json<CaseAnswer>(read('intake', id))).facts.map(({ by, what }) => [by, what.fact]).at(-1)).toEqual(['rule', 'held']);
});

test('administrators see cases without their words', async () => {
  const asked = {
    from: 'elsewhere',
    case: randomUUID(),
    id: randomUUID(),
    doneAt: NOON_OR_SO,
    channel: 'phone',
    site: 'south',
    day: '2026-03-10',
  };
  const more = { time: '10:00', kind: 'question', contact: 'phone', words: { text: 'Rang at ten.', phone: '5550100' } };
  await person('intake').send('POST', '/api/v1/cases', { ...asked, ...more });
  const text = await (await read('administrator', asked.case)).text();
  expect(text).toContain(asked.case);
  expect(text).not.toContain('Rang at ten.');
  expect(text).not.toContain('5550100');
  expect((await read('oversight', asked.case)).status).toBe(200);
});
