// Search in words on the collector over the API: what is found, by whom, that it is one reading with its query, that it stops, that nothing of it
// stands in the clear in the data folder.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { SearchWordsLine } from '../../src/protocol/word-search-api.ts';
import { sealWords } from '../../src/server/keys/seal-words.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { filesWith } from '../support/profile-search.ts';
import { until } from '../support/until.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
type End = Extract<SearchWordsLine, { line: 'end' }>;

let collector: TestCollector;
let kiosk: TestKiosk;
const people = {} as Record<Role, TestPerson>;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  for (const role of ['staff', 'intake', 'handler', 'oversight', 'administrator'] as const)
    people[role] = await aPerson(collector, { role });
});
afterAll(() => collector.stop());

async function leave(words: readonly (string | object)[], at: TestKiosk = kiosk): Promise<void> {
  const keys = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
  const entries = await Promise.all(
    words.map(async (said) => {
      const id = randomUUID();
      const body = await sealWords(typeof said === 'string' ? { text: said } : said, { organisation: 'harbour', entryId: id }, keys);
      const kind = typeof said === 'string' ? 'comment' : 'message';
      return anEntry(at, { wallMs: collector.clock.now, header: { id, kind, visit: randomUUID(), bodyForm: 'sealed' }, body });
    }),
  );
  await at.sendBatch(aBatch(at, entries, collector.clock.now));
}

const ask = (who: TestPerson, words: string, period: object = MARCH) => who.send('POST', '/api/v1/inbox/search', { words, ...period });
const read = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => v.parse(SearchWordsLine, JSON.parse(line)));
async function search(who: TestPerson, words: string, period: object = MARCH) {
  const response = await ask(who, words, period);
  expect(response.status).toBe(200);
  const lines = read(await response.text());
  const found = lines.flatMap((line) => (line.line === 'hit' ? [line.item.words] : []));
  return { lines, found, end: lines.at(-1) as End };
}
const files = (text: string) => filesWith(join(collector.folder, 'data'), text);

