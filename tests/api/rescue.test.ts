// A rescue carried in by hand: each entry once, whatever is imported twice or sent later; nothing from a part that is not right.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WireEntry } from '../../src/protocol/entry.ts';
import { BATCH_TARGET_BYTES, ENTRY_MAX_BYTES, REQUEST_MAX_BYTES } from '../../src/protocol/limits.ts';
import { aBatch, anEntry, entryId } from '../support/api-batch.ts';
import { aCollector, NOON_OR_SO, type TestCollector } from '../support/api-collector.ts';
import { HARBOUR, MARKET } from '../support/api-configuration-folder.ts';
import { aKey, aKiosk, type TestKiosk } from '../support/api-kiosk.ts';
import { aPerson, type TestPerson } from '../support/api-person.ts';
import { aRescuePart, gzipped, type RescueMore, signedPart } from '../support/api-rescue.ts';
import { sealForTest } from '../support/api-sealing.ts';

let collector: TestCollector;
let kiosk: TestKiosk;
let administrator: TestPerson;
beforeAll(async () => {
  collector = await aCollector();
  kiosk = await aKiosk(collector);
  administrator = await aPerson(collector, { role: 'administrator' });
});
beforeEach(() => {
  kiosk.ledgerId = randomUUID();
});
afterAll(() => collector.stop());

const DAY_MS = 24 * 60 * 60 * 1000;
const ratings = (count: number): WireEntry[] =>
  Array.from({ length: count }, (_, place) => anEntry(kiosk, { wallMs: NOON_OR_SO, header: { sequence: place + 1 } }));
const part = (entries: readonly WireEntry[], more: RescueMore = {}) => aRescuePart(collector, kiosk, entries, more);
const post = (body: unknown, person = administrator) => person.send('POST', '/api/v1/rescue/parts', body);
const received = async () => (await collector.parts.store.entries.receivedByKiosk(HARBOUR)).get('north-door') ?? 0;
const none = { stored: 0, duplicate: 0, gone: 0, conflict: 0, refused: 0 };

async function imported(body: unknown) {
  const response = await post(body);
  expect(response.status).toBe(200);
  return response.json();
}

async function expectRefused(body: unknown, code: string, status: number, person = administrator): Promise<void> {
  const before = await received();
  const response = await post(body, person);
  expect([response.status, (await response.json()).code]).toEqual([status, code]);
  expect(await received()).toBe(before);
}

async function aComment(words: string): Promise<WireEntry> {
  const id = randomUUID();
  const keys = await collector.parts.keys.sealingKeys(HARBOUR);
  const body = await sealForTest(JSON.stringify({ questionId: 'more', text: words }), { organisation: HARBOUR, entryId: id }, keys);
  return anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id, kind: 'comment', bodyForm: 'sealed' }, body });
}

describe('each entry counts once', () => {
  test('imported, imported again, and sent by the kiosk later', async () => {
    const entries = ratings(3);
    const before = await received();
    const rescue = await part(entries, { payload: { part: 2, parts: 5 } });
    expect(await imported(rescue)).toMatchObject({
      kiosk: { id: 'north-door', name: 'The north-door' },
      part: 2,
      parts: 5,
      verdicts: { ...none, stored: 3 },
    });
    expect(await imported(rescue)).toMatchObject({ verdicts: { ...none, duplicate: 3 } });
    const { verdicts } = await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await received()).toBe(before + 3);
  });

  test('what the kiosk has sent already is there already', async () => {
    const entries = ratings(2);
    await kiosk.sendBatch(aBatch(kiosk, entries.slice(0, 1), NOON_OR_SO));
    expect(await imported(await part(entries))).toMatchObject({ verdicts: { ...none, stored: 1, duplicate: 1 } });
  });

  test('two imports of the same part at the same time', async () => {
    const before = await received();
    const rescue = await part(ratings(20));
    const answers = await Promise.all(Array.from({ length: 10 }, () => imported(rescue)));
    expect(answers.reduce((sum, { verdicts }) => sum + verdicts.stored, 0)).toBe(20);
    expect(await received()).toBe(before + 20);
  });

  test('what was erased stays gone, what differs is a conflict, what cannot be stored is refused', async () => {
    const [erased, changed, good] = ratings(3) as [WireEntry, WireEntry, WireEntry];
    await imported(await part([erased, changed]));
    await collector.parts.store.entries.erase([entryId(erased)], NOON_OR_SO);
    const other = anEntry(kiosk, { wallMs: NOON_OR_SO, header: { id: entryId(changed) }, body: '{"no":"rating"}' });
    const different = anEntry(kiosk, { wallMs: NOON_OR_SO + 1, header: { id: entryId(changed) } });
    const verdicts = { stored: 1, duplicate: 0, gone: 1, conflict: 1, refused: 1 };
    expect(await imported(await part([erased, different, other, good]))).toMatchObject({ verdicts });
  });
});

