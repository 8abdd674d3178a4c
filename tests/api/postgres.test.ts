// The road once more, on PostgreSQL: two collectors share one store, as they do behind a load balancer.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { opaqueIds } from '../../src/server/inbox/opaque-id.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { listen, SPAN_MS, toldTo } from '../support/api-hints.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, signedInAs } from '../support/api-person.ts';
import { sealForTest } from '../support/api-sealing.ts';
import { aSignedRequest, toInit } from '../support/api-signed-request.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';

let postgres: RunningPostgres;
let one: TestCollector;
let two: TestCollector;
beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.url();
  one = await aCollector({ databaseUrl });
  two = await aCollector({ databaseUrl, keysDir: `${one.folder}/data/keys` });
});
afterAll(async () => {
  await two?.stop();
  await one?.stop();
  await postgres?.stop();
});

test('paired at one, served by both: nonces, sessions, duplicates and publications are shared', async () => {
  const kiosk = await aKiosk(one);
  const id = randomUUID();
  const visit = randomUUID();
  const keys = (await one.parts.keys.sealingKeys('harbour')).slice(0, 1);
  const body = await sealForTest('{"text":"shared"}', { organisation: 'harbour', entryId: id }, keys);
  const entries = [
    anEntry(kiosk, { wallMs: NOON_OR_SO, header: { visit } }),
    anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id, visit, kind: 'comment', bodyForm: 'sealed', sequence: 2 }, body }),
  ];
  const signed = toInit(aSignedRequest(kiosk, 'POST', '/api/v1/batches', aBatch(kiosk, entries, NOON_OR_SO)));
  const answers = await Promise.all([one, two].map(async (collector) => (await collector.request('/api/v1/batches', signed)).json()));
  const verdicts = answers.map((answer) => answer.verdicts.map(({ verdict }: { verdict: string }) => verdict).join());
  expect(verdicts.sort()).toEqual(['duplicate,duplicate', 'stored,stored']);
  expect(answers[0].collector.id).toBe(answers[1].collector.id);

  const staff = await aPerson(one, { role: 'staff' });
  const { items } = await (await signedInAs(two, staff.account, staff.cookie).get('/api/v1/inbox')).json();
  const { hide } = opaqueIds(await one.parts.store.sharedSecret('inbox-ids'));
  expect(items).toMatchObject([{ id: hide(id), words: 'shared', face: { valueId: 'happy' } }]);

  const administrator = await aPerson(two, { role: 'administrator' });
  const { revision, configuration } = await (await administrator.get('/api/v1/kiosks/north-door/configuration')).json();
  const publish = (collector: TestCollector) =>
    signedInAs(collector, '', administrator.cookie).send('POST', '/api/v1/kiosks/north-door/publications', {
      basedOn: revision,
      configuration,
    });
  expect((await Promise.all([publish(one), publish(two)])).map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await (await administrator.get('/api/v1/exports/entries.json')).json()).length).toBe(2);

  one.clock.now += 24 * 3_600_000;
  const reader = await aPerson(one, { role: 'staff' });
  const { rows } = await (await reader.get('/api/v1/overview')).json();
  expect(rows[0]).toMatchObject({ level: 'organisation', ratings: 1 });
});

test('who listens at one collector is told of what came in at the other', async () => {
  const staff = await aPerson(one, { role: 'staff' });
  const listener = await listen(staff);
  const handler = signedInAs(two, '', (await aPerson(two, { role: 'handler' })).cookie);
  const paper = { from: 'elsewhere', channel: 'paper', day: '2026-03-09', kind: 'complaint', contact: 'letter', site: 'north' };
  const opened = await handler.send('POST', '/api/v1/cases', { ...paper, case: randomUUID(), id: randomUUID(), doneAt: NOON_OR_SO });
  expect(opened.status).toBe(200);
  await one.parts.live.look();
  await sendWords(two, await aKiosk(two, 'south-door'), { text: 'told' }, { kind: 'comment' });
  await two.parts.caseOpener.settled();
  await one.parts.live.look();
  one.clock.now += SPAN_MS;
  await one.parts.live.look();
  expect(await toldTo(one, staff, listener)).toEqual(['cases worked-on', 'inbox arrived']);
});

test('U+0000 and half characters, which PostgreSQL can’t hold, hold up nothing', async () => {
  const kiosk = await aKiosk(one, 'south-door');
  const good = anEntry(kiosk, { wallMs: NOON_OR_SO });
  const bad = [
    anEntry(kiosk, { wallMs: NOON_OR_SO, header: { locale: 'e\0n' } }),
    anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kind: 'later-kind' }, body: 'a\0b' }),
  ];
  const batch = aBatch(kiosk, [...bad, good], NOON_OR_SO, {
    configuration: { applied: null, refused: { revision: 'a\0', reason: 'b\0\ud800' } },
  });
  batch.health.lastError = 'c\0';
  expect((await kiosk.sendBatch(batch)).verdicts.map(({ verdict }) => verdict)).toEqual(['refused', 'refused', 'stored']);
  const session = { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' } };
  const signIn = await one.request('/api/v1/session', { ...session, body: JSON.stringify({ account: 'a\0', password: 'b' }) });
  expect((await signIn.json()).code).toBe('shape-invalid');
  const administrator = await aPerson(one, { role: 'administrator' });
  expect((await administrator.get('/api/v1/kiosks/a%00b/configuration')).status).toBe(404);
  expect((await administrator.get('/api/v1/kiosks')).status).toBe(200);
});

test('a store that is gone is told as such, and ready says no', async () => {
  const kiosk = await aKiosk(two, 'south-door');
  await postgres.stop();
  const response = await kiosk.send('POST', '/api/v1/batches', aBatch(kiosk, [], NOON_OR_SO));
  expect([response.status, (await response.json()).code]).toEqual([503, 'store-unavailable']);
  expect((await two.request('/readyz')).status).toBe(503);
  expect((await two.request('/healthz')).status).toBe(200);
});
