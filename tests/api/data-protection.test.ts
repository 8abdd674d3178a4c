// One person's data over the API: found, exported, held, erased without a trace in the files of the database, later exports and logs. What the
// files hold is ciphertext, so that is what is looked for in them; that it is found before is the control.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseAnswer, CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import type { FindPersonLine } from '../../src/protocol/data-protection-api.ts';
import { receiptReference } from '../../src/protocol/receipt.ts';
import { replayErasures } from '../../src/server/erasures/replay-erasures.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';
import { filesWith } from '../support/profile-search.ts';

type Sealed = { id: string; entry: ReturnType<typeof anEntry>; ciphertext: string };
type FoundLine = Extract<FindPersonLine, { line: 'found' }>;

const log: string[] = [];
let collector: TestCollector;
let kiosk: TestKiosk;
const people = {} as Record<'handler' | 'oversight' | 'administrator', TestPerson>;
beforeAll(async () => {
  collector = await aCollector({ log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }) });
  kiosk = await aKiosk(collector);
  for (const role of ['handler', 'oversight', 'administrator'] as const) people[role] = await aPerson(collector, { role });
});
afterAll(() => collector.stop());

let counter = 0;
async function leave(plain: object, kind: 'message' | 'comment', visit: string = randomUUID()): Promise<Sealed> {
  const id = randomUUID();
  const keys = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
  const body = await sealForTest(JSON.stringify(plain), { organisation: 'harbour', entryId: id }, keys);
  counter += 1;
  const receipt = { reference: receiptReference('RVCTQR', 1000 + counter), verifier: `1.${'a'.repeat(64)}` };
  const header = { id, kind, visit, bodyForm: 'sealed', ...(kind === 'message' ? { receipt } : {}) };
  const entry = anEntry(kiosk, { wallMs: collector.clock.now, header, body });
  await kiosk.sendBatch(aBatch(kiosk, [entry], collector.clock.now));
  return { id, entry, ciphertext: JSON.parse(body).body };
}