describe('what it leaves alone and what it writes down', () => {
  test('the kiosk was not heard: last contact and health stay', async () => {
    const sentAt = collector.clock.now;
    await kiosk.sendBatch(aBatch(kiosk, [], sentAt));
    const before = await collector.parts.store.kiosks.kiosk('north-door');
    collector.clock.now += 5 * DAY_MS;
    const later = await aPerson(collector, { role: 'administrator' });
    expect((await post(await part(ratings(1)), later)).status).toBe(200);
    collector.clock.now = sentAt;
    expect(await collector.parts.store.kiosks.kiosk('north-door')).toEqual(before);
    expect(before?.lastContactAt).toBe(sentAt);
  });

  test('the ledger knows that it holds them: the kiosk is told at its next contact', async () => {
    const entries = ratings(3);
    await imported(await part(entries.slice(0, 2)));
    const heartbeat = aBatch(kiosk, [], NOON_OR_SO);
    heartbeat.health.recorded = 3;
    expect((await kiosk.sendBatch(heartbeat)).ledger).toMatchObject({ id: kiosk.ledgerId, received: 2, safeThrough: 2 });
    const { ledger } = await kiosk.sendBatch(aBatch(kiosk, entries, NOON_OR_SO));
    expect(ledger).toMatchObject({ received: 3, safeThrough: 3 });
  });

  test('the audit log has counts, never words', async () => {
    await imported(await part([await aComment('Zanzibarquokka at the counter')]));
    const [event] = await collector.parts.store.audit.latest(HARBOUR, 1);
    expect(event).toMatchObject({ action: 'rescue-imported', target: 'north-door' });
    expect(JSON.parse(event?.details ?? '')).toMatchObject({ part: 1, parts: 1, verdicts: { stored: 1 } });
    expect(JSON.stringify(event)).not.toContain('quokka');
  });

  test('words are in the inbox, dated by the kiosk’s clock when the part was made, not by the import', async () => {
    const comment = await aComment('Carried in on foot');
    const madeAt = new Date(NOON_OR_SO + 60_000).toISOString();
    collector.clock.now = NOON_OR_SO + 3 * DAY_MS;
    const later = await aPerson(collector, { role: 'administrator' });
    const clock = { wall: madeAt, boot: '11111111-1111-4111-8111-111111111111', monotonicMs: NOON_OR_SO + 60_000 };
    expect((await post(await part([comment], { payload: { clock } }), later)).status).toBe(200);
    const reader = await aPerson(collector, { role: 'staff' });
    const { items } = await (await reader.get('/api/v1/inbox?after=0&limit=200')).json();
    const page = await collector.parts.store.entries.page({ organisation: HARBOUR }, null, 1000);
    collector.clock.now = NOON_OR_SO;
    expect(items.filter(({ words }: { words: string }) => words === 'Carried in on foot')).toHaveLength(1);
    expect(page.find(({ id }) => id === entryId(comment))).toMatchObject({ occurredAt: NOON_OR_SO, certainty: 'exact' });
  });
});

