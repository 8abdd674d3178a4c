// The stream of hints: what is told, to whom and when, and how it ends.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CasesAnswer } from '../../src/protocol/cases/case-api.ts';
import type { What } from '../../src/protocol/cases/case-facts.ts';
import type { Role } from '../../src/protocol/console-api.ts';
import { sessionHash } from '../../src/server/accounts/authenticate-person.ts';
import { createApp } from '../../src/server/create-app.ts';
import { createStopping } from '../../src/server/http/stopping.ts';
import { liveDesk } from '../../src/server/live/live-desk.ts';
import type { PersonRow } from '../../src/server/store/store.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { CHECK_MS, hintsIn, type Listener, listen, SPAN_MS, toldTo } from '../support/api-hints.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { sendWords } from '../support/api-message.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
let handler: TestPerson;
let intake: TestPerson;
beforeEach(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  handler = await aPerson(collector, { role: 'handler' });
  intake = await aPerson(collector, { role: 'intake' });
});
afterEach(() => collector.stop());

const look = () => collector.parts.live.look();
const told = (person: TestPerson, listener: Listener) => toldTo(collector, person, listener);
const spanLater = async () => {
  collector.clock.now += SPAN_MS;
  await look();
};
/** Whatever a kiosk brings has been looked at for cases. */
const arrived = async () => {
  await collector.parts.caseOpener.settled();
  await look();
};
const PAPER = { from: 'elsewhere', channel: 'paper', day: '2026-03-09', kind: 'complaint', contact: 'letter' };
const open = async (site: string, by = handler): Promise<string> => {
  const request = { ...PAPER, site, case: randomUUID(), id: randomUUID(), doneAt: NOON_OR_SO };
  const answer = await by.send('POST', '/api/v1/cases', request);
  return (await answer.json()).id;
};
const add = async (id: string, what: What, by = handler, words: object | null = null) => {
  const fact = { id: randomUUID(), case: id, doneAt: NOON_OR_SO, basedOn: 99, what, words };
  const { answers } = await (await by.send('POST', '/api/v1/cases/facts', { facts: [fact] })).json();
  expect(answers[0].answer).toBe('stored');
};
const note = (id: string, by = handler) => add(id, { fact: 'note' }, by, { text: 'Zebrafinch.' });
const comment = () => sendWords(collector, kiosk, { text: 'Zebrafinch.' }, { kind: 'comment' });
const complaint = () =>
  sendWords(collector, kiosk, { formId: 'say', answers: { kind: 'complaint', what: 'Zebrafinch.' } }, { kind: 'message' });

