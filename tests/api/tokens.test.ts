// Tokens of the read API: what each opens and what not, told once, kept as a hash, ended by their day or by hand, slowed when overused or guessed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { CaseReportAnswer } from '../../src/protocol/cases/case-report-api.ts';
import type { OverviewAnswer } from '../../src/protocol/console-api.ts';
import type { TokensAnswer } from '../../src/protocol/token-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { aToken, withToken } from '../support/api-token.ts';

const DAY = 86_400_000;
let collector: TestCollector;
let administrator: TestPerson;
let southern: TestPerson;

beforeAll(async () => {
  collector = await aCollector();
  const { kiosks } = collector.parts.store;
  const sites = await kiosks.sites('harbour');
  await kiosks.putOrganisation(
    { id: 'harbour', name: { en: 'Harbour' } },
    sites.map((site) => ({ ...site, police: site.id === 'north' })),
  );
  administrator = await aPerson(collector, { role: 'administrator' });
  southern = await aPerson(collector, { role: 'administrator', sites: ['south'] });
  const handler = await aPerson(collector, { role: 'handler' });
  const north = await aKiosk(collector);
  await sendWords(collector, north, { formId: 'say', answers: { kind: 'complaint', what: 'Held words.' } }, { kind: 'message' });
  await sendWords(collector, north, { formId: 'say', answers: { kind: 'question', question: 'Open words?' } }, { kind: 'message' });
  const place = { from: 'elsewhere', case: randomUUID(), channel: 'phone', site: 'south', day: '2026-03-09' };
  const more = { id: randomUUID(), doneAt: NOON_OR_SO, kind: 'complaint', contact: 'none', words: { text: 'Said words.' } };
  await handler.send('POST', '/api/v1/cases', { ...place, ...more });
});
// Slow enough for the rates.
beforeEach(() => {
  collector.clock.now += 3_600_000 / 4;
});
afterAll(() => collector.stop());

const list = async (person: TestPerson) => ((await (await person.get('/api/v1/tokens')).json()) as TokensAnswer).tokens;
const code = async (response: Promise<Response>) => ((await (await response).json()) as { code: string }).code;

test('the secret is told once; what is kept and listed holds no trace of it', async () => {
  const { token, secret } = await aToken(administrator, { scope: 'reports', name: 'Yearly report' });
  expect(secret).toMatch(/^candour_[\w-]{43}$/);
  const listed = await (await administrator.get('/api/v1/tokens')).text();
  expect(listed).toContain('Yearly report');
  expect(listed).not.toContain(secret);
  const kept = JSON.stringify(await collector.parts.store.apiTokens.tokens('harbour'));
  expect(kept).not.toContain(secret);
  const events = await collector.parts.store.audit.latest('harbour', 1);
  expect(events[0]).toMatchObject({ action: 'token-made', target: token.id });
  expect(JSON.stringify(events)).not.toContain(secret);
});

test('each opens what its scope names: figures, rows or counts, without what is held and without words', async () => {
  const read = async (scope: 'reports' | 'case-rows' | 'entry-counts', path: string) =>
    withToken(collector, (await aToken(administrator, { scope })).secret).get(`/api/v1${path}`);
  const report = (await (await read('reports', '/reports/cases')).json()) as CaseReportAnswer;
  expect(report.whole.opened).toBe(2);
  const cases = (await (await read('case-rows', '/cases')).json()) as CasesAnswer;
  expect(cases.cases.map(({ kind }) => kind).sort()).toEqual(['complaint', 'question']);
  expect(((await (await read('case-rows', '/exports/cases.json')).json()) as unknown[]).length).toBe(2);
  const overview = (await (await read('entry-counts', '/overview')).json()) as OverviewAnswer;
  expect(overview.rows.map(({ id }) => id)).toContain('harbour');
  for (const path of ['/inbox', `/cases/${cases.cases[0]?.id}`, '/exports/entries.csv', '/exports/case-facts.csv', '/kiosks', '/tokens'])
    for (const scope of ['reports', 'case-rows', 'entry-counts'] as const) expect(await code(read(scope, path))).toBe('not-allowed');
});