const json = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>;
const files = (text: string) => filesWith(join(collector.folder, 'data'), text);
async function find(terms: object): Promise<FindPersonLine[]> {
  const response = await people.oversight.send('POST', '/api/v1/person/finding', { terms, from: '2026-03-01', to: '2026-03-31' });
  expect(response.status).toBe(200);
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const foundBy = async (terms: object) => (await find(terms)).at(-1) as FoundLine;
const chosen = ({ entries, cases }: FoundLine) => ({ entries: entries.map(({ id }) => id), cases: cases.map(({ id }) => id) });
const exported = async (body: object) => (await people.oversight.send('POST', '/api/v1/person/export', body)).text();
const erase = (body: object) => people.administrator.send('POST', '/api/v1/person/erasure', body);

const ANN = {
  kind: 'complaint',
  what: 'Zébra Quillfeather was rude to Mr Oddname.',
  email: 'Ann.Quill@example.org',
  phone: '+1 (345) 555-0199',
};

describe('one person', () => {
  let message: Sealed;
  let remark: Sealed;
  let other: Sealed;
  let caseId: string;

  beforeAll(async () => {
    const visit = randomUUID();
    message = await leave({ formId: 'say', answers: ANN }, 'message', visit);
    remark = await leave({ text: 'nothing that names anybody' }, 'comment', visit);
    other = await leave({ text: 'somebody else entirely' }, 'comment');
    const { cases } = await json<CasesAnswer>(people.handler.get('/api/v1/cases'));
    caseId = cases[0]?.id ?? '';
    const note = { id: randomUUID(), case: caseId, doneAt: NOON_OR_SO, basedOn: 1, what: { fact: 'note' } };
    const words = { text: 'Called Ann back; Mr Oddname denies it.' };
    await people.handler.send('POST', '/api/v1/cases/facts', { facts: [{ ...note, words }] });
  });

  test.each([
    ['a name, without its accents', { name: 'zebra  QUILLFEATHER' }, 'name'],
    ['an e-mail address, in other letters', { email: 'ANN.QUILL@example.org' }, 'email'],
    ['a telephone number as it is dialled at home', { phone: '555 0199' }, 'phone'],
    ['a reference, in groups', { reference: '' }, 'reference'],
  ])('is found by %s, with the visit and the case that belong to it', async (_, terms, by) => {
    const asked = 'reference' in terms ? { reference: receiptReference('RVCTQR', 1001).replace(/(.{4})/g, '$1-') } : terms;
    const lines = await find(asked);
    expect(lines.slice(0, -1).every(({ line }) => line === 'progress')).toBe(true);
    const found = lines.at(-1) as FoundLine;
    expect(found).toMatchObject({ line: 'found', looked: 4, closed: 0 });
    expect(found.entries.map((entry) => [entry.kind, entry.by])).toEqual([
      ['message', [by]],
      ['comment', ['related']],
    ]);
    const [said] = found.entries;
    expect(found.cases).toEqual([
      { id: caseId, reference: expect.stringMatching(/^\S+$/), site: 'north', day: '2026-03-10', entry: said?.id, by: expect.any(Array) },
    ]);
  });

  test('is not found by what nobody wrote, nor outside the period', async () => {
    expect(await foundBy({ name: 'Quillfeathers' })).toMatchObject({ entries: [], cases: [], looked: 4 });
    const outside = await people.oversight.send('POST', '/api/v1/person/finding', {
      terms: { name: 'Quillfeather' },
      ...{ from: '2026-02-01', to: '2026-03-09' },
    });
    expect(JSON.parse((await outside.text()).trim())).toMatchObject({ looked: 0, entries: [] });
  });

  test('a search is one reading in the log; what it was by stands nowhere in the clear', async () => {
    const { search } = await foundBy({ name: 'Zebra Quillfeather', phone: '5550199' });
    const [event] = await collector.parts.store.audit.latest('harbour', 1);
    expect(event).toMatchObject({ action: 'person-searched', target: search });
    expect(JSON.parse(event?.details ?? '')).toMatchObject({ terms: ['name', 'phone'] });
    for (const word of ['Quillfeather', '5550199']) expect(files(word)).toEqual([]);
  });

  test('a search ends where whoever waits for it goes', async () => {
    const asked = { terms: { name: 'Quillfeather' }, from: '2026-03-01', to: '2026-03-31' };
    const response = await people.oversight.send('POST', '/api/v1/person/finding', asked);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(JSON.parse(new TextDecoder().decode((await reader.read()).value))).toMatchObject({ line: 'progress' });
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test('is exported as JSON and as text, without the names of others, and that is recorded', async () => {
    const found = chosen(await foundBy({ name: 'Quillfeather' }));
    const [plain, text] = await Promise.all(['json', 'text'].map((as) => exported({ ...found, as, redact: ['Oddname', 'mr  oddname'] })));
    for (const document of [plain, text]) {
      expect(document).toContain('Zébra Quillfeather was rude to ▇▇▇.');
      expect(document).toContain('Called Ann back; ▇▇▇ denies it.');
      expect(document).not.toMatch(/oddname/i);
      expect(document).not.toContain('somebody else');
    }
    expect(JSON.parse(plain ?? '')).toHaveLength(3);
    expect(await exported({ ...found, as: 'json' })).toContain('Oddname');
    const [event] = await collector.parts.store.audit.latest('harbour', 1);
    expect(event).toMatchObject({ action: 'person-exported' });
    expect(event?.details).not.toContain('ddname');
  });

  test('on whom a legal hold stands is not erased, in anything', async () => {
    const found = chosen(await foundBy({ name: 'Quillfeather' }));
    const hold = { of: 'case', target: caseId };
    const place = (body: object) => people.administrator.send('POST', '/api/v1/holds', body);
    expect((await place({ ...hold, ground: 'ombudsman' })).status).toBe(204);
    expect(await json(people.administrator.get('/api/v1/holds'))).toMatchObject({
      holds: [{ ...hold, ground: 'ombudsman', reference: expect.stringMatching(/^\S+$/) }],
    });
    const refused = await erase(found);
    expect([refused.status, (await refused.json()).code]).toEqual([409, 'on-legal-hold']);
    expect(files(message.ciphertext)).not.toEqual([]);
    expect((await people.administrator.send('POST', '/api/v1/holds/lifting', hold)).status).toBe(204);
    expect((await people.administrator.send('POST', '/api/v1/holds/lifting', hold)).status).toBe(404);
  });

  test('is erased without a trace, and stays erased', async () => {
    const { store } = collector.parts;
    const inbox = await json<InboxAnswer>(people.handler.get('/api/v1/inbox'));
    const { changes } = await json<CasesAnswer>(people.handler.get('/api/v1/cases'));
    const note = (await store.cases.facts('harbour', caseId)).find(({ words }) => words !== null)?.words ?? '';
    const found = await foundBy({ name: 'Quillfeather', email: 'ann.quill@example.org' });
    const queries = (await store.dataProtection.searches('harbour')).map(({ query }) => JSON.parse(query).body);
    const traces = [message.ciphertext, remark.ciphertext, JSON.parse(note).body, ...queries];
    expect(queries.length).toBeGreaterThan(3);
    for (const trace of traces) expect(files(trace), 'the control').not.toEqual([]);

    const response = await erase({ ...chosen(found), search: found.search });
    expect(await response.json()).toEqual({ entries: 2, cases: 1, facts: 1 });

    const ofOthers = (await store.dataProtection.searches('harbour')).map(({ query }) => JSON.parse(query).body);
    for (const trace of traces.filter((one) => !ofOthers.includes(one))) expect(files(trace)).toEqual([]);
    // The one for a name that nobody has.
    expect(ofOthers).toHaveLength(1);
    expect(files(other.ciphertext)).not.toEqual([]);
    const again = await kiosk.sendBatch(aBatch(kiosk, [message.entry, remark.entry], collector.clock.now));
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual(['gone', 'gone']);

    expect(await exported({ ...chosen(found), as: 'json' })).toBe('[]\n');
    const everything = await (await people.administrator.get('/api/v1/exports/entries.json')).text();
    for (const word of ['Quillfeather', message.ciphertext, remark.ciphertext]) expect(everything).not.toContain(word);
    expect(await foundBy({ name: 'Quillfeather' })).toMatchObject({ entries: [], cases: [] });

    const query = `?after=${inbox.through}&changes=${inbox.changes}`;
    expect((await json<InboxAnswer>(people.handler.get(`/api/v1/inbox${query}`))).withdrawn).toEqual(
      expect.arrayContaining(chosen(found).entries),
    );
    expect(await json<CasesAnswer>(people.handler.get(`/api/v1/cases?changedAfter=${changes}`))).toMatchObject({
      emptied: [caseId],
      withdrawn: [],
    });
    const { facts, message: left } = await json<CaseAnswer>(people.handler.get(`/api/v1/cases/${caseId}`));
    expect(facts.map(({ words }) => words)).toEqual([null, null]);
    expect(left).toBeNull();

    const events = JSON.stringify(await store.audit.latest('harbour', 100));
    for (const text of [log.join(''), events])
      for (const word of [/quill/i, /oddname/i, /555.?0199/, message.ciphertext]) expect(text).not.toMatch(word);
    expect(await store.audit.firstBroken('harbour')).toBeNull();
  });
});

test('words of facts that the list names go at the next start, as on a restored database', async () => {
  const opening = {
    from: 'elsewhere',
    case: randomUUID(),
    channel: 'phone',
    site: 'north',
    day: '2026-03-09',
    kind: 'question',
    contact: 'none',
  };
  const words = { text: 'Rang about Lamplight Road.' };
  await people.handler.send('POST', '/api/v1/cases', { ...opening, id: randomUUID(), doneAt: NOON_OR_SO, words });
  const { store, erasures } = collector.parts;
  const [fact] = await store.cases.facts('harbour', opening.case);
  const ciphertext = JSON.parse(fact?.words ?? '').body;
  expect(files(ciphertext), 'the control').not.toEqual([]);
  await erasures.append([{ fact: fact?.id ?? '', organisation: 'harbour', at: 1 }]);
  expect(await replayErasures(store, erasures, collector.parts.log)).toMatchObject({ words: 1 });
  expect(files(ciphertext)).toEqual([]);
  expect(await replayErasures(store, erasures, collector.parts.log)).toMatchObject({ words: 0, tombstones: 0 });
});

test('another organisation finds, exports, holds and erases nothing of it, by whatever ids', async () => {
  const { id, ciphertext } = await leave({ formId: 'say', answers: { kind: 'complaint', what: 'Signed, Thistlewood' } }, 'message');
  const found = chosen(await foundBy({ name: 'Thistlewood' }));
  expect(found.cases).toHaveLength(1);
  const [oversight, administrator] = await Promise.all(
    (['oversight', 'administrator'] as const).map((role) => aPerson(collector, { role, organisation: 'market' })),
  );
  const asked = { terms: { name: 'Thistlewood' }, from: '2026-03-01', to: '2026-03-31' };
  const lines = await (await oversight?.send('POST', '/api/v1/person/finding', asked))?.text();
  expect(JSON.parse(lines ?? '')).toMatchObject({ looked: 0, entries: [], cases: [] });
  for (const entries of [found.entries, [id]]) {
    const ids = { entries, cases: found.cases };
    expect(await (await oversight?.send('POST', '/api/v1/person/export', { ...ids, as: 'json' }))?.text()).toBe('[]\n');
    expect(await (await administrator?.send('POST', '/api/v1/person/erasure', ids))?.json()).toMatchObject({ entries: 0, facts: 0 });
  }
  for (const hold of [
    { of: 'case', target: found.cases[0] },
    { of: 'entry', target: found.entries[0] },
  ])
    expect((await administrator?.send('POST', '/api/v1/holds', { ...hold, ground: 'court' }))?.status).toBe(404);
  expect(files(ciphertext)).not.toEqual([]);
});

test('somebody whom a case is about finds, exports and erases nothing of it', async () => {
  await leave({ formId: 'say', answers: { kind: 'complaint', what: 'about an overseer named Gimblewort' } }, 'message');
  const found = await foundBy({ name: 'Gimblewort' });
  expect(found.cases).toHaveLength(1);
  const [about] = found.cases;
  const { people: accounts, cases } = collector.parts.store;
  const marked = await Promise.all([people.oversight, people.administrator].map(({ account }) => accounts.byAccount(account)));
  const fact = { id: randomUUID(), case: about?.id ?? '', doneAt: NOON_OR_SO, basedOn: 1, words: null };
  const what: What = { fact: 'subjects', marked: marked.map((one) => one?.id ?? ''), cleared: [] };
  const dueOf = () => ({ acknowledgeBy: null, respondBy: null, atRiskFrom: null });
  const by = randomUUID();
  const rules = { judge: () => null, follows: () => null, dueOf };
  await cases.add({ organisation: 'harbour', reader: null, by, facts: [{ ...fact, what }], at: NOON_OR_SO, ...rules });
  expect(await foundBy({ name: 'Gimblewort' })).toMatchObject({ entries: [], cases: [] });
  expect(await exported({ ...chosen(found), as: 'text' })).not.toContain('Gimblewort');
  expect(await (await erase(chosen(found))).json()).toEqual({ entries: 0, cases: 0, facts: 0 });
});
