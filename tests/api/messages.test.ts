// Messages in the inbox: answers under the labels of the configuration that their kiosk showed, for who may read them; and nothing of
// messages, surveys or named services upsets reports and exports.
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Configuration } from '../../src/protocol/configuration.ts';
import type { ExportedEntry, InboxAnswer, InboxItem, OverviewAnswer } from '../../src/protocol/console-api.ts';
import { configurationOf } from '../../src/server/configuration/publication-for.ts';
import { publish } from '../../src/server/configuration/publish.ts';
import { opaqueIds } from '../../src/server/inbox/opaque-id.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';

const SAY = { en: 'A complaint' };
const KIND = {
  ...{ type: 'choice', id: 'kind', text: { en: 'What is it?' } },
  options: [
    { id: 'complaint', text: SAY },
    { id: 'thanks', text: { en: 'Thanks' } },
  ],
};
const WHAT = { type: 'words', id: 'what', text: { en: 'What happened?' } };
const ANSWERS = { what: 'Too long.', kind: 'complaint', gone: 'x' };

let collector: TestCollector;
let staff: TestPerson;
let kiosk: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  staff = await aPerson(collector, { role: 'staff' });
});
afterAll(() => collector.stop());

async function showing(steps: object[]): Promise<string> {
  const row = await collector.parts.store.configurations.latest(kiosk.id);
  const state = await collector.parts.store.kiosks.kiosk(kiosk.id);
  if (!row || !state) throw new Error('the kiosk shows nothing');
  const forms = [{ id: 'say', kind: 'message', door: { en: 'Tell us' }, steps }];
  const configuration = v.parse(Configuration, { ...configurationOf(row), forms });
  return publish(collector.parts, { kiosk: state, configuration, basedOn: row.revision, at: NOON_OR_SO, by: null });
}

async function sendMessage(plain: string, revision: string): Promise<string> {
  const id = randomUUID();
  const keys = (await collector.parts.keys.sealingKeys('harbour')).slice(0, 1);
  const body = await sealForTest(plain, { organisation: 'harbour', entryId: id }, keys);
  await send(anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id, kind: 'message', bodyForm: 'sealed', revision }, body }));
  return id;
}
const send = (entry: ReturnType<typeof anEntry>) => kiosk.sendBatch(aBatch(kiosk, [entry], NOON_OR_SO));

async function inboxItem(id: string, reader = staff): Promise<InboxItem | undefined> {
  const name = opaqueIds(await collector.parts.store.sharedSecret('inbox-ids')).hide(id);
  const { items } = (await (await reader.get('/api/v1/inbox')).json()) as InboxAnswer;
  return items.find((item) => item.id === name);
}

test('a message has its answers under the labels of its time, whatever the kiosk asks by now', async () => {
  const revision = await showing([KIND, WHAT]);
  await showing([WHAT]);
  expect(await inboxItem(await sendMessage(JSON.stringify({ formId: 'say', answers: ANSWERS }), revision))).toMatchObject({
    kind: 'message',
    words: 'Too long.\nx',
    message: {
      kind: SAY,
      answers: [
        { question: 'kind', asked: KIND.text, given: [SAY] },
        { question: 'what', asked: WHAT.text, given: ['Too long.'] },
        { question: 'gone', asked: null, given: ['x'] },
      ],
    },
  });
});

test('under a revision that nobody has, it is read by the ids of its questions', async () => {
  const item = await inboxItem(await sendMessage(JSON.stringify({ formId: 'say', answers: ANSWERS }), '9.9.BBBBBBBBBBBBBBBB'));
  expect(item?.message?.kind).toBeNull();
  expect(item?.message?.answers.map(({ question, asked }) => [question, asked])).toEqual(Object.keys(ANSWERS).map((id) => [id, null]));
});

test('what is no message is listed without words', async () => {
  const id = await sendMessage('{"text":"not the answers of a form"}', '1.1.AAAAAAAAAAAAAAAA');
  expect(await inboxItem(id)).toMatchObject({ words: null, message: null });
});

test('only at the sites that the person may see; each reading is recorded', async () => {
  const id = await sendMessage(JSON.stringify({ formId: 'say', answers: ANSWERS }), '1.1.AAAAAAAAAAAAAAAA');
  expect(await inboxItem(id, await aPerson(collector, { role: 'handler', sites: ['south'] }))).toBeUndefined();
  const item = await inboxItem(id);
  const [copied] = await collector.parts.store.audit.latest('harbour', 1);
  expect(copied?.action).toBe('words-copied');
  expect(JSON.parse(copied?.details ?? '').ids).toContain(id);
  const openings = [{ entryId: item?.id, openedAt: '2026-03-10T14:59:00Z' }];
  expect((await staff.send('POST', '/api/v1/inbox/openings', { openings })).status).toBe(204);
  expect(await collector.parts.store.audit.latest('harbour', 1)).toMatchObject([{ action: 'words-opened', target: id }]);
});

test('surveys and named services are counted by no rating, and exported with their answers; messages without', async () => {
  const administrator = await aPerson(collector, { role: 'administrator' });
  const answers = { overall: 'happy', ease: '7' };
  await send(anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'survey' }, body: { formId: 'yearly', answers } }));
  const named = { questionId: 'which', serviceId: 'papers', kept: 'no' };
  await send(anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'service-answer', service: 'papers' }, body: named }));
  const overview = (await (await staff.get('/api/v1/overview')).json()) as OverviewAnswer;
  expect(overview.rows.map(({ ratings }) => ratings)).toEqual(overview.rows.map(() => 0));
  const entries = (await (await administrator.get('/api/v1/exports/entries.json')).json()) as ExportedEntry[];
  const bodies = (kind: string) => entries.filter((entry) => entry.kind === kind).map(({ body }) => body && JSON.parse(body));
  expect(bodies('survey')).toEqual([{ formId: 'yearly', answers }]);
  expect(bodies('service-answer')).toEqual([named]);
  expect(new Set(bodies('message'))).toEqual(new Set([null]));
  const csv = await (await administrator.get('/api/v1/exports/entries.csv')).text();
  expect(csv.split('\r\n').filter((line) => line.includes(',survey,'))).toHaveLength(1);
});