describe('hints', () => {
  test('begin with a beat, in a form that nothing on the way keeps or holds back', async () => {
    const response = await collector.request('/api/v1/events', { headers: { cookie: handler.cookie, 'last-event-id': 'nonsense' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const text = response.text();
    await collector.parts.live.stop();
    expect(await text).toMatch(/^retry: \d+\n\nevent: beat\ndata: \{\}\n\n$/);
  });

  test('of staff’s work come with the next look, to those who may see that case, and to nobody else', async () => {
    const here = await aPerson(collector, { role: 'staff', sites: ['north'], departments: ['lands'] });
    const there = await aPerson(collector, { role: 'staff', sites: ['south'] });
    const stranger = await aPerson(collector, { role: 'handler', organisation: 'market' });
    const listeners = await Promise.all([here, there, stranger].map(listen));
    const id = await open('north');
    await look();
    await look();
    await note(id);
    await look();
    expect(await told(here, listeners[0] as Listener)).toEqual(['cases worked-on', 'cases worked-on']);
    expect(await told(there, listeners[1] as Listener)).toEqual([]);
    expect(await told(stranger, listeners[2] as Listener)).toEqual([]);
  });

  test('of what people left wait for the end of a span of time, however much it is, and however quiet it was before', async () => {
    const listener = await listen(handler);
    await comment();
    await comment();
    await comment();
    await arrived();
    await complaint();
    await arrived();
    expect((await (await handler.get('/api/v1/cases')).json()).cases).toHaveLength(1);
    // Something of staff, to see where in the order what people left comes.
    await open('north');
    await look();
    await spanLater();
    await spanLater();
    await spanLater();
    await comment();
    await arrived();
    await open('north');
    await look();
    await spanLater();
    expect(await told(handler, listener)).toEqual([
      ...['cases worked-on', 'cases arrived', 'inbox arrived'],
      ...['cases worked-on', 'inbox arrived'],
    ]);
  });

  test('say nothing of ratings, nor of visits without words', async () => {
    const listener = await listen(handler);
    const entries = [anEntry(kiosk, { wallMs: NOON_OR_SO }), anEntry(kiosk, { wallMs: NOON_OR_SO, header: { sequence: 2 } })];
    const { verdicts } = await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['stored', 'stored']);
    await arrived();
    await spanLater();
    await spanLater();
    expect(await told(handler, listener)).toEqual([]);
  });

  test('of another site’s inbox are not for those who read this one', async () => {
    const there = await aPerson(collector, { role: 'staff', sites: ['south'] });
    const listeners = [await listen(there), await listen(handler)];
    await comment();
    await arrived();
    await spanLater();
    expect(await told(there, listeners[0] as Listener)).toEqual([]);
    expect(await told(handler, listeners[1] as Listener)).toEqual(['inbox arrived']);
  });

  test('say what is taken back, and from then on nothing of it', async () => {
    await complaint();
    await arrived();
    const { cases } = (await (await intake.get('/api/v1/cases')).json()) as CasesAnswer;
    const [id = ''] = cases.map((one) => one.id);
    await spanLater();
    const listeners = [await listen(handler), await listen(intake)];
    await add(id, { fact: 'held' }, intake);
    await look();
    await note(id, intake);
    await look();
    expect(await told(handler, listeners[0] as Listener)).toEqual(['cases taken-back', 'inbox taken-back']);
    expect(await told(intake, listeners[1] as Listener)).toEqual(['cases worked-on', 'cases worked-on']);
  });

  test('hold nothing but a subject and a kind', async () => {
    const response = await handler.get('/api/v1/events');
    const text = response.text();
    await complaint();
    await arrived();
    await note(await open('north'));
    await spanLater();
    await collector.parts.live.stop();
    const lines = (await text).split('\n').filter((line) => line && !line.startsWith('retry:'));
    expect(new Set(lines)).toEqual(
      new Set([...['event: beat', 'data: {}', 'event: cases', 'event: inbox', 'data: {"kind":"worked-on"}', 'data: {"kind":"arrived"}']]),
    );
  });
});

describe('a stream', () => {
  test('beats for as long as the collector can look, and no longer', async () => {
    const store = { ...collector.parts.store };
    const live = liveDesk({ ...collector.parts, store }, 9);
    const person = (await collector.parts.store.people.byAccount(handler.account)) as PersonRow;
    const text = (await live.listen({ person, session: sessionOf(handler) })).text();
    const { cases } = store;
    store.cases = {
      ...cases,
      changes: () => Promise.reject(new Error('away')),
    };
    collector.clock.now += 20_000;
    await live.look();
    store.cases = cases;
    await live.look();
    await live.look();
    await live.stop();
    expect((await text).match(/event: beat/g)).toHaveLength(2);
  });

  test('closes when its person signs out', async () => {
    const listener = await listen(handler);
    expect((await handler.send('DELETE', '/api/v1/session')).status).toBe(204);
    collector.clock.now += CHECK_MS;
    await look();
    expect(await listener.ended).toEqual([]);
    expect((await handler.get('/api/v1/events')).status).toBe(401);
  });

  test('does not keep a session alive, and closes with it', async () => {
    const listener = await listen(handler);
    for (let minutes = 0; minutes <= 60; minutes += 10) {
      await look();
      collector.clock.now += 10 * 60_000;
    }
    await look();
    expect(await listener.ended).toEqual([]);
    expect((await handler.get('/api/v1/session')).status).toBe(401);
  });

  test.each<[string, Partial<PersonRow>]>([
    ['the account is no longer in use', { active: false }],
    ['the role is another', { role: 'administrator' as Role }],
    ['the places are others', { sites: ['south'] }],
    ['the departments are others', { departments: ['lands'] }],
  ])('closes before anything more is told when %s', async (_, change) => {
    const { store } = collector.parts;
    let now: Partial<PersonRow> = {};
    const byId = async (id: string) => {
      const found = await store.people.byId(id);
      return found && { ...found, ...now };
    };
    const people = { ...store.people, byId };
    const live = liveDesk({ ...collector.parts, store: { ...store, people } }, 9);
    const app = createApp({ ...collector.parts, live }, createStopping(), collector.folder);
    const response = await app.request('http://localhost/api/v1/events', { headers: { cookie: handler.cookie } });
    const text = response.text();
    await open('north', intake);
    await live.look();
    now = change;
    await open('north', intake);
    await live.look();
    expect(hintsIn(await text)).toEqual(['cases worked-on']);
    await live.stop();
  });

  test('is one of few of one person, and of a bounded number in all; who leaves makes room', async () => {
    const status = async () => (await handler.get('/api/v1/events')).status;
    const first = await handler.get('/api/v1/events');
    for (let place = 1; place < 6; place++) expect(await status()).toBe(200);
    const refused = await handler.get('/api/v1/events');
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'rate-limited']);
    expect((await intake.get('/api/v1/events')).status).toBe(200);
    await first.body?.cancel();
    expect(await status()).toBe(200);

    const small = liveDesk(collector.parts, 2);
    const person = (await collector.parts.store.people.byAccount(handler.account)) as PersonRow;
    const member = { person, session: sessionOf(handler) };
    await small.listen(member);
    await small.listen(member);
    await expect(small.listen(member)).rejects.toMatchObject({ code: 'rate-limited' });
    await small.stop();
  });

  test('that nobody reads any more is given up', async () => {
    const unread = await handler.get('/api/v1/events');
    const id = await open('north');
    for (let turn = 0; turn < 40; turn++) {
      await note(id);
      await look();
    }
    const left = hintsIn(await unread.text());
    expect(left.length).toBeGreaterThan(5);
    expect(left.length).toBeLessThan(20);
  });

  test('ends cleanly when the collector stops, over real HTTP, and no other begins', async () => {
    const response = await fetch(`${collector.url}/api/v1/events`, { headers: { cookie: handler.cookie } });
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const text = response.text();
    await open('north');
    await look();
    await Promise.all([collector.parts.live.stop(), expect(text).resolves.toContain('worked-on')]);
    expect(await (await handler.get('/api/v1/events')).json()).toMatchObject({ code: 'stopping' });
    const another = await aCollector();
    const person = await aPerson(another, { role: 'staff' });
    const open1 = await fetch(`${another.url}/api/v1/events`, { headers: { cookie: person.cookie } });
    // Cut off, it would reject.
    const [ended] = await Promise.all([open1.text(), another.stop()]);
    expect(ended).toContain('beat');
  });
});

function sessionOf(person: TestPerson): string {
  return sessionHash(person.cookie.split('=')[1] ?? '');
}