describe('words', () => {
  beforeAll(async () => {
    collector.clock.now = NOON_OR_SO - 20 * 86_400_000;
    await leave(['The Zwiebelturm was closed in February']);
    collector.clock.now = NOON_OR_SO;
    await leave([
      'Nobody answered at the Zwiebelturm desk',
      'The desk opened late',
      'El mostrador del ZWIEBELTÜRM cerró',
      'لم يساعدني أحد في المكتب',
      { formId: 'say', answers: { kind: 'complaint', what: 'I waited at the zwiebelturm for hours' } },
    ]);
  });

  test('are found in comments and messages of the period, the newest first, with their face and place', async () => {
    const { lines, found, end } = await search(people.handler, 'zwiebelturm');
    expect(found).toEqual(
      [
        'I waited at the zwiebelturm for hours\ncomplaint',
        'El mostrador del ZWIEBELTÜRM cerró',
        'Nobody answered at the Zwiebelturm desk',
      ].map((text) => expect.stringContaining(text.split('\n')[0] ?? '')),
    );
    expect(end).toMatchObject({ line: 'end', looked: 5, closed: 0, ended: 'complete' });
    expect(lines.filter(({ line }) => line === 'progress').length).toBeGreaterThan(0);
    expect(lines.find(({ line }) => line === 'hit')).toMatchObject({ item: { site: 'north', occurredAt: '2026-03-10T15:00:00.000Z' } });
  });

  test.each([
    ['DESK zwiebel', ['Nobody answered at the Zwiebelturm desk']],
    ['مكتب', ['لم يساعدني أحد في المكتب']],
    ['desk zwiebelturms', []],
  ])('%s finds what has all of them', async (typed, expected) => {
    expect((await search(people.handler, typed)).found).toEqual(expected);
  });

  test('of another period are neither looked at nor found', async () => {
    expect(await search(people.handler, 'zwiebelturm', { from: '2026-02-01', to: '2026-02-28' })).toMatchObject({
      found: ['The Zwiebelturm was closed in February'],
      end: { looked: 1 },
    });
    expect(await search(people.handler, 'zwiebelturm', { from: '2026-03-11', to: '2026-03-31' })).toMatchObject({
      found: [],
      end: { looked: 0 },
    });
  });

  test('each search is one reading in the log; its query stands sealed beside it and nowhere in the clear', async () => {
    const { store, keys } = collector.parts;
    const before = (await store.audit.latest('harbour', 500)).length;
    const { end } = await search(people.staff, 'Zwiebelturm desk');
    const events = await store.audit.latest('harbour', 500);
    expect(events).toHaveLength(before + 1);
    expect(events[0]).toMatchObject({ action: 'words-searched', target: end.search });
    expect(JSON.parse(events[0]?.details ?? '')).toEqual({ from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' });
    const kept = (await store.dataProtection.searches('harbour')).find(({ id }) => id === end.search);
    const { openedWords } = await import('../../src/server/data-protection/opened-words.ts');
    const sealed = { id: end.search, sealed: kept?.query ?? '' };
    expect(await openedWords('harbour', sealed, await keys.sealingKeys('harbour'))).toEqual({ words: 'Zwiebelturm desk' });
    expect(files(JSON.parse(kept?.query ?? '').body), 'the control').not.toEqual([]);
    for (const word of ['Zwiebelturm', 'zwiebelturm', 'ZWIEBELT']) expect(files(word)).toEqual([]);
  });

  test.each([
    ['no words', { words: ' … ', ...MARCH }],
    ['one letter', { words: 'a', ...MARCH }],
    ['too many', { words: 'a'.repeat(201), ...MARCH }],
    ['no such day', { words: 'desk', from: '2026-02-30', to: '2026-03-01' }],
    ['the first day after the last', { words: 'desk', from: '2026-03-02', to: '2026-03-01' }],
    ['something more', { words: 'desk', ...MARCH, site: 'north' }],
  ])('%s is refused, and nothing is recorded', async (_, body) => {
    const before = await collector.parts.store.audit.latest('harbour', 1);
    const refused = await people.handler.send('POST', '/api/v1/inbox/search', body);
    expect([refused.status, (await refused.json()).code]).toEqual([422, 'shape-invalid']);
    expect(await collector.parts.store.audit.latest('harbour', 1)).toEqual(before);
  });
});

describe('rights', () => {
  test('another organisation finds nothing, and neither does another site', async () => {
    const market = await aPerson(collector, { role: 'handler', organisation: 'market' });
    const south = await aPerson(collector, { role: 'handler', sites: ['south'] });
    for (const who of [market, south]) expect(await search(who, 'zwiebelturm')).toMatchObject({ found: [], end: { looked: 0 } });
    const north = await aPerson(collector, { role: 'handler', sites: ['north'] });
    expect((await search(north, 'zwiebelturm')).found).toHaveLength(3);
  });

  test('somebody whom a case is about finds it no more, and others still do', async () => {
    await leave([{ formId: 'say', answers: { kind: 'complaint', what: 'about an officer named Pellworm' } }]);
    for (const role of ['handler', 'oversight'] as const) expect((await search(people[role], 'pellworm')).found).toHaveLength(1);
    const { cases } = (await (await people.handler.get('/api/v1/cases')).json()) as CasesAnswer;
    const { store } = collector.parts;
    const handler = await store.people.byAccount(people.handler.account);
    const opened = cases.toSorted((a, b) => (a.reference < b.reference ? 1 : -1));
    const what: What = { fact: 'subjects', marked: [handler?.id ?? ''], cleared: [] };
    const rules = { judge: () => null, follows: () => null, dueOf: () => ({ acknowledgeBy: null, respondBy: null, atRiskFrom: null }) };
    for (const { id } of opened) {
      const fact = { id: randomUUID(), case: id, doneAt: NOON_OR_SO, basedOn: 1, words: null, what };
      await store.cases.add({ organisation: 'harbour', reader: null, by: randomUUID(), facts: [fact], at: NOON_OR_SO, ...rules });
    }
    expect((await search(people.handler, 'pellworm')).found).toEqual([]);
    expect((await search(people.oversight, 'pellworm')).found).toHaveLength(1);
  });

  test('who signs out while a search runs is told nothing more', async () => {
    await leave(Array.from({ length: 20 }, (_, place) => `Marigold number ${place}`));
    const leaving = await aPerson(collector, { role: 'staff' });
    const response = await ask(leaving, 'marigold');
    const session = leaving.cookie;
    expect(session).not.toBe('');
    await leaving.send('DELETE', '/api/v1/session');
    const lines = read(await response.text());
    expect(lines).toEqual([expect.objectContaining({ line: 'end', ended: 'rights', looked: 0 })]);
  });
});

describe('many searches', () => {
  test('one account has one at a time, the collector four, and whoever is too many is told to wait', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => aPerson(collector, { role: 'staff' })));
    const running = [await ask(people.staff, 'marigold')];
    const twice = await ask(people.staff, 'marigold');
    expect([twice.status, twice.headers.get('retry-after'), (await twice.json()).code]).toEqual([429, '15', 'searches-full']);
    for (const who of others.slice(0, 3)) running.push(await ask(who, 'marigold'));
    expect(running.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const last = others[3] as TestPerson;
    const refused = await ask(last, 'marigold');
    expect(refused.status).toBe(429);
    expect((await refused.json()).detail).toContain('4 searches');
    await running[0]?.body?.cancel();
    expect((await search(last, 'marigold')).found).toHaveLength(20);
    for (const one of running.slice(1)) expect(read(await one.text()).at(-1)).toMatchObject({ ended: 'complete' });
    expect((await search(people.staff, 'marigold')).found).toHaveLength(20);
  });

  test('a search that nobody waits for any more stops opening, also over the network', async () => {
    await leave(Array.from({ length: 450 }, (_, place) => `Thimble ${place}`));
    await leave(Array.from({ length: 450 }, (_, place) => `Thimble ${450 + place}`));
    const { entries } = collector.parts.store;
    const original = entries.wordsOfPeriod;
    let pages = 0;
    const hold = Promise.withResolvers<void>();
    entries.wordsOfPeriod = async (query) => {
      pages += 1;
      if (pages === 2) await hold.promise;
      return original(query);
    };
    const { promise: listening, resolve } = Promise.withResolvers<number>();
    const server = serve({ fetch: collector.app.fetch, port: 0 }, ({ port }) => resolve(port));
    try {
      const url = `http://localhost:${await listening}`;
      const abort = new AbortController();
      const init = { method: 'POST', signal: abort.signal, body: JSON.stringify({ words: 'nothing like it', ...MARCH }) };
      const headers = { cookie: people.oversight.cookie, 'content-type': 'application/json', origin: url };
      const response = await fetch(`${url}/api/v1/inbox/search`, { ...init, headers });
      expect(response.status).toBe(200);
      await (response.body as ReadableStream<Uint8Array>).getReader().read();
      await until(
        async () => pages,
        (seen) => seen === 2,
      );
      abort.abort();
      // The place is free again as soon as the collector has heard of it.
      await until(
        async () => {
          const again = await ask(people.oversight, 'nothing like it', { from: '2026-01-01', to: '2026-01-02' });
          await again.body?.cancel();
          return again.status;
        },
        (status) => status === 200,
      );
      hold.resolve();
      await until(
        async () => pages,
        (seen) => seen >= 2,
      );
      await new Promise((done) => setImmediate(done));
      expect(pages).toBe(2);
    } finally {
      hold.resolve();
      entries.wordsOfPeriod = original;
      await new Promise((done) => server.close(done));
    }
  });

  test('it ends at its five hundredth hit, and says so', async () => {
    const { found, end } = await search(people.oversight, 'thimble');
    expect(found).toHaveLength(500);
    expect(found[0]).toBe('Thimble 899');
    expect(end.ended).toBe('full');
  });
});

test('a search whose words stand in what somebody said is forgotten when that is erased', async () => {
  await leave([{ formId: 'say', answers: { kind: 'complaint', what: 'My name is Octavia Brambleby' } }]);
  const { end } = await search(people.handler, 'octavia brambl');
  const { end: others } = await search(people.handler, 'somebody else');
  const { store } = collector.parts;
  const ids = async () => (await store.dataProtection.searches('harbour')).map(({ id }) => id);
  expect(await ids()).toEqual(expect.arrayContaining([end.search, others.search]));
  const finding = await people.oversight.send('POST', '/api/v1/person/finding', { terms: { name: 'Brambleby' }, ...MARCH });
  const found = JSON.parse((await finding.text()).trim().split('\n').at(-1) ?? '');
  expect(found.entries).toHaveLength(1);
  const body = { entries: found.entries.map(({ id }: { id: string }) => id), cases: found.cases.map(({ id }: { id: string }) => id) };
  expect((await people.administrator.send('POST', '/api/v1/person/erasure', { ...body, search: found.search })).status).toBe(200);
  expect(await ids()).not.toContain(end.search);
  expect(await ids()).toContain(others.search);
});
