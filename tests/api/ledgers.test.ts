// Ledgers as kiosks and administrators see them: the acknowledgement says what is held, the list of kiosks names what is missing.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KioskHealth } from '../../src/protocol/batch.ts';
import { KiosksAnswer } from '../../src/protocol/console-api.ts';
import type { WireEntry } from '../../src/protocol/entry.ts';
import type { LedgerState } from '../../src/protocol/ledger-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aChain } from '../support/api-chain.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let administrator: TestPerson;
let kiosk: TestKiosk;
beforeAll(async () => {
  collector = await aCollector();
  administrator = await aPerson(collector, { role: 'administrator' });
});
beforeEach(async () => {
  collector.clock.now += 60_000;
  kiosk = await aKiosk(collector);
});
afterAll(() => collector.stop());

const chain = (of: TestKiosk, count: number) => aChain(of, count, NOON_OR_SO);

async function report(entries: WireEntry[], health: Partial<KioskHealth>, boot = '11111111-1111-4111-8111-111111111111') {
  collector.clock.now += 1000;
  const batch = aBatch(kiosk, entries, collector.clock.now);
  const answer = await kiosk.sendBatch({ ...batch, clock: { ...batch.clock, boot }, health: { ...batch.health, ...health } });
  return answer.ledger;
}

async function ledgers(person = administrator, id = 'north-door'): Promise<LedgerState[]> {
  const { kiosks } = v.parse(KiosksAnswer, await (await person.get('/api/v1/kiosks')).json());
  return kiosks.find((row) => row.id === id)?.ledgers ?? [];
}

test('the acknowledgement says what is held of the ledger that sent the batch', async () => {
  const entries = chain(kiosk, 6);
  const id = kiosk.ledgerId;
  expect(await report([], { recorded: 6 })).toEqual({ id, received: 0, safeThrough: 0 });
  expect(await report(entries.slice(0, 3), { recorded: 6 })).toEqual({ id, received: 3, safeThrough: 3 });
  expect(await report(entries.slice(4), { recorded: 6 })).toEqual({ id, received: 5, safeThrough: 3 });
  expect(await report(entries, { recorded: 6 })).toEqual({ id, received: 6, safeThrough: 6 });
});

test('what is recorded and not here is named by number: still to come, or lost', async () => {
  const entries = chain(kiosk, 20);
  const without = entries.filter((_, place) => ![3, 4, 8].includes(place)).slice(0, 12);
  await report(without, { recorded: 20, sentThrough: 15, firstHeld: 9, lost: [{ from: 18, through: 18 }] });
  expect((await ledgers())[0]).toEqual({
    ledgerId: kiosk.ledgerId,
    isCurrent: true,
    firstContactAt: new Date(collector.clock.now).toISOString(),
    lastContactAt: new Date(collector.clock.now).toISOString(),
    recorded: 20,
    received: 12,
    waiting: 5,
    lost: 3,
    gaps: [
      { from: 4, through: 5, what: 'lost' },
      { from: 9, through: 9, what: 'waiting' },
      { from: 16, through: 17, what: 'waiting' },
      { from: 18, through: 18, what: 'lost' },
      { from: 19, through: 20, what: 'waiting' },
    ],
    alarms: [],
  });
});

test('a kiosk of an earlier version says less, and what it has yet to send still waits', async () => {
  await report(chain(kiosk, 3), { recorded: 5, waiting: 2 });
  expect((await ledgers())[0]).toMatchObject({ waiting: 2, lost: 0, gaps: [{ from: 4, through: 5, what: 'waiting' }] });
});

test('a kiosk whose storage was wiped comes back with another ledger: the old one names what had been reported', async () => {
  const wiped = kiosk.ledgerId;
  await report(chain(kiosk, 8).slice(0, 5), { recorded: 8, sentThrough: 5, firstHeld: 1 });
  const lastContactAt = new Date(collector.clock.now).toISOString();
  collector.clock.now += 60_000;
  kiosk = await aKiosk(collector);
  await report(chain(kiosk, 2), { recorded: 2, sentThrough: 2 }, '22222222-2222-4222-8222-222222222222');
  const [current, old] = await ledgers();
  expect(current).toMatchObject({ ledgerId: kiosk.ledgerId, isCurrent: true, lost: 0, alarms: [] });
  expect(old).toMatchObject({
    ...{ ledgerId: wiped, isCurrent: false, lastContactAt, recorded: 8, received: 5, waiting: 0, lost: 3 },
    gaps: [{ from: 6, through: 8, what: 'lost' }],
    alarms: [{ what: 'replaced', sequence: null }],
  });
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event).toMatchObject({ action: 'ledger-alarm', target: 'north-door', actor: 'collector' });
});

test('a copy of a kiosk that writes the same ledger is named', async () => {
  const entries = chain(kiosk, 6);
  await report(entries, { recorded: 6 });
  const clone = anEntry(kiosk, {
    wallMs: NOON_OR_SO,
    header: { sequence: 6, previousHash: hash('sha256', entries[4]?.header ?? '', 'base64url') },
  });
  await report([clone], { recorded: 6 }, '33333333-3333-4333-8333-333333333333');
  expect((await ledgers())[0]).toMatchObject({ received: 6, alarms: [{ what: 'doubled', sequence: 6 }] });
  expect(await collector.parts.store.entries.page({ organisation: 'harbour' }, null, 1000)).toContainEqual(expect.objectContaining(clone));
});

test('only administrators see ledgers: they move with each visit', async () => {
  await report(chain(kiosk, 2), { recorded: 2 });
  expect(await ledgers()).not.toEqual([]);
  expect(await ledgers(await aPerson(collector, { role: 'staff' }))).toEqual([]);
});

test('a revoked kiosk is told so and nothing of it is taken; paired again it goes on with its ledger, and nothing is missing', async () => {
  const entries = chain(kiosk, 6);
  await report(entries.slice(0, 3), { recorded: 6, sentThrough: 3 });
  await administrator.send('POST', '/api/v1/kiosks/north-door/revocation');
  const refused = await kiosk.send('POST', '/api/v1/batches', aBatch(kiosk, entries, collector.clock.now));
  expect([refused.status, (await refused.json()).code]).toEqual([403, 'kiosk-revoked']);
  expect((await ledgers())[0]).toMatchObject({ received: 3, waiting: 3, lost: 0 });
  const { ledgerId } = kiosk;
  kiosk = { ...(await aKiosk(collector)), ledgerId };
  const batch = aBatch(kiosk, entries, collector.clock.now);
  const again = await kiosk.send('POST', '/api/v1/batches', { ...batch, health: { ...batch.health, recorded: 6, sentThrough: 6 } });
  const { verdicts, ledger } = await again.json();
  expect(verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual([...Array(3).fill('duplicate'), ...Array(3).fill('stored')]);
  expect(ledger).toEqual({ id: ledgerId, received: 6, safeThrough: 6 });
  expect((await ledgers())[0]).toMatchObject({ ledgerId, isCurrent: true, received: 6, gaps: [], alarms: [] });
});