describe('whose it is', () => {
  test('another organisation’s administrator is told that there is no such kiosk, and so is one of another site', async () => {
    const rescue = await part(ratings(1));
    await expectRefused(rescue, 'not-found', 404, await aPerson(collector, { role: 'administrator', organisation: MARKET }));
    await expectRefused(rescue, 'not-found', 404, await aPerson(collector, { role: 'administrator', sites: ['south'] }));
  });

  test('a key that no kiosk ever had', async () => {
    await expectRefused(await aRescuePart(collector, { ...kiosk, ...aKey() }, ratings(1)), 'not-found', 404);
  });

  test('a key that the kiosk had before it was paired again, and a revoked kiosk', async () => {
    const old = await aKiosk(collector, 'south-door');
    await aKiosk(collector, 'south-door');
    const entry = anEntry(old, { wallMs: NOON_OR_SO });
    expect(await imported(await aRescuePart(collector, old, [entry]))).toMatchObject({ verdicts: { ...none, stored: 1 } });
    await collector.parts.store.kiosks.revoke('south-door', NOON_OR_SO);
    const another = anEntry(old, { wallMs: NOON_OR_SO });
    expect(await imported(await aRescuePart(collector, old, [another]))).toMatchObject({ verdicts: { ...none, stored: 1 } });
  });

  test('a part signed by one kiosk that names another', async () => {
    await expectRefused(await part(ratings(1), { payload: { kiosk: 'south-door' } }), 'rescue-unreadable', 422);
    await expectRefused(await part(ratings(1), { payload: { organisation: MARKET } }), 'rescue-unreadable', 422);
  });

  test('entries of another kiosk inside are refused one by one', async () => {
    const foreign = anEntry(kiosk, { wallMs: NOON_OR_SO, header: { kiosk: 'south-door' } });
    expect(await imported(await part([foreign, ...ratings(1)]))).toMatchObject({ verdicts: { ...none, stored: 1, refused: 1 } });
  });
});

describe('damaged entries inside', () => {
  test('have no name and count as refused; the others are stored', async () => {
    const [first, last] = ratings(2);
    const damaged = ['{}', '{"damaged', 'null'].map((header) => ({ header, body: '' }));
    const entries = [first as WireEntry, ...damaged, last as WireEntry];
    expect(await imported(await part(entries))).toMatchObject({ verdicts: { ...none, stored: 2, refused: 3 } });
    expect(await imported(await part(entries))).toMatchObject({ verdicts: { ...none, duplicate: 2, refused: 3 } });
  });
});

describe('a part that is not right stores nothing', () => {
  test('altered anywhere', async () => {
    const rescue = await part(ratings(1));
    for (const at of [5, rescue.payload.length >> 1, rescue.payload.length - 3]) {
      const other = rescue.payload[at] === 'A' ? 'B' : 'A';
      const payload = rescue.payload.slice(0, at) + other + rescue.payload.slice(at + 1);
      await expectRefused({ ...rescue, payload }, 'rescue-altered', 422);
    }
    await expectRefused({ ...rescue, keyId: aKey().publicKey }, 'rescue-altered', 422);
    await expectRefused({ ...rescue, format: 'something-else' }, 'shape-invalid', 422);
  });

  test('sealed to a key that is not here, or moved to another part or organisation', async () => {
    const pair = (await crypto.subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
    const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
    await expectRefused(await part(ratings(1), { recipients: [{ keyId: 'elsewhere', publicKey }] }), 'rescue-closed', 422);
    await expectRefused(await part(ratings(1), { context: `candour-rescue-1\n${MARKET}\nx` }), 'rescue-closed', 422);
    await expectRefused(await part(ratings(1), { payload: { id: randomUUID() } }), 'rescue-closed', 422);
  });

  test('a bomb, no gzip, no JSON, too many entries, none, too deep', async () => {
    // Both would be right in everything else.
    const bomb = `${' '.repeat(REQUEST_MAX_BYTES)}${JSON.stringify({ v: 1, entries: ratings(1) })}`;
    const deep = `${JSON.stringify({ v: 1, entries: ratings(1) }).slice(0, -1)},"more":${'['.repeat(1000)}${']'.repeat(1000)}}`;
    const contents = [
      gzipped(bomb),
      gzipped(deep),
      new Uint8Array(randomBytes(100)),
      gzipped('hello'),
      gzipped(JSON.stringify({ v: 1, entries: [] })),
      gzipped(JSON.stringify({ v: 1, entries: ratings(501) })),
    ];
    for (const content of contents) await expectRefused(await part([], { content }), 'rescue-unreadable', 422);
    await expectRefused(signedPart(kiosk, 'not JSON'), 'rescue-unreadable', 422);
  });
});

test('the largest part that a kiosk makes fits, although it cannot be compressed', async () => {
  const bodyBytes = ENTRY_MAX_BYTES - 1024;
  const entries = Array.from({ length: Math.floor(BATCH_TARGET_BYTES / ENTRY_MAX_BYTES) }, () =>
    anEntry(kiosk, {
      wallMs: NOON_OR_SO,
      header: { kind: 'note' },
      body: randomBytes((bodyBytes * 3) / 4).toString('base64url'),
    }),
  );
  expect(await imported(await part(entries))).toMatchObject({ verdicts: { ...none, stored: entries.length } });
});
