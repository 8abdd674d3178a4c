// A sheet keyed in over the API: the form of the revision on its code, also when another has been published since; the case that it becomes, with its
// own day and the names of what it is about, in the same lists, reports and files as what kiosks brought.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseAnswer, CasesAnswer, OpenCaseAnswer } from '../../src/protocol/cases/case-api.ts';
import type { CaseReportAnswer } from '../../src/protocol/cases/case-report-api.ts';
import type { InventoryAnswer } from '../../src/protocol/organisation-names.ts';
import type { PaperAnswer } from '../../src/protocol/paper-api.ts';
import type { UnconfirmedAnswer } from '../../src/protocol/unconfirmed-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { policyOf } from '../support/shipped-policy.ts';

const FORMS = '/api/v1/kiosks/north-door/forms';
const STANDARDS = {
  title: { en: 'Service', es: 'Servicio' },
  departments: [{ id: 'lands', name: { en: 'Lands and Survey', es: 'Tierras' } }],
  services: [{ id: 'deeds', name: { en: 'Deeds', es: 'Escrituras' }, department: 'lands' }],
};
const form = (question: string) => ({
  ...{ id: 'say', kind: 'message', door: { en: 'Write to us', es: 'Escríbanos' } },
  steps: [{ type: 'words', id: 'what', text: { en: question, es: question }, multiline: true }],
});

let collector: TestCollector;
let administrator: TestPerson;
let handler: TestPerson;
let printed: PaperAnswer;
beforeAll(async () => {
  collector = await aCollector();
  administrator = await aPerson(collector, { role: 'administrator' });
  handler = await aPerson(collector, { role: 'handler' });
  const policy = { ...policyOf({}), teams: [{ id: 'front-desk', name: { en: 'Front desk', es: 'Recepción' } }] };
  const row = {
    organisation: 'harbour',
    policy: JSON.stringify({ ...policy, becomesCase: [{ form: 'say', kind: 'complaint' }], contactChannel: [] }),
  };
  await collector.parts.store.casePolicies.putPolicy({ ...row, putAt: NOON_OR_SO });
  await publish('What happened?');
  printed = await forms();
  await publish('What went wrong?');
});
afterAll(() => collector.stop());

async function publish(question: string): Promise<void> {
  const { configuration, revision } = await (await administrator.get('/api/v1/kiosks/north-door/configuration')).json();
  const next = { ...configuration, standards: STANDARDS, forms: [form(question)] };
  const answer = await administrator.send('POST', '/api/v1/kiosks/north-door/publications', {
    ...{ basedOn: revision, configuration: next, newPin: '73519264' },
  });
  expect([answer.status, await answer.text()][0]).toBe(200);
}

async function forms(query = ''): Promise<PaperAnswer> {
  return (await handler.get(`${FORMS}${query}`)).json();
}
const numberOf = ({ revision }: PaperAnswer) => revision.split('.').slice(0, 2).join('.');
const keyed = (more: object = {}) => ({
  ...{ from: 'elsewhere', case: randomUUID(), id: randomUUID(), doneAt: NOON_OR_SO, channel: 'paper', site: 'north', day: '2026-03-06' },
  ...{ kind: 'complaint', contact: 'none', department: 'lands', service: 'deeds', locale: 'es' },
  ...{
    sheet: { kiosk: 'north-door', form: 'say', revision: numberOf(printed) },
    words: { text: 'What happened?\nMe perdieron la escritura.' },
  },
  ...more,
});
const open = (body: object) => handler.send('POST', '/api/v1/cases', body);

test('the questions are those that were printed, not those of today', async () => {
  const [then, now] = [await forms(`?revision=${numberOf(printed)}`), await forms()];
  expect(then).toEqual(printed);
  expect(then.forms[0]?.steps[0]).toMatchObject({ text: { en: 'What happened?' } });
  expect(now.forms[0]?.steps[0]).toMatchObject({ text: { en: 'What went wrong?' } });
  expect(then.rules?.becomesCase).toEqual([{ form: 'say', kind: 'complaint' }]);
  expect(then.services).toEqual([{ ...STANDARDS.services[0] }]);
});

