// Filters that people keep over the API: one's own, on every device, nothing typed in them.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NamedFilter } from '../../src/protocol/kept-filter-api.ts';
import { aCollector, type TestCollector } from '../support/api-collector.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let mine: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  [mine, other] = (await Promise.all([1, 2].map(() => aPerson(collector, { role: 'handler' })))) as [TestPerson, TestPerson];
});
afterAll(() => collector.stop());

const filters = async (who: TestPerson) => ((await (await who.get('/api/v1/filters')).json()) as { filters: NamedFilter[] }).filters;
const keep = (who: TestPerson, body: object) => who.send('POST', '/api/v1/filters', body);
const inbox = { page: 'inbox', filter: { site: 'north', kiosk: '', face: 'unhappy', tagged: '', from: '', to: '' } };
const cases = { page: 'cases', board: 'late', filter: { kind: 'complaint', state: '', site: '', department: '', owner: 'nobody' } };

test('are kept, renamed and forgotten by whoever they belong to', async () => {
  const id = randomUUID();
  expect((await keep(mine, { id, name: ' Unhappy up north ', kept: inbox })).status).toBe(204);
  expect((await keep(mine, { id: randomUUID(), name: 'Late and nobody’s', kept: cases })).status).toBe(204);
  expect(await filters(mine)).toMatchObject([
    { name: 'Late and nobody’s', kept: cases },
    { id, name: 'Unhappy up north', kept: inbox },
  ]);
  expect(await filters(other)).toEqual([]);
  expect((await keep(mine, { id: randomUUID(), name: 'Unhappy up north', kept: inbox })).status).toBe(409);
  expect((await keep(mine, { id, name: 'North', kept: inbox })).status).toBe(204);
  expect((await other.send('DELETE', `/api/v1/filters/${id}`)).status).toBe(404);
  expect((await mine.send('DELETE', `/api/v1/filters/${id}`)).status).toBe(204);
  expect((await filters(mine)).map(({ name }) => name)).toEqual(['Late and nobody’s']);
});

test.each([
  ['typed words', { ...inbox, filter: { ...inbox.filter, words: 'Quillfeather' } }],
  ['a typed reference', { ...cases, filter: { ...cases.filter, reference: 'RVCT' } }],
  ['no such day', { ...inbox, filter: { ...inbox.filter, from: '2026-02-30x' } }],
  ['no such page', { ...inbox, page: 'people' }],
  ['a choice of any length', { ...inbox, filter: { ...inbox.filter, site: 'x'.repeat(101) } }],
])('%s is refused', async (_, kept) => {
  expect((await keep(mine, { id: randomUUID(), name: 'No', kept })).status).toBe(422);
});

test('fifty are enough', async () => {
  for (let made = 0; made < 50; made += 1)
    expect((await keep(other, { id: randomUUID(), name: `F ${made}`, kept: inbox })).status).toBe(204);
  const refused = await keep(other, { id: randomUUID(), name: 'One more', kept: inbox });
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'filters-full']);
});