test('bound to sites, it opens those alone; nobody gives away more than they have', async () => {
  const { secret } = await aToken(administrator, { scope: 'case-rows', sites: ['south'] });
  const { cases } = (await (await withToken(collector, secret).get('/api/v1/cases')).json()) as CasesAnswer;
  expect(cases.map(({ site }) => site)).toEqual(['south']);
  const asked = { name: 'x', scope: 'reports', lastDay: '2026-12-01' };
  expect(await code(southern.send('POST', '/api/v1/tokens', { ...asked, sites: null }))).toBe('not-allowed');
  expect(await code(southern.send('POST', '/api/v1/tokens', { ...asked, sites: ['north'] }))).toBe('shape-invalid');
  const own = await aToken(southern, { scope: 'reports', sites: ['south'] });
  expect((await list(southern)).map(({ sites }) => sites)).toEqual([['south'], ['south']]);
  const wide = (await list(administrator)).find(({ sites }) => sites === null);
  expect((await southern.send('DELETE', `/api/v1/tokens/${wide?.id}`)).status).toBe(404);
  expect((await southern.send('DELETE', `/api/v1/tokens/${own.token.id}`)).status).toBe(204);
});

test('ends with its day, which is at most a year away', async () => {
  const asked = { name: 'x', scope: 'reports', sites: null };
  for (const lastDay of ['2026-03-09', '2027-04-01', '2026-02-30'])
    expect(await code(administrator.send('POST', '/api/v1/tokens', { ...asked, lastDay }))).toBe('shape-invalid');
  const { secret } = await aToken(administrator, { scope: 'reports', lastDay: '2026-03-10' });
  const before = collector.clock.now;
  collector.clock.now = Date.parse('2026-03-10T23:59:59.999Z');
  expect((await withToken(collector, secret).get('/api/v1/reports/cases')).status).toBe(200);
  collector.clock.now += 1;
  expect(await code(withToken(collector, secret).get('/api/v1/reports/cases'))).toBe('token-refused');
  collector.clock.now = before;
});

test('revoked, it opens nothing from that moment on, and the list says when it was used last', async () => {
  const { token, secret } = await aToken(administrator, { scope: 'reports' });
  expect((await list(administrator)).find(({ id }) => id === token.id)).toMatchObject({ lastUsedAt: null, createdBy: 'A person' });
  const usedAt = new Date(collector.clock.now).toISOString();
  expect((await withToken(collector, secret).get('/api/v1/reports/cases')).status).toBe(200);
  expect((await administrator.send('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204);
  expect(await code(withToken(collector, secret).get('/api/v1/reports/cases'))).toBe('token-refused');
  const shown = (await list(administrator)).find(({ id }) => id === token.id);
  expect(shown).toMatchObject({ lastUsedAt: usedAt, revokedAt: usedAt });
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event).toMatchObject({ action: 'token-revoked', target: token.id });
  const stranger = await aPerson(collector, { role: 'administrator', organisation: 'market' });
  expect(await list(stranger)).toEqual([]);
  expect((await stranger.send('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(404);
});

test('beside a session the token decides', async () => {
  const headers = { cookie: administrator.cookie, authorization: 'Bearer candour_nothing' };
  expect(await code(collector.request('/api/v1/tokens', { headers }))).toBe('token-refused');
});

test('one that is overused waits; guessing is slowed, and does not slow others’ tokens', async () => {
  const { secret } = await aToken(administrator, { scope: 'entry-counts' });
  const ask = () => withToken(collector, secret).get('/api/v1/promises');
  const statuses: number[] = [];
  for (let turn = 0; turn < 62; turn++) statuses.push((await ask()).status);
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
  expect(statuses.slice(60)).toEqual([429, 429]);
  collector.clock.now += 1_000;
  expect((await ask()).status).toBe(200);
  const guesses: number[] = [];
  for (let turn = 0; turn < 22; turn++)
    guesses.push((await withToken(collector, `candour_${randomUUID()}`).get('/api/v1/promises')).status);
  expect(guesses).toEqual([...Array(20).fill(401), 429, 429]);
  collector.clock.now += DAY / 24;
  expect((await ask()).status).toBe(200);
});

test('the API’s description says which scope opens what', async () => {
  const described = (await (await collector.request('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security: object[]; description: string }>>;
    components: { securitySchemes: Record<string, object> };
  };
  expect(described.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
  const opened = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ security, description }) => {
      return security.some((one) => 'token' in one) ? [`${path} ${/of scope ([\w-]+)/.exec(description)?.[1]}`] : [];
    }),
  );
  expect(opened.sort()).toEqual([
    '/cases case-rows',
    '/exports/cases.csv case-rows',
    '/exports/cases.json case-rows',
    '/overview entry-counts',
    '/promises entry-counts',
    '/reports/cases reports',
  ]);
});
