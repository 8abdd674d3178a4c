// The report on cases over the API: the last thirty days unless it is said otherwise, what one may see, and nothing else.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseReportAnswer } from '../../src/protocol/cases/case-report-api.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let handler: TestPerson;

beforeAll(async () => {
  collector = await aCollector();
  const { kiosks } = collector.parts.store;
  const sites = await kiosks.sites('harbour');
  await kiosks.putOrganisation(
    { id: 'harbour', name: { en: 'Harbour' } },
    sites.map((site) => ({ ...site, police: site.id === 'north' })),
  );
  handler = await aPerson(collector, { role: 'handler' });
  await opened('south', '2026-03-09', 'complaint');
  await opened('south', '2026-01-02', 'complaint');
  await opened('south', '2026-03-08', 'question');
  await opened('north', '2026-03-09', 'complaint');
});
afterAll(() => collector.stop());

async function opened(site: string, day: string, kind: string) {
  const place = { from: 'elsewhere', case: randomUUID(), channel: 'paper', site, day, words: { text: 'Said.' } };
  const response = await handler.send('POST', '/api/v1/cases', { ...place, id: randomUUID(), doneAt: NOON_OR_SO, kind, contact: 'none' });
  expect(response.status).toBe(200);
}
const report = async (person: TestPerson, query = '') =>
  (await (await person.get(`/api/v1/reports/cases${query}`)).json()) as CaseReportAnswer;

test('the last thirty days, and every unresolved complaint; what is held is in it for who may see it', async () => {
  const found = await report(handler);
  expect(found).toMatchObject({ from: '2026-02-09', to: '2026-03-10', whole: { opened: 2, ended: 0, open: 2 } });
  expect(found.risk).toMatchObject({ unresolved: 2, oldest: '2026-01-02' });
  expect(found.sites.map(({ site }) => site)).toEqual(['south']);
  const oversight = await report(await aPerson(collector, { role: 'oversight' }));
  expect(oversight.whole.opened).toBe(3);
  expect(oversight.risk.unresolved).toBe(3);
  expect((await report(await aPerson(collector, { role: 'administrator' }))).whole.opened).toBe(2);
  expect((await report(await aPerson(collector, { role: 'administrator', organisation: 'market' }))).whole.opened).toBe(0);
});

test('narrowed as asked', async () => {
  expect((await report(handler, '?kind=question')).whole.opened).toBe(1);
  expect((await report(handler, '?site=north')).whole.opened).toBe(0);
  expect((await report(handler, '?from=2026-01-01&to=2026-01-31')).whole.opened).toBe(1);
});

test('what can’t be asked', async () => {
  for (const query of ['?kind=nonsense', '?from=x', '?from=2020-01-01'])
    expect(await (await handler.get(`/api/v1/reports/cases${query}`)).json()).toMatchObject({ code: 'shape-invalid' });
});