test('a revision that there never was, or that is none, gets a clear answer', async () => {
  expect((await handler.get(`${FORMS}?revision=1.999`)).status).toBe(404);
  for (const wrong of ['1', '1.x', 'x.1', '1.2.3', '-1.2']) {
    const answer = await handler.get(`${FORMS}?revision=${wrong}`);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'shape-invalid' }]);
  }
});

test('it is a case like those of kiosks: in lists, reports and files, by its own day, with names beside ids', async () => {
  const body = keyed();
  const { case: row } = (await (await open(body)).json()) as OpenCaseAnswer;
  expect(row).toMatchObject({
    channel: 'paper',
    day: '2026-03-06',
    kind: 'complaint',
    department: 'lands',
    service: 'deeds',
    site: 'north',
  });
  const { facts } = (await (await handler.get(`/api/v1/cases/${body.case}`)).json()) as CaseAnswer;
  expect(facts[0]).toMatchObject({ what: { fact: 'opened', sheet: body.sheet, locale: 'es' }, words: body.words });
  const listed = (await (await handler.get('/api/v1/cases?service=deeds')).json()) as CasesAnswer;
  expect(listed.cases.map(({ id }) => id)).toEqual([body.case]);
  // Keyed in on the tenth, it counts on the sixth.
  const report = async (day: string) =>
    (await (await handler.get(`/api/v1/reports/cases?from=${day}&to=${day}`)).json()) as CaseReportAnswer;
  expect((await report('2026-03-06')).departments).toMatchObject([
    { department: 'lands', name: STANDARDS.departments[0]?.name, opened: 1 },
  ]);
  expect((await report('2026-03-10')).whole.opened).toBe(0);

  const file = async (query: string) => {
    const [header = '', line = ''] = (await (await administrator.get(`/api/v1/exports/cases.csv${query}`)).text()).split('\r\n');
    return Object.fromEntries(header.split(',').map((name, place) => [name, line.split(',')[place]]));
  };
  expect(await file('')).toMatchObject({ department: 'lands', departmentName: 'Lands and Survey', service: 'deeds', serviceName: 'Deeds' });
  expect(await file('?locale=es')).toMatchObject({
    department: 'lands',
    departmentName: 'Tierras',
    serviceName: 'Escrituras',
    teamName: '',
  });
});

test('again it changes nothing', async () => {
  const body = keyed();
  expect(await (await open(body)).json()).toMatchObject({ opened: true });
  expect(await (await open(body)).json()).toMatchObject({ opened: false, id: body.case });
});

test('a sheet of a kiosk elsewhere, or one that did not come on paper, is refused with the place', async () => {
  const { sheet } = keyed();
  for (const [more, path] of [
    [{ sheet: { ...sheet, kiosk: 'south-door' } }, 'sheet.kiosk'],
    [{ sheet: { ...sheet, kiosk: 'nowhere' } }, 'sheet.kiosk'],
    [{ channel: 'phone' }, 'channel'],
  ] as const)
    expect(await (await open(keyed(more))).json()).toMatchObject({ code: 'shape-invalid', path });
  expect((await open(keyed({ sheet: { ...sheet, revision: 'today' } }))).status).toBe(422);
});

test('names: departments and services as kiosks show them, teams as the policy says; nothing of another organisation', async () => {
  const inventory = (await (await handler.get('/api/v1/inventory')).json()) as InventoryAnswer;
  expect(inventory).toEqual({
    ...{ departments: STANDARDS.departments, services: STANDARDS.services },
    teams: [{ id: 'front-desk', name: { en: 'Front desk', es: 'Recepción' } }],
  });
  const other = await aPerson(collector, { role: 'handler', organisation: 'market' });
  expect(await (await other.get('/api/v1/inventory')).json()).toMatchObject({ departments: [], teams: [] });
});

test('administrators are told what nobody has confirmed', async () => {
  const { facts } = (await (await administrator.get('/api/v1/unconfirmed')).json()) as UnconfirmedAnswer;
  expect(facts.filter(({ what }) => what === 'hours')).toHaveLength(1);
  const other = await aPerson(collector, { role: 'administrator', organisation: 'market' });
  expect(await (await other.get('/api/v1/unconfirmed')).json()).toEqual({ checkedUntil: null, facts: [] });
});
