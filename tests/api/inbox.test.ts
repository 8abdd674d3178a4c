// The inbox: opened words for who may read them, in order of arrival, hours instead of minutes, every reading recorded first.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InboxAnswer } from '../../src/protocol/console-api.ts';
import { uuidV7 } from '../../src/protocol/uuid-v7.ts';
import { opaqueIds } from '../../src/server/inbox/opaque-id.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';

let collector: TestCollector;
let staff: TestPerson;
let north: TestKiosk;
const ids: string[] = [];
beforeAll(async () => {
  collector = await aCollector();
  north = await aKiosk(collector);
  const south = await aKiosk(collector, 'south-door');
  const market = await aKiosk(collector, 'market-door');
  for (const [kiosk, text] of [
    [north, 'one'],
    [south, 'two'],
    [market, 'elsewhere'],
    [north, 'three'],
  ] as const)
    ids.push(await sendWords(kiosk, text));
  staff = await aPerson(collector, { role: 'staff' });
});
afterAll(() => collector.stop());

async function sendWords(kiosk: TestKiosk, text: string, names: { id?: string; visit?: string } = {}): Promise<string> {
  const { organisation } = kiosk.pairing;
  const { id = randomUUID() } = names;
  const keys = (await collector.parts.keys.sealingKeys(organisation)).slice(0, 1);
  const body = await sealForTest(JSON.stringify({ questionId: 'more', text }), { organisation, entryId: id }, keys);
  await kiosk.sendBatch(
    aBatch(
      kiosk,
      [anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'comment', bodyForm: 'sealed', ...names, id }, body })],
      NOON_OR_SO,
    ),
  );
  return id;
}
const namesOf = async (id = '') => opaqueIds(await collector.parts.store.sharedSecret('inbox-ids')).hide(id);
const read = async (person: TestPerson, query = ''): Promise<InboxAnswer> => (await person.get(`/api/v1/inbox${query}`)).json();

test('words of the own organisation, oldest arrival first, times to the hour', async () => {
  const { items, more } = await read(staff);
  expect(items.map(({ words }) => words)).toEqual(['one', 'two', 'three']);
  expect(items.map(({ occurredAt }) => occurredAt)).toEqual(Array.from({ length: 3 }, () => '2026-03-10T15:00:00.000Z'));
  expect(more).toBe(false);
});

test('page by page, nothing twice, nothing left out', async () => {
  const words: (string | null)[] = [];
  let after = 0;
  for (let more = true; more; ) {
    const page = await read(staff, `?after=${after}&limit=1`);
    words.push(...page.items.map((item) => item.words));
    after = page.through;
    more = page.more;
  }
  expect(words).toEqual(['one', 'two', 'three']);
  expect(await read(staff, `?after=${after}`)).toMatchObject({ items: [], through: after, more: false });
});

test('only sites that the person may see', async () => {
  const southern = await aPerson(collector, { role: 'handler', sites: ['south'] });
  expect((await read(southern)).items.map(({ words }) => words)).toEqual(['two']);
});

test.each(['?limit=0', '?limit=201', '?limit=1.5', '?limit=', '?after=-1', '?after=x', '?after=1e3', '?after=99999999999999999999'])(
  '%s is refused',
  async (query) => {
    expect(await (await staff.get(`/api/v1/inbox${query}`)).json()).toMatchObject({ code: 'shape-invalid' });
  },
);

test('copied words are recorded with their ids; opened ones one by one', async () => {
  const person = await aPerson(collector, { role: 'oversight' });
  await read(person, '?limit=2');
  const [copied] = await collector.parts.store.audit.latest('harbour', 1);
  expect(copied?.action).toBe('words-copied');
  expect(JSON.parse(copied?.details ?? '')).toEqual({ ids: [ids[0], ids[1]] });
  const { items } = await read(staff);
  const openings = [
    { entryId: items[0]?.id, openedAt: '2026-03-10T14:59:00Z' },
    // Of another organisation.
    { entryId: await namesOf(ids[2]), openedAt: '2026-03-10T14:59:30Z' },
  ];
  expect((await person.send('POST', '/api/v1/inbox/openings', { openings })).status).toBe(204);
  const [opened, before] = await collector.parts.store.audit.latest('harbour', 2);
  // That of another organisation is not recorded: it was never readable.
  expect(opened).toMatchObject({ action: 'words-opened', target: ids[0] });
  expect(before?.action).toBe('words-copied');
});

test('words that no key here opens, and kinds of a later version, are listed without words', async () => {
  const id = randomUUID();
  const strangers = await collector.parts.keys.sealingKeys('market');
  const body = await sealForTest('{"text":"lost"}', { organisation: 'harbour', entryId: id }, strangers);
  await north.sendBatch(
    aBatch(north, [anEntry(north, { wallMs: NOON_OR_SO, header: { id, kind: 'message', bodyForm: 'sealed' }, body })], NOON_OR_SO),
  );
  expect((await read(staff)).items.at(-1)).toMatchObject({ id: await namesOf(id), kind: 'message', words: null, face: null });
});

test('nothing that staff receive tells the minute of a tap: ids that hold it stay inside', async () => {
  const visit = uuidV7(NOON_OR_SO, randomBytes(10));
  const spoken = uuidV7(NOON_OR_SO, randomBytes(10));
  await sendWords(north, 'timed', { id: spoken, visit });
  const answers = await Promise.all(['inbox', 'overview', 'kiosks', 'session'].map((path) => staff.get(`/api/v1/${path}`)));
  const received = (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
  expect(received).toContain('timed');
  // The first 48 bits of a UUIDv7 are the millisecond.
  expect(received).not.toContain(spoken.slice(0, 13));
  const item = (await read(staff)).items.find(({ words }) => words === 'timed');
  expect([item?.id, item?.visit]).toEqual([await namesOf(spoken), await namesOf(visit)]);

  const report = (entryId: unknown) =>
    staff.send('POST', '/api/v1/inbox/openings', { openings: [{ entryId, openedAt: '2026-03-10T15:30:00Z' }] });
  expect((await report(spoken)).status).toBe(404);
  expect((await report(item?.id)).status).toBe(204);
  const [opened] = await collector.parts.store.audit.latest('harbour', 1);
  expect(opened).toMatchObject({ action: 'words-opened', target: spoken });
});
