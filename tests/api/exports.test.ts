// Single entries for administrators: every one, once, in the order of the ledger, safe to open in a spreadsheet, and recorded.
import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExportedEntry } from '../../src/protocol/console-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

const MANY = 1_203;
const DAY = 24 * 3_600_000;
let collector: TestCollector;
let north: TestKiosk;
let administrator: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  north = await aKiosk(collector);
  const south = await aKiosk(collector, 'south-door');
  const market = await aKiosk(collector, 'market-door');
  const entries = Array.from({ length: MANY }, (_, place) => anEntry(north, { wallMs: NOON_OR_SO, header: { sequence: place + 1 } }));
  for (let from = 0; from < MANY; from += 500) await north.sendBatch(aBatch(north, entries.slice(from, from + 500), NOON_OR_SO));
  const formula = anEntry(south, {
    wallMs: NOON_OR_SO - DAY,
    header: { kind: 'later-kind' },
    body: '=HYPERLINK("http://example.org","é")',
  });
  await south.sendBatch(aBatch(south, [formula], NOON_OR_SO));
  await market.sendBatch(aBatch(market, [anEntry(market, { wallMs: NOON_OR_SO })], NOON_OR_SO));
  administrator = await aPerson(collector, { role: 'administrator' });
});
afterAll(() => collector.stop());

async function asJson(query = '', person = administrator): Promise<ExportedEntry[]> {
  const response = await person.get(`/api/v1/exports/entries.json${query}`);
  return v.parse(v.array(ExportedEntry), await response.json());
}

test('more than one page of JSON: all of the organisation, each once, in order', async () => {
  const entries = await asJson();
  expect(entries).toHaveLength(MANY + 1);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(MANY + 1);
  const sequences = entries.filter(({ kiosk }) => kiosk === 'north-door').map(({ sequence }) => sequence);
  expect(sequences).toEqual(Array.from({ length: MANY }, (_, place) => place + 1));
});

test('CSV says the same', async () => {
  const response = await administrator.get('/api/v1/exports/entries.csv');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="candour-entries.csv"');
  const text = await response.text();
  expect(text.split('\r\n')[0]).toBe(
    'id,organisation,site,kiosk,ledgerId,sequence,visit,kind,revision,locale,occurredAt,certainty,timeZone,receivedAt,questionId,scaleId,valueId,body,counted,tags',
  );
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.map(({ id }) => id)).toEqual((await asJson()).map(({ id }) => id));
});

test('a formula is text to a spreadsheet', async () => {
  const text = await (await administrator.get('/api/v1/exports/entries.csv?kiosk=south-door')).text();
  const [row] = Papa.parse<Record<string, string>>(text, { header: true }).data;
  expect(row?.body).toBe(`'=HYPERLINK("http://example.org","é")`);
});

test('by kiosk and time: from inclusive, a day to its end', async () => {
  expect(await asJson('?kiosk=south-door')).toHaveLength(1);
  expect(await asJson('?from=2026-03-09&to=2026-03-09')).toHaveLength(1);
  expect(await asJson(`?from=${new Date(NOON_OR_SO).toISOString()}`)).toHaveLength(MANY);
  expect(await asJson(`?to=${new Date(NOON_OR_SO).toISOString()}`)).toHaveLength(1);
});

test('what can’t be asked', async () => {
  for (const query of ['?from=x', '?to=2026-02-30', '?from=2026-03-10T99:00:00Z'])
    expect(await (await administrator.get(`/api/v1/exports/entries.json${query}`)).json()).toMatchObject({ code: 'shape-invalid' });
  expect((await administrator.get('/api/v1/exports/entries.json?kiosk=market-door')).status).toBe(404);
});

test('nothing found is an empty list and a bare header', async () => {
  expect(await asJson('?from=2030-01-01')).toEqual([]);
  expect((await (await administrator.get('/api/v1/exports/entries.csv?from=2030-01-01')).text()).split('\r\n')).toHaveLength(2);
});

test('an administrator of some sites exports those', async () => {
  const southern = await aPerson(collector, { role: 'administrator', sites: ['south'] });
  expect((await asJson('', southern)).map(({ kiosk }) => kiosk)).toEqual(['south-door']);
});

test('it is recorded, and sealed bodies are not in it', async () => {
  const sealed = JSON.stringify({ v: 1, body: 'AAAA', keys: [{ keyId: 'k', wrapped: 'AAAA' }] });
  const id = randomUUID();
  await north.sendBatch(
    aBatch(
      north,
      [anEntry(north, { wallMs: NOON_OR_SO, header: { id, kind: 'comment', bodyForm: 'sealed', sequence: 5_000 }, body: sealed })],
      NOON_OR_SO,
    ),
  );
  expect((await asJson()).find((entry) => entry.id === id)?.body).toBeNull();
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event?.action).toBe('entries-exported');
});
