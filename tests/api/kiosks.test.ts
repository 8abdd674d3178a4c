// The list of kiosks as the console shows it, and revoking.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KioskRow, KiosksAnswer } from '../../src/protocol/console-api.ts';
import { aBatch, anEntry } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { aKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';

let collector: TestCollector;
let administrator: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  administrator = await aPerson(collector, { role: 'administrator' });
});
afterAll(() => collector.stop());

async function row(id: string, person = administrator): Promise<KioskRow | undefined> {
  const { kiosks } = v.parse(KiosksAnswer, await (await person.get('/api/v1/kiosks')).json());
  return kiosks.find((kiosk) => kiosk.id === id);
}

test('unpaired, paired, revoked, with what it last said of itself', async () => {
  expect(await row('north-door')).toMatchObject({
    state: 'unpaired',
    fingerprint: null,
    waiting: null,
    received: 0,
    site: { timeZone: 'America/Cayman' },
  });
  const kiosk = await aKiosk(collector);
  const batch = aBatch(kiosk, [anEntry(kiosk, { wallMs: NOON_OR_SO })], NOON_OR_SO + 60_000);
  batch.configuration.applied = kiosk.pairing.publication ? ((await row('north-door'))?.wanted ?? null) : null;
  await kiosk.sendBatch(batch);
  const paired = await row('north-door');
  expect(paired).toMatchObject({
    state: 'paired',
    fingerprint: hash('sha256', Buffer.from(kiosk.publicKey, 'base64url'), 'base64url').slice(0, 16),
    lastContactAt: new Date(NOON_OR_SO).toISOString(),
    waiting: 1,
    received: 1,
    recorded: 1,
    clockOffsetMs: -60_000,
    shellVersion: 'test',
    persisted: true,
  });
  expect(paired?.confirmed).toBe(paired?.wanted);
  await administrator.send('POST', '/api/v1/kiosks/north-door/revocation');
  expect(await row('north-door')).toMatchObject({ state: 'revoked', received: 1 });
  const [event] = await collector.parts.store.audit.latest('harbour', 1);
  expect(event).toMatchObject({ action: 'kiosk-revoked', target: 'north-door' });
});

test('staff are not told what moves with each visit', async () => {
  const staff = await aPerson(collector, { role: 'staff' });
  const tenMinutes = 600_000;
  expect(await row('north-door')).toMatchObject({ waiting: 1, received: 1, recorded: 1 });
  expect(await row('north-door', staff)).toMatchObject({
    waiting: null,
    oldestWaitingAt: null,
    received: null,
    recorded: null,
    lastContactAt: new Date(Math.floor(NOON_OR_SO / tenMinutes) * tenMinutes).toISOString(),
  });
});

test('staff are told that a kiosk takes nothing, and no more of its health than that', async () => {
  const staff = await aPerson(collector, { role: 'staff' });
  const kiosk = await aKiosk(collector, 'south-door');
  const batch = aBatch(kiosk, [], NOON_OR_SO);
  const told = { room: 'no-new-messages', safeMode: true, copies: { database: 'whole', journal: 'missing' } } as const;
  const refusals = { ratings: 12, messages: 1 };
  await kiosk.sendBatch({ ...batch, health: { ...batch.health, ...told, refusals, sentThrough: 4, errors: [] } });
  expect((await row('south-door', staff))?.health).toEqual(told);
  expect((await row('south-door'))?.health).toMatchObject({ ...told, refusals });
});

test('a configuration that the kiosk refused is shown with its reason', async () => {
  const kiosk = await aKiosk(collector, 'south-door');
  const refused = { revision: '1.1.AAAAAAAAAAAAAAAA', reason: 'signature does not verify' };
  await kiosk.sendBatch(aBatch(kiosk, [], NOON_OR_SO, { configuration: { applied: null, refused } }));
  expect(await row('south-door')).toMatchObject({ refused, confirmed: null });
});

test('kiosks of other organisations and other sites are not listed', async () => {
  const southern = await aPerson(collector, { role: 'staff', sites: ['south'] });
  expect(await row('market-door')).toBeUndefined();
  expect([await row('north-door', southern), (await row('south-door', southern))?.id]).toEqual([undefined, 'south-door']);
});
