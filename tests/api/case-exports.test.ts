// Cases exported as rows and as facts: what somebody may not see is in none of their files, words are in nobody's, and it is recorded.
import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseRow, type CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { ExportedEntry } from '../../src/protocol/console-api.ts';
import type { ExportedFact } from '../../src/server/exports/exported-case.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

const DAY = 24 * 3_600_000;
let collector: TestCollector;
let kiosk: TestKiosk;
let administrator: TestPerson;
let oversight: TestPerson;
let handler: TestPerson;
let held: string;
let heldEntry: string;
let openedByHand: string;

beforeAll(async () => {
  collector = await aCollector();
  const { kiosks } = collector.parts.store;
  const sites = await kiosks.sites('harbour');
  await kiosks.putOrganisation(
    { id: 'harbour', name: { en: 'Harbour' } },
    sites.map((site) => ({ ...site, police: site.id === 'north' })),
  );
  kiosk = await aKiosk(collector);
  administrator = await aPerson(collector, { role: 'administrator' });
  oversight = await aPerson(collector, { role: 'oversight' });
  handler = await aPerson(collector, { role: 'handler' });
  heldEntry = await sendWords(collector, kiosk, message('complaint', { what: 'About an officer.' }), { kind: 'message' });
  await sendWords(collector, kiosk, message('question', { question: 'Why?' }), { kind: 'message' });
  openedByHand = randomUUID();
  const place = { from: 'elsewhere', case: openedByHand, channel: 'paper', site: 'south', day: '2026-03-08' };
  const words = { text: '=SUM(A1) was said.', name: 'Pat' };
  const more = { id: randomUUID(), doneAt: NOON_OR_SO, kind: 'compliment', contact: 'none', words };
  expect((await handler.send('POST', '/api/v1/cases', { ...place, ...more })).status).toBe(200);
  const referred = { id: randomUUID(), case: openedByHand, doneAt: NOON_OR_SO, basedOn: 1, what: { fact: 'referred', to: '=1+1' } };
  expect((await handler.send('POST', '/api/v1/cases/facts', { facts: [referred] })).status).toBe(200);
  const { cases } = (await (await oversight.get('/api/v1/cases')).json()) as CasesAnswer;
  held = cases.find((one) => one.held)?.id ?? '';
});
afterAll(() => collector.stop());

const message = (kind: string, answers: object) => ({ formId: 'say', answers: { kind, ...answers } });
const rows = async (person: TestPerson, query = '') =>
  v.parse(v.array(CaseRow), await (await person.get(`/api/v1/exports/cases.json${query}`)).json());
const facts = async (person: TestPerson, query = '') =>
  (await (await person.get(`/api/v1/exports/case-facts.json${query}`)).json()) as ExportedFact[];
const csv = async (person: TestPerson, file: string) => {
  const text = await (await person.get(`/api/v1/exports/${file}`)).text();
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
};

test('what is held is exported to oversight, and to no administrator: neither case, nor facts, nor entry', async () => {
  expect(held).not.toBe('');
  expect((await rows(oversight)).map(({ id }) => id)).toContain(held);
  expect((await facts(oversight)).map((fact) => fact.case)).toContain(held);
  expect(await rows(administrator)).toHaveLength(2);
  for (const path of ['cases.csv', 'cases.json', 'case-facts.csv', 'case-facts.json', 'entries.csv', 'entries.json']) {
    const text = await (await administrator.get(`/api/v1/exports/${path}`)).text();
    expect(text, path).not.toContain(held);
    expect(text, path).not.toContain(heldEntry);
  }
  const entries = (await (await administrator.get('/api/v1/exports/entries.json')).json()) as ExportedEntry[];
  expect(entries.filter(({ kind }) => kind === 'message')).toHaveLength(1);
});

test('released, it is exported as everything else', async () => {
  const intake = await aPerson(collector, { role: 'intake' });
  const id = await sendWords(collector, kiosk, message('complaint', { what: 'Once more.' }), { kind: 'message' });
  const { cases } = (await (await intake.get('/api/v1/cases?limit=1')).json()) as CasesAnswer;
  const release = [{ fact: 'subjects', marked: [], cleared: [] }, { fact: 'released' }].map((what) => {
    return { id: randomUUID(), case: cases[0]?.id, doneAt: NOON_OR_SO, basedOn: 9, what };
  });
  expect(await (await administrator.get('/api/v1/exports/entries.json')).text()).not.toContain(id);
  expect((await intake.send('POST', '/api/v1/cases/facts', { facts: release })).status).toBe(200);
  expect(await (await administrator.get('/api/v1/exports/entries.json')).text()).toContain(id);
  expect((await rows(administrator)).map((row) => row.id)).toContain(cases[0]?.id);
});

test('CSV says the same as JSON, and a formula is text to a spreadsheet', async () => {
  expect((await csv(oversight, 'cases.csv')).map(({ id }) => id)).toEqual((await rows(oversight)).map(({ id }) => id));
  const told = await csv(oversight, 'case-facts.csv');
  expect(told.map(({ id }) => id)).toEqual((await facts(oversight)).map(({ id }) => id));
  expect(JSON.parse(told.find(({ fact }) => fact === 'referred')?.what ?? '')).toEqual({ fact: 'referred', to: '=1+1' });
  for (const row of told) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test('words are in no file, whoever asks', async () => {
  for (const person of [oversight, administrator])
    for (const file of ['cases.csv', 'cases.json', 'case-facts.csv', 'case-facts.json']) {
      const text = await (await person.get(`/api/v1/exports/${file}`)).text();
      for (const word of ['was said', 'About an officer', 'Pat', '"words"']) expect(text).not.toContain(word);
    }
});

test('by period, kind and site', async () => {
  expect((await rows(administrator, '?kind=compliment')).map(({ id }) => id)).toEqual([openedByHand]);
  expect((await rows(administrator, '?site=south')).map(({ id }) => id)).toEqual([openedByHand]);
  expect((await rows(administrator, '?from=2026-03-08&to=2026-03-08')).map(({ id }) => id)).toEqual([openedByHand]);
  expect((await facts(administrator, '?site=south')).map(({ fact }) => fact)).toEqual(['opened', 'referred']);
  expect(await rows(administrator, `?to=${new Date(NOON_OR_SO - 3 * DAY).toISOString()}`)).toEqual([]);
  expect((await administrator.get('/api/v1/exports/cases.json?kind=nonsense')).status).toBe(422);
  const northern = await aPerson(collector, { role: 'administrator', sites: ['north'] });
  expect((await rows(northern)).map(({ site }) => site)).not.toContain('south');
});

test('every page of many, each case once', async () => {
  const many = Array.from({ length: 220 }, () => randomUUID());
  for (const id of many) {
    const place = { from: 'elsewhere', case: id, channel: 'phone', site: 'south', day: '2026-02-03' };
    const more = { id: randomUUID(), doneAt: NOON_OR_SO, kind: 'question', contact: 'none', words: { text: 'x' } };
    await handler.send('POST', '/api/v1/cases', { ...place, ...more });
  }
  const found = await rows(administrator, '?to=2026-02-04');
  expect(found.map(({ id }) => id).sort()).toEqual(many.sort());
  expect(await facts(administrator, '?to=2026-02-04')).toHaveLength(220);
});

test('it is recorded before the file', async () => {
  await administrator.get('/api/v1/exports/case-facts.csv?kind=complaint');
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event).toMatchObject({ action: 'cases-exported', target: null });
  expect(JSON.parse(event?.details ?? '')).toEqual({ kind: 'complaint', file: 'candour-case-facts.csv' });
});
